"""Every hard rule is noticed when it is broken, and every part of the cost is counted."""

from typing import Any

import pytest

from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.rules import broken
from driehoek.conversations.planner.tests.schools import family, planned, request, school, teacher

ONE = [request(0, 0, 0)]
TWO = [request(0, 0, 0), request(1, 0, 1)]
APART = [request(0, 0, 0), request(1, 1, 1)]
ROW = [request(number, number, 0) for number in range(4)]
VISITS = {"families": [family(0, place=1), family(1, place=2)], "travel": [[0, 1, 1], [1, 0, 2], [1, 2, 0]]}
BROKEN: list[tuple[list[Any], dict[str, Any], dict[int, int], str]] = [
    ([request(0, 0, 0, slots=2)], {}, {0: 3}, "does not fit in a day"),
    (ONE, {"families": [family(0, slots=[1])]}, {0: 2}, "family 0 is not there"),
    (ONE, {"teachers": [teacher(0, slots=[1])]}, {0: 2}, "teacher 0 is not there"),
    (TWO, {}, {0: 1, 1: 1}, "family 0 has 2 talks in slot 1"),
    ([request(0, 0, 0), request(1, 1, 0)], {}, {0: 1, 1: 1}, "teacher 0 has 2 talks in slot 1"),
    (APART, {"rooms": 1}, {0: 1, 1: 1}, "slot 1: 2 talks in 1 rooms"),
    (ONE, {"families": [family(0, language="ar")]}, {0: 1}, "slot 1: 1 talks in ar with 0 interpreters"),
    (TWO, {"teachers": [teacher(0), teacher(1, zone=1)]}, {0: 1, 1: 2}, "family 0 cannot walk"),
    (ROW, {}, {0: 0, 1: 1, 2: 2, 3: 3}, "teacher 0 has no break at slot 3"),
    (ONE, VISITS, {0: 0}, "teacher 0 cannot be there from school by slot 0"),
    (ROW[:2], VISITS, {0: 1, 1: 3}, "teacher 0 cannot travel to the talk at slot 3 in time"),
    (
        ROW[:2],
        VISITS | {"families": [family(0, place=1), family(1)]},
        {0: 1, 1: 2},
        "cannot travel to the talk at slot 2",
    ),
    (TWO, {"families": [family(0, childcare=3)]}, {0: 0, 1: 2}, "slot 1: 3 children in 2 childcare places"),
    (ONE, {"locked": [{"request": 0, "start": 1}]}, {}, "talk 0 was fixed at slot 1"),
]


@pytest.mark.parametrize(("requests", "fields", "starts", "sentence"), BROKEN, ids=[case[3] for case in BROKEN])
def test_a_broken_rule_is_told(
    requests: list[Any], fields: dict[str, Any], starts: dict[int, int], sentence: str
) -> None:
    assert any(sentence in told for told in broken(planned(school(requests, **fields)), starts))


def test_a_plan_that_keeps_all_rules_breaks_none() -> None:
    zones = school(ROW, teachers=[teacher(0)], families=[family(number, childcare=1) for number in range(4)])
    assert broken(planned(zones), {0: 0, 1: 1, 2: 2, 3: 4}) == []


def test_a_visit_at_home_needs_no_room_and_no_walking_in_the_building() -> None:
    visits = school(TWO, families=[family(0, place=1)], teachers=[teacher(0), teacher(1, zone=1)], rooms=0)
    assert broken(planned(visits | {"travel": [[0, 0], [0, 0]]}), {0: 1, 1: 2}) == []


def test_visits_with_time_to_travel_break_no_rule() -> None:
    later = school(ROW[:2], slots_per_day=8, days=1, **VISITS)
    assert broken(planned(later), {0: 1, 1: 4}) == []
    assert broken(planned(school(ROW[:2], **VISITS)), {0: 3, 1: 5}) == []


def test_all_parts_of_the_cost_are_counted() -> None:
    wishes = [*TWO, request(2, 0, 2), request(3, 1, 0, priority=2, required=True), request(4, 0, 3, priority=3)]
    instance = planned(school(wishes, families=[family(0, prefers="early"), family(1)]))
    found = figures(instance, {0: 0, 1: 2, 2: 4}, before={0: 0, 1: 1})
    unserved, empty, visit, waiting, late, moved = 180 + 60, 150, 15, 3, 1, 10
    assert found.cost == unserved + empty + visit + waiting + late + moved
    assert (found.served, found.empty_handed, found.extra_visits, found.waiting) == (3, 1, 1, 1)


def test_walking_to_another_zone_is_no_waiting() -> None:
    instance = planned(school(TWO, teachers=[teacher(0), teacher(1, zone=1)]))
    assert figures(instance, {0: 0, 1: 2}).cost == 0
    assert figures(instance, {0: 0, 1: 3}).waiting == 1
