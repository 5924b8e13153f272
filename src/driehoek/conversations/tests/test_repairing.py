"""A repair takes no time away that a family was told, though another family would be helped more."""

from typing import Any

from driehoek.conversations.bridge.repairing import repaired
from driehoek.conversations.bridge.solve import solve

DATA: dict[str, Any] = {
    "format": "driehoek-planner/1", "name": "two families", "days": 1, "slots_per_day": 2, "slot_minutes": 10,
    "max_consecutive": 9, "rooms": None, "childcare_places": 0, "interpreters": {},
    "families": [
        {"id": 0, "available": [0, 1], "prefers": "any", "language": None, "childcare": 0},
        {"id": 1, "available": [0], "prefers": "any", "language": None, "childcare": 0},
    ],
    "teachers": [{"id": 0, "available": [0], "zone": 0}, {"id": 1, "available": [1], "zone": 0}],
    "requests": [
        {"id": 0, "family": 0, "child": 0, "teacher": 0, "priority": 2, "slots": 1, "required": False},
        {"id": 1, "family": 0, "child": 0, "teacher": 1, "priority": 2, "slots": 1, "required": False},
        {"id": 2, "family": 1, "child": 1, "teacher": 0, "priority": 2, "slots": 1, "required": False},
    ],
    "locked": [],
}  # fmt: skip
LONG = 60  # seconds; so small a plan is proved best much sooner, on any machine
TOLD = {0: 0, 1: 1}


def planned(plan: dict[str, Any]) -> set[int]:
    return {talk["request"] for talk in plan["talks"]}


def test_the_planner_alone_would_give_the_time_to_the_other_family() -> None:
    assert planned(solve(DATA, LONG, start=TOLD)) == {1, 2}


def test_a_repair_keeps_what_was_told() -> None:
    assert planned(repaired(solve, DATA, LONG, TOLD)) == {0, 1}


def test_what_cannot_stay_is_let_go() -> None:
    gone = {**DATA, "teachers": [{"id": 0, "available": [], "zone": 0}, DATA["teachers"][1]]}
    assert planned(repaired(solve, gone, LONG, TOLD)) == {1}
