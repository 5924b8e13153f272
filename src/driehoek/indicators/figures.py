"""A figure: how often each mark was found, in total and per part, computed from profiles and nothing else.

A profile is what is known of one family, child, promise or absence, without saying which. Since a figure needs nothing
but its definition and the number of times each profile occurs, it can be frozen and computed again to the same value.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from driehoek.indicators.definitions import Definition
from driehoek.shared.stats import Difference, Interval, difference, share, wilson

CUTS = ("language", "group", "first_time")
FIRST_TIME = {True: "yes", False: "no"}


class Profile(NamedTuple):
    """The reading language, the groups, whether the family is new this year (None: not known), and the marks."""

    language: str
    groups: tuple[str, ...]
    first_time: bool | None
    marks: frozenset[str]

    def keys(self, cut: str) -> tuple[str, ...]:
        """In which rows of a table per language, group or first-time families it counts."""
        if cut == "group":
            return self.groups
        if cut == "language":
            return (self.language,) if self.language else ()
        return () if self.first_time is None else (FIRST_TIME[self.first_time],)


Profiles = Counter[Profile]


@dataclass(frozen=True)
class Cell:
    """Counts of one row: `whole` records, of which so many carry each mark; `rest`: those outside the row."""

    key: str
    whole: int
    counts: dict[str, int]
    headline: str
    rest: tuple[int, int] = (0, 0)

    @property
    def count(self) -> int:
        """How many carry the mark that is the figure."""
        return self.counts.get(self.headline, 0)

    @property
    def share(self) -> float | None:
        """Which share that is, from 0 to 1; None when there is nothing to count."""
        return share(self.count, self.whole)

    @property
    def interval(self) -> Interval | None:
        """Between which bounds that share lies (Wilson, 95%)."""
        return wilson(self.count, self.whole)

    @property
    def difference(self) -> Difference | None:
        """The share of this row minus that of all others, with its bounds (Newcombe, 95%)."""
        return difference(self.count, self.whole, *self.rest)


@dataclass(frozen=True)
class Figure:
    """An indicator computed from profiles; `counted`: the marks for which there is a data source."""

    definition: Definition
    counted: frozenset[str]
    profiles: Profiles

    @property
    def has_source(self) -> bool:
        """Whether there is anything to count the figure from."""
        return self.definition.headline in self.counted

    @cached_property
    def total(self) -> Cell:
        """All records together."""
        return self.cell(self.profiles.items())

    def cell(self, rows: Iterable[tuple[Profile, int]], key: str = "", rest: tuple[int, int] = (0, 0)) -> Cell:
        """Add profiles up."""
        whole, counts = 0, dict.fromkeys((mark.code for mark in self.definition.marks if mark.code in self.counted), 0)
        for profile, number in rows:
            whole += number
            for mark in profile.marks & counts.keys():
                counts[mark] += number
        return Cell(key, whole, counts, self.definition.headline, rest)

    def rows(self, cut: str) -> list[Cell]:
        """One cell per language, group, or first-time families and others: always the lowest first."""
        found: dict[str, Profiles] = {}
        for profile, number in self.profiles.items():
            for key in profile.keys(cut):
                found.setdefault(key, Counter())[profile] += number
        cells = [self._beside_the_rest(key, profiles) for key, profiles in found.items()]
        return sorted(cells, key=lambda cell: (cell.share or 0, -cell.whole, cell.key))

    def _beside_the_rest(self, key: str, profiles: Profiles) -> Cell:
        own = self.cell(profiles.items())
        return self.cell(profiles.items(), key, (self.total.count - own.count, self.total.whole - own.whole))

    @property
    def reached_threshold(self) -> bool | None:
        """Whether the share asked is reached; None when nothing is asked or can be said."""
        asked, found = self.definition.threshold, self.total.share if self.has_source else None
        return None if asked is None or found is None else found >= asked

    def as_value(self) -> dict[str, Any]:
        """Everything the figure says, as plain JSON: counts, shares from 0 to 1 and intervals."""
        if not self.has_source:
            return {"total": None}
        return {"total": told(self.total), **{cut: [told(cell) for cell in self.rows(cut)] for cut in CUTS}}


def told(cell: Cell) -> dict[str, Any]:
    """One row as plain JSON."""
    bounds = cell.interval
    return {
        "key": cell.key,
        "whole": cell.whole,
        **cell.counts,
        "share": cell.share,
        "low": bounds.low if bounds else None,
        "high": bounds.high if bounds else None,
    }
