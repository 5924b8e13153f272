"""Counting missed lessons: from spans of days to the moments at which a rule is reached. Pure, without records.

A day counts once, with the most hours that were noted for it. Days without lessons count for nothing. After a rule was
reached it begins anew, so that one long absence is one signal and not one for every following day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from driehoek.schooldays.calendars import Calendar
from driehoek.schooldays.patterns import Rule


@dataclass(frozen=True)
class Gone:
    """One noted absence: first and last day, and lesson hours per day."""

    start: date
    end: date
    hours: int
    kind: str
    reason: str


@dataclass(frozen=True)
class Match:
    """A rule was reached on `end`, counting from `start`; `amount` in hours or times."""

    start: date
    end: date
    amount: int


@dataclass(frozen=True)
class Count:
    """Something that counts on a day: lesson hours, or a spell that began then."""

    day: date
    amount: int


def matches(rule: Rule, gone: Iterable[Gone], calendar: Calendar) -> list[Match]:
    """Return every time this rule was reached, oldest first; their spans do not overlap."""
    found: list[Match] = []
    window: list[Count] = []
    for count in _counts(rule, gone, calendar):
        first = calendar.first_of_weeks(count.day, rule.lesson_weeks)
        window = [*(earlier for earlier in window if earlier.day >= first), count]
        amount = sum(one.amount for one in window)
        if amount >= rule.threshold:
            found.append(Match(window[0].day, count.day, amount))
            window = []
    return found


def _counts(rule: Rule, gone: Iterable[Gone], calendar: Calendar) -> list[Count]:
    hours = hours_per_day((one for one in gone if one.kind in rule.missed and one.reason in rule.reasons), calendar)
    if rule.counts == "hours":
        return [Count(day, amount) for day, amount in hours.items() if amount]
    if rule.missed == {"late"}:
        return [Count(day, 1) for day in hours]
    return [Count(spell[0], 1) for spell in spells(hours, calendar) if _fits(rule, spell)]


def hours_per_day(gone: Iterable[Gone], calendar: Calendar) -> dict[date, int]:
    """Return lesson day -> hours missed, in order of days."""
    hours: dict[date, int] = {}
    for one in gone:
        for day in calendar.lesson_days(one.start, one.end):
            hours[day] = max(hours.get(day, 0), one.hours)
    return dict(sorted(hours.items()))


def spells(days: Iterable[date], calendar: Calendar) -> list[list[date]]:
    """Return the days in runs without a lesson day in between: Friday and Monday are one run."""
    runs: list[list[date]] = []
    for day in sorted(set(days)):
        if runs and calendar.follows(runs[-1][-1], day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _fits(rule: Rule, spell: list[date]) -> bool:
    short = not rule.days or len(spell) <= rule.days
    at_edge = not rule.weekdays or {spell[0].weekday(), spell[-1].weekday()} & rule.weekdays
    return bool(short and at_edge)
