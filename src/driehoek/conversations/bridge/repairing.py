"""Repair a plan that families know: no time that was told disappears for the sake of another family.

The planner weighs a family without any talk more than a talk that is taken from a family with several
(docs/planner.md). That is fair before the times are told, and a broken promise after.
"""

from collections.abc import Callable
from typing import Any

from driehoek.conversations.bridge.instance import Data
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.rules import broken

TRIES = 3
Solve = Callable[..., Data]


def repaired(solve: Solve, data: Data, seconds: int, start: dict[int, int], **watch: Any) -> Data:
    """Plan with few changes to `start` (request -> slot); what would lose its time stays, and plan again."""
    plan = solve(data, seconds, start=start, **watch)
    for _ in range(TRIES):
        lost = sorted(start.keys() - {talk["request"] for talk in plan["talks"]})
        kept = _kept(data, {number: start[number] for number in lost})
        if len(kept["locked"]) == len(data["locked"]):
            break
        data = kept
        plan = solve(data, seconds, start=start, **watch)
    return plan


def _kept(data: Data, lost: dict[int, int]) -> Data:
    """The same instance in which these stay where they were, as far as that breaks no rule."""
    fixed = {row["request"]: row["start"] for row in data["locked"]}
    instance = from_data({**data, "locked": []})
    for number, slot in lost.items():
        if not broken(instance, {**fixed, number: slot}):
            fixed[number] = slot
    return {**data, "locked": [{"request": number, "start": slot} for number, slot in fixed.items()]}
