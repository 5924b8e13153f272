"""When colleagues have no talk yet: times that a talk could be moved to, before the other rules are looked at."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from driehoek.conversations.bridge.grid import Grid, grid_of
from driehoek.conversations.models import Round
from driehoek.conversations.queries.sections import Section


def with_free_times(round_: Round, sections: Iterable[Section]) -> list[Section]:
    """The sections of colleagues, each with the times to come at which they are there and free; one query."""
    found, grid = list(sections), grid_of(round_.days.all(), round_.slot_minutes)
    for section in found:
        section.free = _free(grid, section)
    return found


def _free(grid: Grid, section: Section) -> list[datetime]:
    hours = section.host.times.all() if section.host else ()
    there = {slot for one in hours for slot in grid.inside(one.day_id, one.start, one.end)}
    for talk in section.talks:
        there.difference_update(grid.touching(talk.starts_at, talk.ends_at))
    starts = (timezone.localtime(grid.start(slot)) for slot in sorted(there))
    return [start for start in starts if start > timezone.now()]
