"""Texts in the reader's language, doors for who translates, and the words and engines of a location."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, Value, When

from driehoek.people.models import Account, Location
from driehoek.people.queries import found, locations_for
from driehoek.shared.languages import language as language_of
from driehoek.texts import rules
from driehoek.texts.models import Engine, Term, Text, Version
from driehoek.texts.phrases import read_original, source

State = Version.State
TO_DO = [State.ASKED, State.MACHINE]
PLACES_SHOWN = 20
READY = (State.MACHINE, State.CHECKED, State.PERSON)


@dataclass(frozen=True)
class Shown:
    """A text as one reader gets it: a version, or the original when there is none, and where it comes from.

    `state` is "original", "machine", "checked", "person" or "missing" (not translated: title and body are the
    original). `original` is the text itself when a translation is shown, for who wants to read that too.
    """

    title: str
    body: str
    language: str
    state: str
    original: Text | None = None

    @property
    def direction(self) -> str:
        """The direction of the language in which it stands: "ltr" or "rtl"."""
        return language_of(self.language).direction

    @property
    def foreign(self) -> bool:
        """Whether it is not in the language that was asked for."""
        return self.state == "missing"

    @property
    def source(self) -> str:
        """Who translated it, honestly, in the language of the page; empty for an original in the own language."""
        return source(self.state, language_of(self.language).own_name)

    @property
    def original_direction(self) -> str:
        """The direction of the original."""
        return language_of(self.original.language).direction if self.original else ""

    @property
    def read_original(self) -> str:
        """The words that lead to the original; empty when that is what is shown."""
        return read_original(language_of(self.original.language).own_name) if self.original else ""


def shown(texts: Iterable[Text], language: str) -> dict[int, Shown]:
    """Return text pk -> the text as a reader of `language` gets it; one query for any number."""
    return {pk: one for (pk, _), one in shown_in((text, language) for text in texts).items()}


def shown_in(wanted: Iterable[tuple[Text, str]]) -> dict[tuple[int, str], Shown]:
    """Return (text pk, language) -> the text as a reader of that language gets it; one query for any number."""
    pairs = list(wanted)
    foreign = [(text.pk, code) for text, code in pairs if text.language != code]
    among = {"text__in": {pk for pk, _ in foreign}, "language__in": {code for _, code in foreign}}
    rows = Version.objects.filter(**among, state__in=READY) if foreign else []
    versions = {(version.text_id, version.language): version for version in rows}
    return {(text.pk, code): _shown(text, versions.get((text.pk, code)), code) for text, code in pairs}


def shown_one(text: Text, language: str) -> Shown:
    """Return one text as a reader of `language` gets it."""
    return shown([text], language)[text.pk]


def _shown(text: Text, version: Version | None, language: str) -> Shown:
    if version:
        return Shown(version.title or text.title, version.body, language, version.state, text)
    return Shown(text.title, text.body, text.language, "original" if text.language == language else "missing")


# Doors


def versions_for(account: Account) -> QuerySet[Version]:
    """Translations that this account may make and check."""
    reach = rules.texts_in_reach(account, prefix="text__")
    return Version.objects.filter(reach).select_related("text__location", "text__author", "made_by")


def versions_to_do_for(account: Account, language: str = "", state: str = "") -> QuerySet[Version]:
    """The task list of who translates: what waits for a person first, then what a machine made; oldest first.

    `language` and `state` ("asked" or "machine") narrow it.
    """
    states = [state] if state in TO_DO else TO_DO
    rows = versions_for(account).filter(state__in=states)
    first = Case(When(state=State.ASKED, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = rows.filter(language=language) if language else rows
    return rows.order_by(first, "asked_at", "pk")


def version_for(account: Account, pk: int) -> Version:
    """Return one translation, or raise Http404."""
    return found(versions_for(account), pk=pk)


def tooled_locations(account: Account) -> QuerySet[Location]:
    """Locations of which this account sets the words and the engines."""
    return Location.objects.filter(rules.manners_in_reach(account))


def tooled_location(account: Account, code: str) -> Location:
    """Return the location whose words and engines this account sets, or raise Http404."""
    return found(tooled_locations(account), code=code)


def may_set_tools(account: Account, location: Location) -> bool:
    """Whether this account sets the words and the engines of the location."""
    return tooled_locations(account).filter(pk=location.pk).exists()


def places_of(account: Account) -> list[tuple[Location, bool]]:
    """The first locations where this account translates, and whether it sets the engines there."""
    places = locations_for(account, "translate").order_by("name")[:PLACES_SHOWN]
    tooled = set(tooled_locations(account).values_list("pk", flat=True))
    return [(place, place.pk in tooled) for place in places]


def terms_of(account: Account, location: Location, words: str = "") -> QuerySet[Term]:
    """The words of a location that this account may read, those with `words` in them."""
    places = Location.objects.filter(rules.words_in_reach(account)).values("pk")
    return Term.objects.filter(location__in=places).filter(location=location, word__icontains=words)


def term_for(account: Account, pk: int) -> Term:
    """Return one word that this account may change, or raise Http404."""
    rows = Term.objects.filter(location__in=tooled_locations(account).values("pk"))
    return found(rows.select_related("location"), pk=pk)


def engines_for(account: Account, location: Location | None = None) -> QuerySet[Engine]:
    """Engines that this account sets, of one location if given, in the order in which they are tried."""
    rows = Engine.objects.filter(location__in=tooled_locations(account).values("pk")).select_related("location")
    return rows.filter(location=location) if location else rows


def engine_for(account: Account, pk: int) -> Engine:
    """Return one engine, or raise Http404."""
    return found(engines_for(account), pk=pk)


@dataclass(frozen=True)
class Hint:
    """A word of the school that stands in a text, and what it is called in the other language."""

    word: str
    other: str


def hints_for(version: Version) -> list[Hint]:
    """The words of the list that stand in the original, for who translates it."""
    original = f"{version.text.title} {version.text.body}".casefold()
    terms = Term.objects.filter(location=version.text.location_id)
    known = ((term.word, term.words.get(version.language) or (term.word if term.keep else "")) for term in terms)
    return [Hint(word, other) for word, other in known if other and word.casefold() in original]
