"""Doors to what people read aloud, what still waits for a voice, and what a parent can hear."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from driehoek.people.links import row_of, token_for
from driehoek.people.models import Account, Guardianship, Location
from driehoek.people.queries import found, locations_for
from driehoek.people.rules import guardianship_is_open
from driehoek.shared.languages import LANGUAGES, Language
from driehoek.texts.models import Recording
from driehoek.texts.sayable import Sayable, key_of, sayables

SALT = "driehoek.texts.recordings"


@dataclass(frozen=True)
class ToSay:
    """Words to read aloud in one language, with what was recorded of them."""

    sayable: Sayable
    key: str
    words: str
    recording: Recording | None


def to_say(location: Location, language: str) -> list[ToSay]:
    """Everything to read aloud in this language: without a recording first, what parents meet now before the rest."""
    rows = Recording.objects.filter(organisation=location.organisation_id, language=language)
    there = {row.said: row for row in rows.select_related("made_by")}
    made = [_to_say(one, language, there) for one in sayables(location) if language in one.words]
    return sorted(made, key=lambda one: (one.recording is not None, not one.sayable.now))


def _to_say(one: Sayable, language: str, there: dict[str, Recording]) -> ToSay:
    key = one.key(language)
    return ToSay(one, key, one.words[language], there.get(key))


def one_to_say(rows: Iterable[ToSay], key: str) -> ToSay:
    """Return the words with this key, or raise Http404."""
    one = next((row for row in rows if row.key == key), None)
    if one is None:
        raise Http404
    return one


def languages_to_record(location: Location) -> list[Language]:
    """Every language, the most needed first: no phone speaks it, and parents here would rather hear than read."""
    ties = Guardianship.objects.filter(guardianship_is_open(), child__enrolments__group__location=location)
    hears = Count("guardian", filter=Q(guardian__prefers_hearing=True), distinct=True)
    counted = ties.order_by().values_list("guardian__language_read").annotate(hears=hears, all=Count("guardian"))
    read = {code: (number, whole) for code, number, whole in counted}
    need = {code: (code in read and not one.voice, *read.get(code, (0, 0))) for code, one in LANGUAGES.items()}
    return sorted(LANGUAGES.values(), key=lambda one: need[one.code], reverse=True)


def recordings_for(account: Account) -> QuerySet[Recording]:
    """Recordings of organisations where this account translates."""
    organisations = locations_for(account, "translate").order_by().values("organisation")
    return Recording.objects.filter(organisation__in=organisations)


def recording_for(account: Account, pk: int) -> Recording:
    """Return one recording that this account may take away, or raise Http404."""
    return found(recordings_for(account), pk=pk)


def token_of(recording: Recording) -> str:
    """What stands for a recording in an address."""
    return token_for(recording.pk, SALT)


def recording_behind(token: str) -> Recording:
    """Return the recording with this token, which stands only on pages of who may hear it, or raise Http404."""
    return found(Recording.objects.all(), pk=row_of(token, SALT))


def heard(location: Location, language: str, texts: Iterable[str]) -> list[str]:
    """The tokens of what was recorded of these texts, in their order; one query."""
    keys = [key_of(one) for one in texts]
    rows = Recording.objects.filter(organisation=location.organisation_id, language=language, said__in=keys)
    there = dict(rows.values_list("said", "pk"))
    return [token_for(there[key], SALT) for key in keys if key in there]
