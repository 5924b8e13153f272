"""The one door to the planner: an instance in, a plan out, with progress on the way and a way to stop."""

from collections.abc import Callable
from dataclasses import dataclass

from driehoek.conversations.bridge.instance import Data


@dataclass(frozen=True)
class Found:
    """The best plan so far: how many wishes it serves, what it costs, and what no plan can cost less than."""

    served: int
    cost: int
    lower_bound: float | None


def solve(
    instance: Data,
    seconds: int,
    start: dict[int, int] | None = None,
    progress: Callable[[Found], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Data:
    """Plan an instance for so many seconds; `start` is the plan that is repaired, request -> slot."""
    raise NotImplementedError
