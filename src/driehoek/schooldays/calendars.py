"""Which days have lessons: weekdays outside the breaks of a school. Pure: it knows days, not records."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The breaks of a school, first and last day included."""

    breaks: tuple[Span, ...] = ()

    def has_lessons(self, day: date) -> bool:
        """Whether this is a lesson day: Monday to Friday, outside every break."""
        return day.weekday() < SATURDAY and not any(start <= day <= end for start, end in self.breaks)

    def lesson_days(self, start: date, end: date) -> list[date]:
        """The lesson days from `start` up to and including `end`."""
        return [day for day in days_between(start, end) if self.has_lessons(day)]

    def is_lesson_week(self, monday: date) -> bool:
        """Whether there is at least one lesson day in this week."""
        return any(self.has_lessons(monday + timedelta(days=number)) for number in range(SATURDAY))

    def first_of_weeks(self, day: date, weeks: int) -> date:
        """Return the Monday on which the last `weeks` lesson weeks up to and including that of `day` begin.

        Weeks without lessons are skipped, however many there are; a year without any lesson ends the search.
        """
        monday = earliest = monday_of(day)
        limit = monday - timedelta(days=366)
        while weeks and monday > limit:
            if self.is_lesson_week(monday):
                earliest, weeks = monday, weeks - 1
            monday -= timedelta(days=7)
        return earliest

    def follows(self, earlier: date, later: date) -> bool:
        """Whether no lesson day lies between these two days."""
        return not self.lesson_days(earlier + timedelta(days=1), later - timedelta(days=1))


def calendar_of(spans: Iterable[Span]) -> Calendar:
    """Return the calendar with these breaks."""
    return Calendar(tuple(sorted(spans)))


def monday_of(day: date) -> date:
    """The Monday of the week of this day."""
    return day - timedelta(days=day.weekday())


def days_between(start: date, end: date) -> list[date]:
    """Every day from `start` up to and including `end`."""
    return [start + timedelta(days=number) for number in range((end - start).days + 1)]
