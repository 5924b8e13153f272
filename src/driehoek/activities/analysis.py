"""The stated analysis of a comparison of ways of inviting: written down at the start, computed once at the end.

Every home counts with the way that the lot gave it, whatever came of it (intention to treat). Each other way is set
beside the first: the difference with Newcombe's interval, wider when several ways share one certainty, and Fisher's
chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from driehoek.shared.stats import Difference, Interval, chance_of, difference, share, wilson

Counts = Mapping[str, tuple[int, int]]
VERSION = 1


@dataclass(frozen=True)
class Arm:
    """One way: how many of how many homes had the outcome, and how that differs from the first way (None: it is it)."""

    way: str
    part: int
    whole: int
    beside: Difference | None
    chance: float | None

    @property
    def share(self) -> float | None:
        """Which share that is."""
        return share(self.part, self.whole)

    @property
    def interval(self) -> Interval | None:
        """Between which bounds it lies (Wilson, 95 %)."""
        return wilson(self.part, self.whole)

    @property
    def found_effect(self) -> bool:
        """Whether the bounds of the difference lie on one side of nothing."""
        return self.beside is not None and self.beside.is_clear


def stated(ways: Sequence[str], outcome: str, confidence: float) -> dict[str, Any]:
    """The analysis in plain JSON, as it is kept at the start."""
    return {
        "version": VERSION, "unit": "home", "outcome": outcome, "beside": ways[0], "ways": list(ways),
        "difference": "newcombe 10", "chance": "fisher", "confidence": confidence,
        "each": 1 - (1 - confidence) / max(len(ways) - 1, 1),
    }  # fmt: skip


def arms(counts: Counts, plan: Mapping[str, Any]) -> list[Arm]:
    """Compute what was stated from counts: way -> (homes with the outcome, homes)."""
    first = counts.get(plan["beside"], (0, 0))
    return [_arm(way, counts.get(way, (0, 0)), first, plan) for way in plan["ways"]]


def _arm(way: str, own: tuple[int, int], first: tuple[int, int], plan: Mapping[str, Any]) -> Arm:
    if way == plan["beside"] or not own[1] or not first[1]:
        return Arm(way, *own, None, None)
    return Arm(way, *own, difference(*own, *first, plan["each"]), chance_of(*own, *first))
