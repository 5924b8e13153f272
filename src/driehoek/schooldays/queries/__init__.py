"""Doors to absences, signals and breaks, and what their pages read."""

from driehoek.schooldays.queries.calendars import breaks_at, calendar_at
from driehoek.schooldays.queries.groups import missed_for, missed_page, signals_in
from driehoek.schooldays.queries.parents import may_report, missed_told_to, own_missed, reported_children

__all__ = [
    "breaks_at",
    "calendar_at",
    "may_report",
    "missed_for",
    "missed_page",
    "missed_told_to",
    "own_missed",
    "reported_children",
    "signals_in",
]
