"""Hide what would point at a few families, from readers who may see totals only."""

from dataclasses import replace
from typing import Any

from driehoek.indicators.reach import STAGES, Reach


def protect(rows: list[Reach], minimum: int) -> list[Reach]:
    """Return rows in which no cell tells about fewer than `minimum` families, nor can be computed from the others.

    A count is hidden when it, or what is left of its row, is smaller than `minimum`. The totals stand beside the
    table, so the hidden counts of a column must stay a group too: shown ones go along, smallest first, until they do.
    """
    gone = _hidden(rows, "families", minimum)
    columns = {stage: _hidden(rows, stage, minimum, gone) for stage in STAGES}
    return [_cover(row, gone, columns) for row in rows]


def _cover(row: Reach, gone: set[str], columns: dict[str, set[str]]) -> Reach:
    hidden: dict[str, Any] = {stage: None for stage, keys in columns.items() if row.key in keys | gone}
    return replace(row, families=None if row.key in gone else row.families, **hidden)


def _hidden(rows: list[Reach], field: str, minimum: int, gone: set[str] | None = None) -> set[str]:
    """The keys whose count in this column stays hidden; `gone` are rows hidden altogether."""

    def parts(row: Reach) -> tuple[int, int]:
        part, whole = getattr(row, field) or 0, row.families or 0
        return part, (part if field == "families" else whole - part)

    keys = {row.key for row in rows if min(parts(row)) < minimum} | (gone or set())
    shown = sorted((row for row in rows if row.key not in keys), key=lambda row: (parts(row)[0], row.key))
    while keys and shown:
        together = [sum(column) for column in zip(*(parts(row) for row in rows if row.key in keys), strict=True)]
        if len(keys) > 1 and min(together) >= minimum:
            break
        keys.add(shown.pop(0).key)
    return keys
