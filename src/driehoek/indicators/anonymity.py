"""Let nobody be one of a few: make what could point at somebody coarser, until enough rows are alike.

Every combination of the columns by which somebody could be recognised is shared by at least `K` rows (k-anonymity:
Sweeney 2002). A row that stays rare gives up one column after the other; what is rare even then is left out.
"""

from collections import Counter
from collections.abc import Mapping

K = 5
HIDDEN = "*"
Quasi = tuple[str, ...]


def generalised(counts: Mapping[Quasi, int], order: tuple[int, ...], k: int = K) -> dict[Quasi, Quasi | None]:
    """Return what to publish in place of each combination, None to leave it out; `order`: which column goes first."""
    plan: dict[Quasi, Quasi | None] = {}
    for depth in range(len(order) + 1):
        left = {quasi: number for quasi, number in counts.items() if quasi not in plan}
        classes = Counter[Quasi]()
        for quasi, number in left.items():
            classes[_without(quasi, order[:depth])] += number
        plan |= {quasi: shown for quasi in left if classes[shown := _without(quasi, order[:depth])] >= k}
    return {quasi: plan.get(quasi) for quasi in counts}


def _without(quasi: Quasi, places: tuple[int, ...]) -> Quasi:
    return tuple(HIDDEN if place in places else value for place, value in enumerate(quasi))
