"""The parts of a day in which a family can come, as they choose them: all of it, early, late or not at all."""

from collections.abc import Iterable
from datetime import time

from driehoek.conversations.models import PartyTime, RoundDay

WHOLE, EARLY, LATE, NOT = "whole", "early", "late", "not"
STEP = 15  # minutes
Hours = tuple[time, time]


def parts_of(day: RoundDay) -> dict[str, Hours]:
    """Each part with its hours; the middle is a quarter of an hour on the clock."""
    start, end = _minutes(day.start), _minutes(day.end)
    middle = (start + end) // 2 // STEP * STEP
    half = time(middle // 60, middle % 60)
    if not day.start < half < day.end:
        return {WHOLE: (day.start, day.end)}
    return {WHOLE: (day.start, day.end), EARLY: (day.start, half), LATE: (half, day.end)}


def part_said(day: RoundDay, times: Iterable[PartyTime]) -> str:
    """Which part a family chose of a day; without any row every time is fine."""
    rows = list(times)
    here = [row for row in rows if row.day_id == day.pk]
    if not rows:
        return WHOLE
    if not here:
        return NOT
    start, end = min(row.start for row in here), max(row.end for row in here)
    parts = parts_of(day)
    return next((name for name, hours in parts.items() if hours == (start, end)), WHOLE)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
