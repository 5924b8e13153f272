"""Tell a figure to staff: its sentence, its bars and its tables, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from driehoek.indicators.definitions import Definition
from driehoek.indicators.figures import FIRST_TIME, Cell
from driehoek.indicators.suppression import TOGETHER
from driehoek.shared.languages import language
from driehoek.shared.stats import Difference, percent

SENTENCES: dict[str, Promise] = {
    "family": gettext_lazy("%(count)s of %(whole)s families"),
    "new_family": gettext_lazy("%(count)s of %(whole)s new families"),
    "guardian": gettext_lazy("%(count)s of %(whole)s parents and guardians"),
    "child": gettext_lazy("%(count)s of %(whole)s children"),
    "promise": gettext_lazy("%(count)s of %(whole)s promises"),
    "absence": gettext_lazy("%(count)s of %(whole)s times"),
    "part": gettext_lazy("%(count)s of %(whole)s parts"),
    "asked_of_both": gettext_lazy("%(count)s of %(whole)s questions"),
}
HEADINGS: dict[str, Promise] = {
    "language": gettext_lazy("By the language that families read"),
    "group": gettext_lazy("By group"),
    "first_time": gettext_lazy("New families and others"),
}
# The address says in Dutch which part of a figure is asked; `taal` in it switches the language of a page.
CUTS = {"language": "leestaal", "group": "groep", "first_time": "nieuw"}
NEW: dict[str, Promise] = {
    FIRST_TIME[True]: gettext_lazy("New this school year"),
    FIRST_TIME[False]: gettext_lazy("Here before"),
}


def tongue() -> str:
    """The language in which staff read."""
    return get_language() or "nl"


def sentence(one: Definition, cell: Cell) -> str:
    """How many of how many."""
    return str(SENTENCES[one.of]) % {"count": cell.count, "whole": cell.whole}


def compared(found: Difference | None) -> str:
    """How a row differs from all others, without more certainty than there is; empty when nothing stands beside it."""
    return in_points(
        found,
        perhaps=_("May be chance: %(low)s to %(high)s points"),
        below=_("%(points)s points below the others (%(low)s to %(high)s)"),
        above=_("%(points)s points above the others (%(low)s to %(high)s)"),
    )


def changed(found: Difference | None) -> str:
    """How a figure differs from a year earlier; most families are in both, so the bounds are on the wide side."""
    return in_points(
        found,
        perhaps=_("The change since then may be chance: %(low)s to %(high)s points"),
        below=_("%(points)s points lower now (%(low)s to %(high)s)"),
        above=_("%(points)s points higher now (%(low)s to %(high)s)"),
    )


def in_points(found: Difference | None, *, perhaps: str, below: str, above: str) -> str:
    """A difference in whole points by the sentence that fits; empty when there is nothing to compare."""
    if found is None:
        return ""
    points = {"points": abs(found.value), "low": found.low, "high": found.high}
    words = perhaps if not found.is_clear else below if found.value < 0 else above
    return words % {name: round(100 * value) for name, value in points.items()}


@dataclass(frozen=True)
class Line:
    """One row of a table: its own name and direction, the counts, the share with its bounds, and the difference."""

    label: str
    direction: str
    cell: Cell

    @property
    def percentage(self) -> int | None:
        """The share in percent."""
        return percent(self.cell.share)

    @property
    def bounds(self) -> tuple[int | None, int | None] | None:
        """Between how many and how many percent that share lies."""
        interval = self.cell.interval
        return (percent(interval.low), percent(interval.high)) if interval else None

    @property
    def compared(self) -> str:
        """How it differs from the others."""
        return compared(self.cell.difference)


def lines_of(
    cut: str, cells: Iterable[Cell], parts: dict[str, str] | None = None, only: str | None = None
) -> list[Line]:
    """Name the rows: languages in their own script, groups by their name, parts of the policy in words."""
    return [_line(cut, cell, parts or {}) for cell in cells if only is None or cell.key == only]


def _line(cut: str, cell: Cell, parts: dict[str, str]) -> Line:
    if cut == "language" and cell.key == TOGETHER:
        return Line(_("Other languages together"), "", cell)
    if cut == "language":
        spoken = language(cell.key)
        return Line(spoken.own_name, spoken.direction, cell)
    return Line(str(NEW[cell.key]) if cut == "first_time" else parts.get(cell.key, cell.key), "", cell)


@dataclass(frozen=True)
class Table:
    """One table of a figure."""

    cut: str
    heading: str
    lines: list[Line]

    @property
    def parameter(self) -> str:
        """How an address names this part of a figure."""
        return CUTS.get(self.cut, "")
