"""What a finished plan costs, and the figures behind it."""

from dataclasses import asdict, dataclass

from driehoek.conversations.planner.instance import Instance
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.rules import (
    EMPTY_HANDED,
    EXTRA_VISIT,
    MOVED,
    NOT_PREFERRED,
    WAITING,
    visits,
    walks,
    weight,
)

COSTS = {
    "empty_handed": EMPTY_HANDED,
    "extra_visits": EXTRA_VISIT,
    "waiting": WAITING,
    "not_preferred": NOT_PREFERRED,
    "moved": MOVED,
}


@dataclass(frozen=True)
class Figures:
    """How good a plan is. Waiting and walking are counted in slots; a walk to another zone is no waiting."""

    cost: int
    requests: int
    served: int
    required_unserved: int
    empty_handed: int
    extra_visits: int
    waiting: int
    not_preferred: int
    moved: int

    def as_data(self) -> dict[str, int]:
        """The figures by name."""
        return asdict(self)


def figures(instance: Instance, starts: Starts, before: Starts | None = None) -> Figures:
    """Count and add up; `before` is the plan that is repaired: every talk of it that moved or vanished costs extra."""
    coming = visits(instance, starts)
    came = {visit.family for visit in coming}
    unserved = [request for number, request in instance.requests.items() if number not in starts]
    counts = {
        "empty_handed": len(instance.wishes) - len(came),
        "extra_visits": len(coming) - len(came),
        "waiting": sum(gap - walk for visit in coming for gap, walk in walks(instance, visit)),
        "not_preferred": sum(not _preferred(instance, number, start) for number, start in starts.items()),
        "moved": sum(starts.get(number) != start for number, start in (before or {}).items()),
    }
    cost = sum(map(weight, unserved)) + sum(COSTS[name] * many for name, many in counts.items())
    required = sum(request.required for request in unserved)
    return Figures(cost, len(instance.requests), len(starts), required, **counts)


def _preferred(instance: Instance, number: int, start: int) -> bool:
    return instance.preferred(instance.families[instance.requests[number].family], start)
