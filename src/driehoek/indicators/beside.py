"""Involvement beside attendance and learning: cross tables of children, no cell about a few, and no word of cause."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope
from driehoek.schooldays.models import LearningResult, Missed
from driehoek.schooldays.queries.calendars import calendar_at
from driehoek.shared.stats import percent, share

CAME = "participation"
BESIDE = (CAME, "met")  # indicators of families that are set beside attendance; beside results only the first
BANDS = (0, 5, 15)  # most days missed in each band but the last
LEAST = 5
LEVELS = LearningResult.Level.values
# The first and the last level that a column holds -> its name.
REACHED = {
    (0, 0): LearningResult.Level.UNDER.label,
    (1, 1): LearningResult.Level.AT.label,
    (2, 2): LearningResult.Level.ABOVE.label,
    (0, 1): gettext_lazy("At most as expected"),
    (1, 2): gettext_lazy("At least as expected"),
}

Row = list[int]


@dataclass(frozen=True)
class Side:
    """Children whose families carry a mark, or do not: how many stand in each column, and which share of the row."""

    carries: bool
    cells: Row
    columns: list[str]

    @property
    def whole(self) -> int:
        """How many there are."""
        return sum(self.cells)

    @property
    def shares(self) -> list[tuple[str, int, int | None]]:
        """The name of each column, its cell and the share of the row, in percent."""
        named = zip(self.columns, self.cells, strict=True)
        return [(name, cell, percent(share(cell, self.whole))) for name, cell in named]


@dataclass(frozen=True)
class Cross:
    """One indicator beside attendance or a subject; without `sides` when that would be about too few children."""

    code: str
    columns: list[str]
    sides: list[Side]
    subject: str = ""


def crosses(scope: Scope) -> list[Cross]:
    """Return a cross table for each of these indicators beside the days missed, and for who came beside each subject.

    None beside attendance when no absence was written down this year, and none beside learning when the school brought
    no results.
    """
    days, subjects = days_missed(scope), results(scope)
    parent = Register(scope).roll.parent if days or subjects else {}
    marked = _marked(scope) if parent else {}
    tables = []
    if days:
        known = {child: sum(days.get(child, 0) > most for most in BANDS) for child in parent}
        tables += [_cross(code, known, parent, marked[code], list(BANDS)) for code in BESIDE]
    for subject, levels in subjects.items():
        # One table a subject: two with other columns put together would tell what each of them hides.
        tables.append(_cross(CAME, levels, parent, marked[CAME], [0, 1], subject))
    return tables


def _marked(scope: Scope) -> dict[str, set[int | None]]:
    """Indicator -> families that carry its mark."""
    found = count(scope, [definition(code) for code in BESIDE])
    return {
        code: {one.family for one in found[code].records if definition(code).headline in one.profile.marks}
        for code in BESIDE
    }


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


def results(scope: Scope) -> Mapping[str, Mapping[int, int]]:
    """Subject, in order -> child -> which of the levels it last reached this year."""
    rows = LearningResult.objects.filter(
        child__in=scope.enrolments().values("child"), location__in=scope.locations,
        end__gte=scope.year.start, end__lte=scope.year.end,
    )  # fmt: skip
    found: dict[str, dict[int, int]] = {}
    names: dict[str, str] = {}
    # A result over the whole year says less than one on a day, so a day comes last.
    for subject, child, level in rows.order_by("start", "-end", "pk").values_list("subject", "child", "level"):
        found.setdefault(names.setdefault(subject.casefold(), subject), {})[child] = LEVELS.index(level)
    return {name: found[name] for name in sorted(found, key=str.casefold)}


def _cross(
    code: str,
    known: Mapping[int, int],
    parent: Mapping[int, int],
    marked: set[int | None],
    bounds: list[int],
    subject: str = "",
) -> Cross:
    """Count the children of whom it is known; `known` says in which column each stands."""
    sides: dict[bool, Row] = {True: [0] * (len(bounds) + 1), False: [0] * (len(bounds) + 1)}
    for child, column in known.items():
        if child in parent:
            sides[parent[child] in marked][column] += 1
    bounds, rows = merged(bounds, [sides[True], sides[False]], LEAST)
    columns = _levels(bounds) if subject else _columns(bounds)
    sides_shown = [Side(carries, row, columns) for carries, row in zip((True, False), rows, strict=True)]
    return Cross(code, columns, sides_shown if bounds else [], subject)


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


def _levels(bounds: list[int]) -> list[str]:
    edges = [-1, *bounds, len(LEVELS) - 1]
    return [str(REACHED[low + 1, high]) for low, high in pairwise(edges)] if bounds else []
