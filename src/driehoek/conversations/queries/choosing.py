"""When a talk can be: every time of its round, with what is against it."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from driehoek.conversations.bridge.check import Checker, Problem
from driehoek.conversations.bridge.reading import sheet_of, wish_asked
from driehoek.conversations.models import Round, Talk, Wish
from driehoek.shared.moments import local_day


@dataclass(frozen=True)
class Time:
    """A time at which a talk could begin."""

    start: datetime
    problems: tuple[Problem, ...]
    now: bool

    @property
    def possible(self) -> bool:
        """Whether no hard rule is broken."""
        return not any(problem.hard for problem in self.problems)


@dataclass(frozen=True)
class Day:
    """The times of one day."""

    date: date
    times: list[Time]

    @property
    def free(self) -> bool:
        """Whether there is another possible time than the one it has."""
        return any(time.possible and not time.now for time in self.times)


def days_of(times: list[Time]) -> list[Day]:
    """These times by day."""
    return [Day(day, list(rows)) for day, rows in groupby(times, key=lambda time: local_day(time.start))]


def times_for(round_: Round, one: Talk | Wish) -> list[Time]:
    """Every time from now on for a talk, or for a wish without one."""
    sheet = sheet_of(round_)
    if isinstance(one, Wish):
        ask, now = wish_asked(sheet, one), None
    else:
        found = [ask for ask in sheet.asks.values() if ask.talk and ask.talk.pk == one.pk]
        if not found:
            return []
        ask, now = found[0], one.starts_at
    rows = Checker(sheet, ask).choices()
    return [Time(start := sheet.grid.start(row.slot), row.problems, start == now) for row in rows]
