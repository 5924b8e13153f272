"""What a location added itself, as a home activity among those of the library, in the languages in which it stands."""

from collections.abc import Iterable

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from driehoek.home.library import HomeActivity, Words, activities, suited_to
from driehoek.home.models import OwnActivity, Suggestion
from driehoek.home.rules import ages_of
from driehoek.people.models import Group, Location
from driehoek.shared.languages import DEFAULT, LANGUAGES, language
from driehoek.texts.models import Version
from driehoek.texts.phrases import source
from driehoek.texts.queries import READY, Shown, shown_in

PARTS = ("how", "why", "easier", "harder")  # the lines of the body


def parts_of(body: str) -> dict[str, str]:
    """The lines of a body by name; empty when there are more or fewer than an activity has."""
    found = [line.strip() for line in body.splitlines() if line.strip()]
    return dict(zip(PARTS, found, strict=True)) if len(found) == len(PARTS) else {}


def source_of(words: Words, code: str) -> str:
    """Who translated these words for a reader of this language, honestly; nothing about the library."""
    return source("missing" if words.tongue.code != code else words.state, words.tongue.own_name)


def own_at(location: Location) -> list[HomeActivity]:
    """What a location added and offers, in every language in which it stands; two queries."""
    return translated(OwnActivity.objects.filter(location=location, withdrawn_at=None).select_related("text"))


def offered_to(group: Group) -> list[HomeActivity]:
    """What can be chosen for a group: what its location added, then the library, both for its ages."""
    ages = ages_of(group)
    return [*(one for one in own_at(group.location) if ages in one.ages), *suited_to([ages])]


def offered_at(location: Location) -> dict[str, HomeActivity]:
    """Everything that can be chosen at a location, by key."""
    return {one.key: one for one in own_at(location)} | activities()


def in_language(rows: QuerySet[Suggestion], code: str) -> QuerySet[Suggestion]:
    """The suggestions with what the school's own are in this language at hand, without a query of its own."""
    ready = Version.objects.filter(text=OuterRef("own__text"), language=code, state__in=READY)
    told = ready.annotate(told=JSONObject(code="language", title="title", body="body", state="state"))
    return rows.select_related("own__text").annotate(own_told=Subquery(told.values("told")[:1]))


def activity_of(row: Suggestion) -> HomeActivity:
    """What is suggested; needs `own__text` at hand, and `in_language` for another language than Dutch."""
    if row.own is None:
        return activities()[row.activity]
    told = getattr(row, "own_told", None)
    return _activity(row.own, [_words(**told)] if told else [])


def translated(rows: Iterable[OwnActivity]) -> list[HomeActivity]:
    """What was added, in every language in which it stands; one query beside that for the rows."""
    listed = list(rows)
    said = shown_in((row.text, code) for row in listed for code in LANGUAGES)
    ready = {pair: one for pair, one in said.items() if not one.foreign}
    return [_activity(row, [_from(one) for (text, _), one in ready.items() if text == row.text_id]) for row in listed]


def _from(one: Shown) -> Words | None:
    return _words(one.language, one.title, one.body, one.state)


def _activity(row: OwnActivity, said: Iterable[Words | None]) -> HomeActivity:
    original = _words(DEFAULT, row.text.title, row.text.body, "original")
    texts = {one.tongue.code: one for one in (original, *said) if one}
    return HomeActivity(row.key, row.subject, tuple(row.ages), row.pictogram, (), texts, own=row.pk)


def _words(code: str, title: str, body: str, state: str) -> Words | None:
    """The words of a translation that has every part of an activity."""
    parts = parts_of(body)
    return Words(title=title, **parts, tongue=language(code), state=state) if parts and title else None
