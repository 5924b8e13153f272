"""What a rule finds, and the register in which each rule has its function."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from driehoek.plancheck.catalogue import Rule
from driehoek.plancheck.facts import ActivityFact, Facts, GoalFact, GroupFact

Named = TypeVar("Named", GoalFact, ActivityFact, GroupFact)


@dataclass(frozen=True)
class Hit:
    """One thing that a rule found: a record by number and name, or `count` of something that is not named here.

    Of an activity the `day` tells which of several with one name it is.
    """

    pk: int | None = None
    name: str = ""
    count: int = 1
    day: date | None = None


Check = Callable[[Facts], Iterable[Hit]]
CHECKS: dict[str, Check] = {}


@dataclass(frozen=True)
class Finding:
    """A rule with all that it found."""

    rule: Rule
    hits: tuple[Hit, ...]

    @property
    def number(self) -> int:
        """How many things it found."""
        return sum(hit.count for hit in self.hits)


def check(code: str) -> Callable[[Check], Check]:
    """Say that a function looks whether the rule with this code has something to find."""

    def keep(function: Check) -> Check:
        CHECKS[code] = function
        return function

    return keep


def when(found: bool) -> Iterator[Hit]:
    """One finding about the location as a whole, or none."""
    if found:
        yield Hit()


def counted(number: int) -> Iterator[Hit]:
    """So many of something that is not named here, or nothing."""
    if number:
        yield Hit(count=number)


def each(rows: Iterable[Named]) -> Iterator[Hit]:
    """These goals, activities or groups by name."""
    for row in rows:
        name = row.name if isinstance(row, GroupFact) else row.title
        yield Hit(row.pk, name, day=row.day if isinstance(row, ActivityFact) else None)


def summed(rows: Iterable[ActivityFact], count: Callable[[ActivityFact], int]) -> Iterator[Hit]:
    """These activities by name, each with so many families; those with none are left out."""
    for row in rows:
        if number := count(row):
            yield Hit(row.pk, row.title, number, row.day)
