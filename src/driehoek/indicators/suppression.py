"""Hide what would point at a few people, from readers who may see totals only.

Rows that are too small are not left empty but put together with others, until what is shown is about enough people in
every cell. A table without holes has nothing in it that can be computed from the rest.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from driehoek.indicators.definitions import Definition
from driehoek.indicators.figures import Cell, Figure
from driehoek.shared.small import put_together

UNKNOWN = "?"  # the key of those of whom it is not known
TOGETHER = ""  # the key of the row in which small ones are put together


@dataclass(frozen=True)
class Shown:
    """What a reader of totals sees: the total and its rows, or nothing where it is about too few."""

    total: Cell | None
    rows: list[Cell]


def protect(figure: Figure, cut: str, minimum: int) -> Shown:
    """Return the total and one table of disjoint rows, in which no count, nor what is left of it, is under `minimum`.

    Only the mark that is the figure is shown: the difference of two marks could be about a few people. The cut must
    put every record in one row: per language or first-time families, not per group.
    """
    total = _bare(figure.total)
    if not is_safe(total, minimum):
        return Shown(None, [])
    rows = sorted((_bare(cell) for cell in figure.rows(cut)), key=lambda cell: (cell.whole, cell.key))
    shown = put_together(rows, lambda cell: is_safe(cell, minimum), _sum)
    return Shown(total, sorted(shown, key=lambda cell: (cell.share or 0, -cell.whole, cell.key)))


def is_safe(cell: Cell, minimum: int) -> bool:
    """Whether enough people carry the mark, and enough do not."""
    return min(cell.count, cell.whole - cell.count) >= minimum


def side_by_side(figures: Iterable[Figure]) -> dict[str, Cell]:
    """Return the totals of those figures of one location that may all stand beside each other: code -> total.

    Marks lie within each other (who came was spoken to), so the difference of two numbers may be about a few people.
    A total is left out when one of its numbers lies that near to one of the same families that stands already; the
    order of the definitions decides, so every page tells every reader the same. Parts of a policy and questions are
    no people.
    """
    shown: dict[str, Cell] = {}
    known: dict[str, dict[str, int]] = {}
    for figure in figures:
        one, total = figure.definition, _bare(figure.total)
        if not one.about_people or (is_safe(total, one.minimum_shown) and _fits(one, total, known.get(one.kin, {}))):
            shown[one.code] = total
            known.setdefault(one.kin, {}).update(_numbers(one, total))
    return {code: total for code, total in shown.items() if total.whole}


def _numbers(one: Definition, total: Cell) -> dict[str, int]:
    return {one.of: total.whole, f"{one.of}:{one.headline}": total.count}


def _fits(one: Definition, total: Cell, known: dict[str, int]) -> bool:
    return all(
        name == other or abs(number - standing) >= one.minimum_shown
        for name, number in _numbers(one, total).items()
        for other, standing in known.items()
    )


def _bare(cell: Cell) -> Cell:
    return Cell(cell.key, cell.whole, {cell.headline: cell.count}, cell.headline)


def _sum(cells: Sequence[Cell]) -> Cell:
    headline = cells[0].headline
    return Cell(TOGETHER, sum(c.whole for c in cells), {headline: sum(c.count for c in cells)}, headline)


def together(behind: Mapping[str, list[int]], minimum: int) -> dict[str, int] | None:
    """Name -> how many times, from the family behind each time; small rows put together under TOGETHER.

    For tables in which everything stands in one row. A row is small when fewer than `minimum` families stand behind it,
    however often each. None when even all rows are about too few families.
    """
    if not behind or len(set().union(*behind.values())) < minimum:
        return None
    rows = sorted(behind.items(), key=lambda row: len(set(row[1])))
    apart = [row for row in rows if len(set(row[1])) >= minimum]
    small = [row for row in rows if row not in apart]
    while small and apart and not (len(small) > 1 and len(set().union(*(row[1] for row in small))) >= minimum):
        small.append(apart.pop(0))
    left = {TOGETHER: sum(len(row[1]) for row in small)} if small else {}
    return {name: len(times) for name, times in apart} | left


def together_beside(
    behind: Mapping[str, list[int]], unknown: list[int], minimum: int
) -> tuple[dict[str, int], int | None] | None:
    """The same for what was said, beside of how often nothing is known: None there when it is put together too.

    How often something is known may be told elsewhere as a figure. So what is not known is only put together with small
    rows when it is too rare for that; else those rows would follow by subtracting it.
    """
    if not unknown or len(set(unknown)) >= minimum:
        found = together(behind, minimum)
        return (found, len(unknown)) if found else None
    if len(unknown) >= minimum:
        return None
    found = together({**behind, UNKNOWN: unknown}, minimum)
    return (found, found.pop(UNKNOWN, None)) if found else None
