"""The one door to the planner: an instance in, a plan out, with progress on the way and a way to stop."""

import os
from collections.abc import Callable

from django.conf import settings

from driehoek.conversations.bridge.instance import Data
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.progress import Tell

SEED = 1
MOST_WORKERS = 2  # what the planner was measured with
SMALL = 250  # wishes: so few are planned as well by one process, and proved to be planned best


def workers_for(wishes: int) -> int:
    """How many processes search side by side: never more than there are cores, or than the school allows."""
    allowed = settings.DRIEHOEK_PLANNER_PROCESSES or min(MOST_WORKERS, len(os.sched_getaffinity(0)))
    return allowed if wishes > SMALL else 1


def solve(
    instance: Data,
    seconds: int,
    start: dict[int, int] | None = None,
    progress: Tell = lambda _: None,
    should_stop: Callable[[], bool] = lambda: False,
) -> Data:
    """Plan an instance for so many seconds at most; `start` is the plan that is repaired, request -> slot.

    `progress` is called for every better plan or bound, `should_stop` many times a second. The same instance gives
    the same plan with as many processes, unless the machine is slow. Raises BadInput for an instance that cannot be
    planned.
    """

    # Here and not above: OR-Tools takes sixty megabytes, which a worker that never plans can do without.
    from driehoek.conversations.planner.search import Terms, usual_rounds
    from driehoek.conversations.planner.solve import solve as plan

    workers, rounds = workers_for(len(instance["requests"])), usual_rounds(seconds)
    terms = Terms(seconds=seconds, rounds=rounds, workers=workers, seed=SEED, stop=should_stop, tell=progress)
    return plan(from_data(instance), terms, start or None).as_data()
