"""A planner for tests that need no good plan: everybody in turn takes the first time that keeps every rule."""

from collections.abc import Callable

from driehoek.conversations.bridge.instance import Data
from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.progress import Progress, Tell
from driehoek.conversations.planner.rules import broken


def first_free(
    data: Data,
    _seconds: int = 1,
    start: dict[int, int] | None = None,
    progress: Tell | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Data:
    """Plan an instance; what stands in `start` is tried first."""
    instance = from_data(data)
    starts = dict(instance.locked)
    for number, request in instance.requests.items():
        if number in starts or (should_stop and should_stop()):
            continue
        tries = [*([start[number]] if start and number in start else []), *range(instance.slots)]
        fits = (slot for slot in tries if instance.fits_a_day(request, slot))
        free = next((slot for slot in fits if not broken(instance, starts | {number: slot})), None)
        if free is not None:
            starts[number] = free
        if progress:
            progress(Progress(len(starts), len(instance.requests), figures(instance, starts).cost, None, 0.1))
    return {
        "talks": [{"request": number, "start": slot} for number, slot in starts.items()],
        "unserved": [{"request": one, "reason": "teacher_full"} for one in instance.requests if one not in starts],
        "cost": figures(instance, starts).cost, "lower_bound": 0, "seconds": 0.1,
    }  # fmt: skip
