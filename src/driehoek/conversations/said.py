"""What a family said it wishes, told back to it and to colleagues in the language of the page."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import get_language

from driehoek.conversations import phrases
from driehoek.conversations.models import Party, RoundDay
from driehoek.conversations.parts import NOT, part_said, parts_of
from driehoek.conversations.queries.wishes import Asked
from driehoek.shared.moments import day as day_in
from driehoek.shared.phrases import time_range

DAYS = {"whole": phrases.DAY_WHOLE, "early": phrases.DAY_EARLY, "late": phrases.DAY_LATE}


class Line(NamedTuple):
    """One thing that was said, with its pictogram."""

    icon: str
    text: str


def part_in_words(day: RoundDay, part: str) -> str:
    """A part of a day with its hours."""
    if part == NOT:
        return str(phrases.DAY_NOT)
    start, end = parts_of(day)[part]
    return str(DAYS[part]) % {"hours": time_range(f"{start:%H:%M}", f"{end:%H:%M}")}


def lines(asked: Asked) -> list[Line]:
    """Everything that a party said, in the order in which it is asked."""
    return [*_talks(asked), *_days(asked), *_help(asked.party)]


def _talks(asked: Asked) -> Iterator[Line]:
    for one in asked.wished:
        rank = f" · {phrases.RANKS[one.wish.priority]}" if one.wish and not one.fixed else ""
        yield Line("talk", f"{one.child.given_name or one.child.full_name}: {one.who}{rank}")


def _days(asked: Asked) -> Iterator[Line]:
    code = get_language() or "nl"
    for day in asked.days:
        yield Line("calendar", f"{day_in(day.date, code)}: {part_in_words(day, part_said(day, asked.times))}")


def _help(party: Party) -> Iterator[Line]:
    if party.apart:
        yield Line("people", str(phrases.TOGETHER_CHOICES["yes" if party.together else "no"]))
    if party.prefers != Party.Prefers.ANY:
        yield Line("clock", f"{phrases.PREFERS} {phrases.PREFERENCES[Party.Prefers(party.prefers)]}")
    if party.mode != Party.Mode.SCHOOL:
        yield Line("pin", str(phrases.MODES[Party.Mode(party.mode)]))
    if party.interprets != Party.Interprets.NOBODY:
        how = str(phrases.INTERPRETERS[Party.Interprets(party.interprets)])
        yield Line("interpreter", f"{how}: {party.language}" if party.language else how)
    if party.childcare:
        yield Line("childcare", f"{phrases.CHILDCARE} {party.childcare}")
    if party.note:
        yield Line("edit", party.note)
