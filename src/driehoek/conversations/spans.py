"""Stretches of a day on the Dutch clock, and a day of work with its breaks."""

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple


class Span(NamedTuple):
    """From one time of day until another."""

    start: time
    end: time


class Window(NamedTuple):
    """A day with the times between which talks can be."""

    date: date
    start: time
    end: time


def without(whole: Span, breaks: Iterable[Span]) -> list[Span]:
    """Return what is left of a stretch when breaks are taken out; a break may touch or pass its ends."""
    left, start = [], whole.start
    for pause in sorted(breaks):
        if start < pause.start < whole.end:
            left.append(Span(start, pause.start))
        start = max(start, pause.end)
    return [*left, Span(start, whole.end)] if start < whole.end else left


def between(spans: Iterable[Span]) -> tuple[Span | None, list[Span]]:
    """Return the whole stretch from first to last, and the breaks between; None without any."""
    rows = sorted(spans)
    if not rows:
        return None, []
    breaks = [Span(one.end, other.start) for one, other in pairwise(rows) if one.end < other.start]
    return Span(rows[0].start, max(row.end for row in rows)), breaks


def inside(span: Span, whole: Span) -> bool:
    """Whether a stretch lies within another."""
    return whole.start <= span.start < span.end <= whole.end
