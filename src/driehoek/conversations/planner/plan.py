"""What comes out: a start for every talk that is planned, and why the others are not."""

import json
from dataclasses import dataclass, field
from typing import Any

from driehoek.conversations.planner.fields import BadInput, Fields
from driehoek.conversations.planner.instance import Instance

Starts = dict[int, int]  # request number → the slot in which its talk starts


@dataclass(frozen=True)
class Plan:
    """A plan with its cost and a true lower bound: no plan whatsoever costs less than that."""

    starts: Starts
    reasons: dict[int, str]
    cost: int
    lower_bound: int
    rounds: int = 0
    seconds: float = 0.0
    ended: str = ""
    helps: list[dict[str, Any]] = field(default_factory=list)

    @property
    def gap(self) -> float:
        """By how much the cost lies above the bound, as a share of the bound."""
        return (self.cost - self.lower_bound) / max(1, self.lower_bound)

    @property
    def status(self) -> str:
        """Optimal when the bound proves that nothing is better."""
        return "optimal" if self.cost <= self.lower_bound else "feasible"

    def as_data(self) -> dict[str, Any]:
        """The plan as it is written in JSON."""
        return {
            "talks": [{"request": number, "start": self.starts[number]} for number in sorted(self.starts)],
            "unserved": [{"request": number, "reason": why} for number, why in sorted(self.reasons.items())],
            "cost": self.cost,
            "lower_bound": self.lower_bound,
            "gap": round(self.gap, 5),
            "rounds": self.rounds,
            "seconds": round(self.seconds, 2),
            "status": self.status,
            "ended": self.ended,
            "would_help": self.helps,
        }


def read_starts(text: str, instance: Instance) -> Starts:
    """The talks of a plan from JSON; BadInput names what is wrong. Whether they keep the rules is for `rules`."""
    try:
        top = Fields(json.loads(text), "the plan")
    except ValueError as error:
        raise BadInput(f"The plan is no JSON: {error}") from error
    starts: Starts = {}
    for row in top.records("talks", "talk of request", key="request"):
        number = row.whole("request")
        if number not in instance.requests:
            raise row.wrong("request", f"there is no request {number}")
        starts[number] = row.whole("start", most=instance.slots - 1)
    return starts
