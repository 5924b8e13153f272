"""Count about how many children was talked with their parents (S3: informing about the child's development)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.conversations.queries.watch import spoken_about
from driehoek.indicators.reach import Flags, Scope
from driehoek.shared.languages import DEFAULT
from driehoek.shared.stats import Interval, share, wilson


@dataclass(frozen=True)
class Informed:
    """Numbers of children: `children` in the register, about so many of whom was talked this school year."""

    key: str
    children: int
    spoken: int

    @property
    def share(self) -> float | None:
        """The share of children about whom was talked, from 0 to 1."""
        return share(self.spoken, self.children)

    @property
    def interval(self) -> Interval | None:
        """Between which bounds that share lies (Wilson, 95%)."""
        return wilson(self.spoken, self.children)


@dataclass(frozen=True)
class Talked:
    """What is known of one child: the language its family reads, its groups, and whether was talked about it."""

    child: int
    language: str
    groups: frozenset[str]
    spoken: bool


def talked_in(scope: Scope, flags: Iterable[Flags]) -> list[Talked]:
    """Return what is known of each child in the scope; `flags` hold the languages of families. One query."""
    languages = {row.family: row.language for row in flags}
    groups: dict[tuple[int, int, bool], set[str]] = defaultdict(set)
    places = scope.enrolments().annotate(spoken=spoken_about(scope.location, scope.year))
    for *child, group in places.values_list("child", "child__family", "spoken", "group__name"):
        groups[child[0], child[1], child[2]].add(group)
    return [
        Talked(child, languages.get(family, DEFAULT), frozenset(names), spoken)
        for (child, family, spoken), names in sorted(groups.items())
    ]


def everyone(rows: Iterable[Talked], key: str = "") -> Informed:
    """Add children up."""
    children = list(rows)
    return Informed(key, len(children), sum(row.spoken for row in children))


def per_language(rows: list[Talked]) -> list[Informed]:
    """One row per reading language, the lowest share first."""
    keys = {row.language for row in rows}
    return _lowest_first(everyone((row for row in rows if row.language == key), key) for key in keys)


def per_group(rows: list[Talked]) -> list[Informed]:
    """One row per group, the lowest share first; a child in two groups counts in both."""
    names = {name for row in rows for name in row.groups}
    return _lowest_first(everyone((row for row in rows if name in row.groups), name) for name in names)


def _lowest_first(rows: Iterable[Informed]) -> list[Informed]:
    return sorted(rows, key=lambda row: (row.share or 0, -row.children, row.key))
