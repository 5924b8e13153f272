"""Involvement beside attendance: cross tables of children, in which no cell is about a few, and no word of cause."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope
from driehoek.schooldays.models import Missed
from driehoek.schooldays.queries.calendars import calendar_at
from driehoek.shared.stats import percent, share

BESIDE = ("participation", "met")  # indicators of families that are set beside attendance
BANDS = (0, 5, 15)  # most days missed in each band but the last
LEAST = 5

Row = list[int]


@dataclass(frozen=True)
class Side:
    """Children whose families carry a mark, or do not: how many stand in each column, and which share of the row."""

    carries: bool
    cells: Row

    @property
    def whole(self) -> int:
        """How many there are."""
        return sum(self.cells)

    @property
    def shares(self) -> list[tuple[int, int | None]]:
        """Each cell with its share of the row, in percent."""
        return [(cell, percent(share(cell, self.whole))) for cell in self.cells]


@dataclass(frozen=True)
class Cross:
    """One indicator beside attendance; without `sides` when that would be about too few children."""

    code: str
    columns: list[str]
    sides: list[Side]


def crosses(scope: Scope) -> list[Cross]:
    """Return a cross table for each of these indicators; none when no absence was written down this year."""
    days = days_missed(scope)
    if not days:
        return []
    parent = Register(scope).roll.parent
    found = count(scope, [definition(code) for code in BESIDE])
    tables = []
    for code in BESIDE:
        mark = definition(code).headline
        carries = {record.family for record in found[code].records if mark in record.profile.marks}
        tables.append(_cross(code, ((parent[child] in carries, days.get(child, 0)) for child in parent)))
    return tables


def days_missed(scope: Scope) -> Mapping[int, int]:
    """Child -> on how many lesson days of the year it was not there, whatever the reason; coming late counts not."""
    first, last = scope.year.start, scope.until
    rows = Missed.objects.filter(
        child__in=scope.enrolments().values("child"), group__location__in=scope.locations, kind=Missed.Kind.ABSENT,
        taken_back_at=None, start__lte=last, end__gte=first,
    )  # fmt: skip
    calendar, found = calendar_at(scope.year.organisation_id), defaultdict[int, set[date]](set)
    for child, start, end in rows.values_list("child", "start", "end"):
        found[child].update(calendar.lesson_days(max(start or first, first), min(end or last, last)))
    return {child: len(days) for child, days in found.items()}


def _cross(code: str, children: Iterable[tuple[bool, int]]) -> Cross:
    sides: dict[bool, Row] = {True: [0] * (len(BANDS) + 1), False: [0] * (len(BANDS) + 1)}
    for carries, days in children:
        sides[carries][sum(days > most for most in BANDS)] += 1
    bounds, rows = merged(list(BANDS), [sides[True], sides[False]], LEAST)
    shown = [Side(carries, row) for carries, row in zip((True, False), rows, strict=True)] if bounds else []
    return Cross(code, _columns(bounds), shown)


def merged(bounds: list[int], rows: list[Row], least: int) -> tuple[list[int], list[Row]]:
    """Put columns together with their neighbour until every cell holds enough; no bounds left when that cannot be.

    A table without holes has nothing in it that can be computed from its sums.
    """
    while bounds:
        small = min(range(len(rows[0])), key=lambda column: min(row[column] for row in rows))
        if min(row[small] for row in rows) >= least:
            break
        left = max(small - 1, 0)
        rows = [[*row[:left], row[left] + row[left + 1], *row[left + 2 :]] for row in rows]
        bounds = [*bounds[:left], *bounds[left + 1 :]]
    return bounds, rows


def _columns(bounds: list[int]) -> list[str]:
    if not bounds:
        return []
    first = _("No day missed") if bounds[0] == 0 else _("At most %(most)s days") % {"most": bounds[0]}
    between = [_("%(least)s to %(most)s days") % {"least": low + 1, "most": most} for low, most in pairwise(bounds)]
    return [first, *between, _("More than %(most)s days") % {"most": bounds[-1]}]
