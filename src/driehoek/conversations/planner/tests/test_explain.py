"""Why a wish is not served is said as a code, and what would help does help."""

from typing import Any

import pytest

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.construct import follow
from driehoek.conversations.planner.explain import REASONS, reasons
from driehoek.conversations.planner.helps import helps
from driehoek.conversations.planner.tests.schools import family, planned, request, school, teacher

ONE = [request(0, 0, 0)]
PAIR = [request(0, 0, 0), request(1, 1, 0)]
APART = [request(0, 0, 0), request(1, 1, 1)]
TWO = [request(0, 0, 0), request(1, 0, 1)]
WHY: list[tuple[str, list[Any], dict[str, Any], dict[int, int]]] = [
    ("teacher_absent", ONE, {"teachers": [teacher(0, slots=[])]}, {}),
    ("no_common_time", ONE, {"families": [family(0, slots=[1])], "teachers": [teacher(0, slots=[2])]}, {}),
    ("interpreter", ONE, {"families": [family(0, language="ar")]}, {}),
    ("teacher_full", PAIR, {"teachers": [teacher(0, slots=[1])]}, {0: 1}),
    ("family_full", TWO, {"families": [family(0, slots=[1])]}, {0: 1}),
    ("room", APART, {"rooms": 1, "teachers": [teacher(0), teacher(1, slots=[1])]}, {0: 1}),
    ("break", PAIR, {"max_consecutive": 1, "teachers": [teacher(0, slots=[1, 2])]}, {0: 1}),
    ("travel", ONE, {"families": [family(0, slots=[0], place=1)], "travel": [[0, 1], [1, 0]]}, {}),
    ("walking", TWO, {"families": [family(0, slots=[1, 2])], "teachers": [teacher(0), teacher(1, zone=1)]}, {0: 1}),
    ("childcare", ONE, {"families": [family(0, childcare=3)]}, {}),
    ("costs_more", ONE, {}, {}),
]


@pytest.mark.parametrize(("code", "requests", "fields", "starts"), WHY, ids=[case[0] for case in WHY])
def test_the_reason_is_told(code: str, requests: list[Any], fields: dict[str, Any], starts: dict[int, int]) -> None:
    instance = planned(school(requests, **fields))
    assert set(reasons(follow(Board(instance), starts)).values()) == {code}


def test_every_reason_has_words() -> None:
    assert {case[0] for case in WHY} == set(REASONS)


def test_a_teacher_who_cannot_travel_to_the_family_in_time_is_told() -> None:
    at_home = [family(0), family(1, slots=[2], place=1)]
    instance = planned(school(PAIR, families=at_home, travel=[[0, 1], [1, 0]]))
    assert reasons(follow(Board(instance), {0: 1})) == {1: "travel"}


def test_one_interpreter_more_is_told_with_the_hour() -> None:
    instance = planned(school(ONE, families=[family(0, language="ar")], interpreters={"ar": [0] * 8}))
    found = helps(follow(Board(instance), {}), None)
    assert {"kind": "interpreter", "language": "ar", "from": 4, "to": 8, "serves": 1} in found


def test_an_hour_of_a_teacher_a_room_or_a_childcare_place_is_told() -> None:
    late = planned(school(ONE, teachers=[teacher(0, slots=[])]))
    room = planned(school(ONE, rooms=0))
    care = planned(school(ONE, families=[family(0, childcare=3)]))
    kinds = [{row["kind"] for row in helps(follow(Board(instance), {}), None)} for instance in (late, room, care)]
    assert kinds == [{"teacher"}, {"room"}, {"childcare"}]


def test_nothing_helps_when_all_are_served() -> None:
    assert helps(follow(Board(planned(school(ONE))), {0: 1}), None) == []
