"""Count every indicator of a scope in a fixed number of queries: who is counted, and which marks each of them carries.

Two registries hold the counting functions, by the names that definitions use. A room that brings a new source of data
adds its function, and every indicator that was waiting for it is counted from then on.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value

from driehoek.indicators.definitions import Definition
from driehoek.indicators.figures import Figure, Profile, Profiles
from driehoek.indicators.register import Place, Record, Register
from driehoek.indicators.scope import Scope

# A base record: its location, its number, the family whose it is, and the groups when they are not those of the family.
Base = tuple[int, int, int | None, tuple[str, ...] | None]
Rows = QuerySet[Any, tuple[int, int]]
Units = Callable[[Register], Iterable[Base]]
Marks = Callable[[Scope], Rows]

UNITS: dict[str, Units] = {}
MARKS: dict[tuple[str, str], list[Marks]] = {}


def unit(name: str) -> Callable[[Units], Units]:
    """Register the function that lists whom or what an indicator counts."""
    return lambda function: UNITS.setdefault(name, function)


def mark(of: str, name: str) -> Callable[[Marks], Marks]:
    """Register a function that finds records (location, number) of this unit with a mark; there may be several."""

    def register(function: Marks) -> Marks:
        MARKS.setdefault((of, name), []).append(function)
        return function

    return register


@dataclass(frozen=True)
class Count:
    """An indicator as counted now: the figure, and the records behind it."""

    figure: Figure
    records: tuple[Record, ...]

    def per_location(self) -> dict[int, Figure]:
        """The figure of each location that has anything to count."""
        own: dict[int, Profiles] = defaultdict(Counter)
        for record in self.records:
            own[record.location][record.profile] += 1
        return {place: Figure(self.figure.definition, self.figure.counted, rows) for place, rows in own.items()}


def count(scope: Scope, wanted: Iterable[Definition]) -> dict[str, Count]:
    """Count these indicators: code -> what was found. The number of queries does not depend on the number of rows."""
    wanted = list(wanted)
    register, found = Register(scope), _found(scope, wanted)
    return {one.code: _count(one, register, found) for one in wanted}


def counted(definition: Definition) -> frozenset[str]:
    """The marks of an indicator for which there is a data source."""
    kin = definition.kin
    return frozenset(word.code for word in definition.marks if (kin, word.code) in MARKS and definition.of in UNITS)


def _found(scope: Scope, wanted: list[Definition]) -> dict[tuple[str, str], set[Place]]:
    """(unit, mark) -> the records that carry it; one query for all marks of all indicators."""
    names = sorted({(one.kin, code) for one in wanted for code in counted(one)})
    rows = [
        function(scope).order_by().annotate(carries=Value(":".join(name), CharField()))
        for name in names
        for function in MARKS[name]
    ]
    found: dict[tuple[str, str], set[Place]] = defaultdict(set)
    for location, number, name in rows[0].union(*rows[1:]) if rows else ():
        of, _, code = name.partition(":")
        found[of, code].add((location, number))
    return found


def _count(one: Definition, register: Register, found: dict[tuple[str, str], set[Place]]) -> Count:
    has = counted(one)
    records = tuple(_records(one, register, found)) if one.headline in has else ()
    return Count(Figure(one, has, Counter(record.profile for record in records)), records)


def _records(one: Definition, register: Register, found: dict[tuple[str, str], set[Place]]) -> Iterator[Record]:
    codes = [word.code for word in one.marks]
    for location, number, family, groups in UNITS[one.of](register):
        own = {code for code in codes if (location, number) in found[one.kin, code]}
        marks = frozenset(own | _earlier(one, own))
        if family is None:
            yield Record(location, number, None, Profile("", groups or (), None, marks))
        else:
            yield Record(location, number, family, register.profile((location, family), marks, groups))


def _earlier(one: Definition, own: set[str]) -> set[str]:
    """The marks that a later one in the chain includes."""
    last = max((place for place, code in enumerate(one.chain) if code in own), default=-1)
    return set(one.chain[: last + 1])
