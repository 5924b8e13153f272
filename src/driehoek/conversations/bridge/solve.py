"""The one door to the planner: an instance in, a plan out, with progress on the way and a way to stop."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from driehoek.conversations.bridge.instance import Data
from driehoek.conversations.planner.instance import from_data

WORKERS = 1
SEED = 1
NO_END = 10**9  # rounds: the clock ends the search
_COST = re.compile(r"cost (\d+)(?:, at least (\d+))?")


@dataclass(frozen=True)
class Found:
    """The best plan so far: what it costs, what no plan can cost less than, and if known how many wishes it serves."""

    cost: int
    lower_bound: float | None = None
    served: int | None = None


def solve(
    instance: Data,
    seconds: int,
    start: dict[int, int] | None = None,
    progress: Callable[[Found], None] = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Data:
    """Plan an instance for so many seconds; `start` is the plan that is repaired, request -> slot.

    `progress` is called for every better plan or bound, `should_stop` many times a second. The same instance gives
    the same plan after the same number of rounds. Raises BadInput for an instance that cannot be planned.
    """

    # Here and not above: OR-Tools takes sixty megabytes, which a worker that never plans can do without.
    from driehoek.conversations.planner.search import Terms
    from driehoek.conversations.planner.solve import solve as plan

    def tell(line: str) -> None:
        if found := _COST.search(line):
            cost, bound = found.groups()
            progress(Found(int(cost), float(bound) if bound else None))

    terms = Terms(seconds=seconds, rounds=NO_END, workers=WORKERS, seed=SEED, stop=should_stop, tell=tell)
    return plan(from_data(instance), terms, start or None).as_data()
