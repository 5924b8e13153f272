"""Rows that are about too few people are not left empty but put together with others: a table without holes."""

from collections.abc import Callable, Sequence
from typing import TypeVar

FEWEST = 5  # of fewer people nothing is told to who may not see them
Row = TypeVar("Row")


def put_together(
    rows: Sequence[Row], is_safe: Callable[[Row], bool], whole: Callable[[Sequence[Row]], Row]
) -> list[Row]:
    """Return the rows that are safe, and one `whole` of the rest when that is safe as well.

    `rows` are disjoint, the smallest first: while the rest is not safe, or is one row that the total gives away, the
    next safe row joins it. Without a safe row beside it nothing of the rest is told.
    """
    apart = [row for row in rows if is_safe(row)]
    together = [row for row in rows if not is_safe(row)]
    while together and apart and not (len(together) > 1 and is_safe(whole(together))):
        together.append(apart.pop(0))
    return [*apart, *([whole(together)] if together and apart else [])]
