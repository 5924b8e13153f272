"""Slots and the Dutch clock: the days of a round, each cut in pieces of `slot_minutes` from its own beginning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property

from driehoek.conversations.models import RoundDay
from driehoek.shared.moments import AMSTERDAM


def moment(day: date, clock: time) -> datetime:
    """The moment at which the Dutch clock shows this time on this day, in UTC.

    An hour that comes twice when the clock goes back is the first one; one that is skipped counts from before the skip.
    """
    return datetime.combine(day, clock, AMSTERDAM).astimezone(UTC)


@dataclass(frozen=True)
class GridDay:
    """A day of the round: its row, when it begins (UTC) and how many whole slots it has."""

    pk: int
    date: date
    start: datetime
    slots: int


@dataclass(frozen=True)
class Grid:
    """All days of a round behind each other: slot 20 of 18 a day is the third of the second day.

    Every day has as many slots as the longest; those after the end of a shorter day are closed.
    """

    days: tuple[GridDay, ...]
    minutes: int

    @cached_property
    def per_day(self) -> int:
        """How many slots a day has, at least one."""
        return max([1, *(day.slots for day in self.days)])

    @property
    def slots(self) -> range:
        """All slots, also the closed ones."""
        return range(len(self.days) * self.per_day)

    @cached_property
    def open(self) -> set[int]:
        """The slots that lie inside their day."""
        return {number * self.per_day + slot for number, day in enumerate(self.days) for slot in range(day.slots)}

    def start(self, slot: int) -> datetime:
        """When a slot begins, in UTC; a closed one counts on past the end of its day."""
        day, place = divmod(slot, self.per_day)
        return self.days[day].start + timedelta(minutes=place * self.minutes)

    def slot(self, begins: datetime) -> int | None:
        """The slot that begins at this moment; None when none does."""
        for number, day in enumerate(self.days):
            place, rest = divmod(begins - day.start, timedelta(minutes=self.minutes))
            if 0 <= place < day.slots and not rest:
                return number * self.per_day + place
        return None

    def inside(self, day_pk: int, start: time, end: time) -> Iterator[int]:
        """The slots of a day that lie wholly between two times on the clock."""
        for number, day in enumerate(self.days):
            if day.pk == day_pk:
                yield from self._within(number, moment(day.date, start), moment(day.date, end))

    def _within(self, number: int, start: datetime, end: datetime) -> Iterator[int]:
        for place in range(self.days[number].slots):
            slot = number * self.per_day + place
            if start <= self.start(slot) and self._end(slot) <= end:
                yield slot

    def touching(self, start: datetime, end: datetime) -> Iterator[int]:
        """The slots that overlap with this stretch of time."""
        return (slot for slot in self.slots if self.start(slot) < end and self._end(slot) > start)

    def _end(self, slot: int) -> datetime:
        return self.start(slot) + timedelta(minutes=self.minutes)

    def needed(self, start: datetime, end: datetime) -> int:
        """How many slots a stretch of time takes, at least one."""
        return max(1, -(-(end - start) // timedelta(minutes=self.minutes)))


def grid_of(days: Iterable[RoundDay], minutes: int) -> Grid:
    """The grid of the days of a round, with slots of so many minutes."""
    return Grid(tuple(_day(day, minutes) for day in sorted(days, key=lambda day: day.date)), minutes)


def _day(day: RoundDay, minutes: int) -> GridDay:
    start, end = moment(day.date, day.start), moment(day.date, day.end)
    return GridDay(day.pk, day.date, start, max(0, (end - start) // timedelta(minutes=minutes)))
