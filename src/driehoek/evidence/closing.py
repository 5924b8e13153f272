"""What leaves the school: figures reduced to what is about enough families, before anything is told of them.

Everything that is drawn for others starts from these figures, so a number that is not in them cannot be in the page,
the PDF or the list of counted records.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from driehoek.indicators.counting import Count
from driehoek.indicators.figures import Cell, Figure, Profile
from driehoek.indicators.suppression import protect, side_by_side

# Only here rows per language are given: the same rows twice, put together differently, would give a small one away.
BY_LANGUAGE = "participation"
OTHERS = "+"  # the language of who reads one of those put together


def given(counted: Mapping[str, Count]) -> dict[str, Figure | None]:
    """The figures as others may see them; None where one is about too few families, or lies too near to another."""
    shown = side_by_side(count.figure for count in counted.values())
    return {code: _reduced(count, code in shown) for code, count in counted.items()}


def _reduced(count: Count, shown: bool) -> Figure | None:
    figure = count.figure
    one = figure.definition
    if one.of == "part" or not figure.has_source or not figure.total.whole:
        return figure
    if not (shown and _about_enough(count, one.minimum_shown)):
        return None
    rows = [_named(row) for row in protect(figure, "language", one.minimum_shown).rows if one.code == BY_LANGUAGE]
    return Figure(one, frozenset([one.headline]), Counter(dict(_profiles(rows or [figure.total], one.headline))))


def _about_enough(count: Count, minimum: int) -> bool:
    """Whether enough families stand behind both sides of a figure: one family may have many children or promises."""
    mark = count.figure.definition.headline
    having = {record.family for record in count.records if mark in record.profile.marks}
    lacking = {record.family for record in count.records if mark not in record.profile.marks}
    return min(len(having), len(lacking)) >= minimum


def _profiles(cells: Iterable[Cell], mark: str) -> Iterable[tuple[Profile, int]]:
    for cell in cells:
        yield Profile(cell.key, (), None, frozenset([mark])), cell.count
        yield Profile(cell.key, (), None, frozenset()), cell.whole - cell.count


def _named(cell: Cell) -> Cell:
    return replace(cell, key=cell.key or OTHERS)
