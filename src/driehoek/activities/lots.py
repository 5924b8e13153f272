"""Drawing lots between homes: who belongs together gets the same way of inviting, and chance alone decides which.

Nothing here knows the database; a comparison can be drawn again from its seed to the same ways.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from random import Random


def together(ties: Iterable[tuple[int, Hashable]]) -> dict[int, int]:
    """Family -> the home it belongs to, named after the lowest family in it.

    `ties` are families with what they may share: a guardian, a household. Families that share one, also through a
    third, are one home: siblings and parents who live apart are never invited in different ways.
    """
    home: dict[int, int] = {}
    first: dict[Hashable, int] = {}
    for family, shared in ties:
        _join(home, family, first.setdefault(shared, family))
    return {family: _root(home, family) for family in home}


def _join(home: dict[int, int], one: int, other: int) -> None:
    low, high = sorted((_root(home, one), _root(home, other)))
    home[high] = low


def _root(home: dict[int, int], family: int) -> int:
    while home.setdefault(family, family) != family:
        family = home[family]
    return family


def deal(homes: Mapping[int, str], ways: Sequence[str], seed: int) -> dict[int, str]:
    """Home -> way, by lot, evenly within each reading language (`homes` has home -> language).

    Ways are dealt in blocks that hold each way once, in a random order, along the homes of one language after another.
    """
    rng = Random(seed)  # noqa: S311 - the draw must be repeatable; nobody gains from guessing it
    order = sorted(homes)
    rng.shuffle(order)
    block: list[str] = []
    dealt = {}
    for one in sorted(order, key=lambda home: homes[home]):
        block = block or rng.sample(list(ways), len(ways))
        dealt[one] = block.pop()
    return dealt
