"""Before a measure and since: the same families' groups, the same kind of activity, as often on both sides.

It counts what happened and never says why: without a lot, many other things may have changed as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef
from django.db.models import QuerySet as Rows

from driehoek.activities.comparable import like
from driehoek.activities.extras import kind_of
from driehoek.activities.models import Absence, Activity, Attendance, Invitation, Measure
from driehoek.indicators.definitions import definition
from driehoek.indicators.figures import Cell
from driehoek.indicators.suppression import is_safe
from driehoek.shared.stats import Difference, difference

CAME, NAMED = "came", "named"


@dataclass(frozen=True)
class Side:
    """The activities on one side, and how many of the invited families came at least once, and named the barrier."""

    activities: list[Activity]
    came: Cell
    named: Cell


@dataclass(frozen=True)
class Tried:
    """A measure with what was counted before and since; `left_out`: comparable activities that are on neither side."""

    measure: Measure
    before: Side
    since: Side
    left_out: int

    @cached_property
    def came(self) -> Difference | None:
        """The share that came since minus the share before (Newcombe)."""
        return _change(self.before.came, self.since.came)

    @cached_property
    def named(self) -> Difference | None:
        """The share that named the barrier since minus the share before."""
        return _change(self.before.named, self.since.named)

    @property
    def is_safe(self) -> bool:
        """Whether who may not see the families may see how many of them came."""
        minimum = definition("participation").minimum_shown
        return is_safe(self.before.came, minimum) and is_safe(self.since.came, minimum)


def _change(before: Cell, since: Cell) -> Difference | None:
    return difference(since.count, since.whole, before.count, before.whole)


def tried(measure: Measure, groups: frozenset[int] | None) -> Tried:
    """Count what happened before the first time with this measure and since, for these groups (None: all)."""
    rows = _closed(measure)
    first = next((row.starts_at for row, has in rows if has), None)
    before = [row for row, has in rows if first and not has and row.starts_at < first]
    since = [row for row, has in rows if has]
    times = min(len(before), len(since))
    chosen = before[len(before) - times :], since[:times]
    kind = kind_of(measure)
    earlier, later = (_side(one, groups, kind.answers if kind else ()) for one in chosen)
    return Tried(measure, earlier, later, left_out=len(rows) - 2 * times)


def _closed(measure: Measure) -> list[tuple[Activity, bool]]:
    """Comparable activities that are over, in order of time, and whether each had a measure of this kind."""
    has = Measure.objects.filter(activity=OuterRef("pk"), kind=measure.kind)
    rows = like(measure.activity).filter(state=Activity.State.CLOSED).annotate(has=Exists(has))
    return [(row, row.has) for row in rows]


def _side(activities: list[Activity], groups: frozenset[int] | None, answers: Iterable[str]) -> Side:
    """Each invited family once, however often it was invited: three queries."""
    numbers = [row.pk for row in activities]
    invited = Invitation.objects.filter(activity__in=numbers)
    families = _families(invited if groups is None else invited.filter(group__in=groups))
    came = families & _families(Attendance.objects.filter(activity__in=numbers))
    named = families & _families(Absence.objects.filter(activity__in=numbers, reason__in=list(answers)))
    return Side(activities, _cell(families, came, CAME), _cell(families, named, NAMED))


def _families(rows: Rows[Invitation] | Rows[Attendance] | Rows[Absence]) -> set[int]:
    return set(rows.values_list("family", flat=True))


def _cell(families: set[int], marked: set[int], mark: str) -> Cell:
    return Cell("", len(families), {mark: len(marked)}, mark)
