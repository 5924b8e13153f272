"""Count the parts: everything for who sees the families, and what others may know."""

from collections import Counter, defaultdict
from typing import Any

from driehoek.indicators.definitions import definition
from driehoek.indicators.suppression import TOGETHER, UNKNOWN, together_beside
from driehoek.population.people import People
from driehoek.population.register import PARTS, Found, Part

Table = dict[str, Any]  # code, whole, unknown (None: not given) and rows of key and count


def tables(people: People) -> tuple[list[Table], list[Table]]:
    """All parts, in whole and without small numbers."""
    minimum = definition("participation").minimum_shown
    found = [(part, part.find(people)) for part in PARTS.values()]
    closed = [_closed(part, one, minimum) for part, one in found]
    return [_whole(part, one) for part, one in found], [table for table in closed if table]


def _table(part: Part, whole: int, unknown: int | None, counts: dict[str, int]) -> Table:
    rows = sorted(counts.items(), key=lambda row: (row[0] == TOGETHER, -row[1], row[0]))
    return {"code": part.code, "whole": whole, "unknown": unknown, "rows": [list(row) for row in rows]}


def _whole(part: Part, found: Found) -> Table:
    return _table(part, len(found.asked), len(found.unknown), Counter(key for _family, key in found.said))


def _closed(part: Part, found: Found, minimum: int) -> Table | None:
    behind: dict[str, list[int]] = defaultdict(list)
    for family, key in found.said:
        behind[key].append(family)
    if part.several:
        counts = _apart({**behind, UNKNOWN: found.unknown}, found, minimum)
        return _table(part, len(found.asked), counts.pop(UNKNOWN, None), counts) if counts else None
    beside = together_beside(behind, found.unknown, minimum)
    return _table(part, len(found.asked), beside[1], beside[0]) if beside else None


def _apart(behind: dict[str, list[int]], found: Found, minimum: int) -> dict[str, int]:
    """Rows in which one may stand twice are each a yes and a no: both must be about enough families."""
    everybody = set(found.asked)
    return {
        key: len(families)
        for key, families in behind.items()
        if len(set(families)) >= minimum and len(everybody - set(families)) >= minimum
    }
