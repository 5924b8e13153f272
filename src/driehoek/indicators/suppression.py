"""Hide what would point at a few people, from readers who may see totals only.

Rows that are too small are not left empty but put together with others, until what is shown is about enough people in
every cell. A table without holes has nothing in it that can be computed from the rest.
"""

from dataclasses import dataclass

from driehoek.indicators.figures import Cell, Figure

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
    apart = [cell for cell in rows if is_safe(cell, minimum)]
    together = [cell for cell in rows if not is_safe(cell, minimum)]
    while together and apart and not (len(together) > 1 and is_safe(_sum(together), minimum)):
        together.append(apart.pop(0))
    shown = [*apart, *([_sum(together)] if together and apart else [])]
    return Shown(total, sorted(shown, key=lambda cell: (cell.share or 0, -cell.whole, cell.key)))


def is_safe(cell: Cell, minimum: int) -> bool:
    """Whether enough people carry the mark, and enough do not."""
    return min(cell.count, cell.whole - cell.count) >= minimum


def _bare(cell: Cell) -> Cell:
    return Cell(cell.key, cell.whole, {cell.headline: cell.count}, cell.headline)


def _sum(cells: list[Cell]) -> Cell:
    headline = cells[0].headline
    return Cell(TOGETHER, sum(c.whole for c in cells), {headline: sum(c.count for c in cells)}, headline)
