"""The search keeps every rule, repeats itself exactly, proves small schools, repairs with few moves, can be stopped."""

import json
from typing import Any

import pytest

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.examples import example
from driehoek.conversations.planner.fcfs import first_come
from driehoek.conversations.planner.fields import BadInput
from driehoek.conversations.planner.instance import Instance, from_data
from driehoek.conversations.planner.plan import Plan, Starts
from driehoek.conversations.planner.progress import Progress
from driehoek.conversations.planner.rules import broken
from driehoek.conversations.planner.search import Terms
from driehoek.conversations.planner.solve import solve
from driehoek.conversations.planner.tests.schools import part, planned, request, school, teacher

SMALL = part(example("mini", 1), 60)  # families
ENOUGH = 600.0  # seconds: the rounds end a test, never the clock


def plan_of(instance: Instance, before: Starts | None = None, **terms: Any) -> Plan:
    given = {"seconds": ENOUGH, "rounds": 4, "workers": 2, "seed": 1, **terms}
    return solve(instance, Terms(**given), before)


@pytest.fixture(scope="module")
def mini() -> Instance:
    return from_data(SMALL)


@pytest.fixture(scope="module")
def plan(mini: Instance) -> Plan:
    return plan_of(mini)


def test_a_plan_keeps_every_rule_and_tells_its_true_cost(mini: Instance, plan: Plan) -> None:
    assert broken(mini, plan.starts) == []
    assert plan.cost == figures(mini, plan.starts).cost
    assert plan.lower_bound <= plan.cost
    assert set(plan.reasons) == set(mini.requests) - set(plan.starts)


def test_a_plan_is_better_than_first_come_first_served(mini: Instance, plan: Plan) -> None:
    made, booked = figures(mini, plan.starts), figures(mini, first_come(Board(mini), 1))
    assert made.cost < booked.cost
    assert made.served >= booked.served
    assert made.waiting < booked.waiting


def test_the_same_seed_and_rounds_give_the_same_plan(mini: Instance, plan: Plan) -> None:
    again = plan_of(mini).as_data()
    assert {**again, "seconds": 0} == {**plan.as_data(), "seconds": 0}


def test_one_worker_is_enough(mini: Instance) -> None:
    assert plan_of(mini, workers=1).cost < figures(mini, first_come(Board(mini), 1)).cost


def test_a_small_school_is_proved_to_be_planned_best() -> None:
    wishes = [request(number, number, 0, priority=1 + number % 3) for number in range(8)]
    plan = plan_of(planned(school(wishes)))
    assert (plan.status, plan.ended, len(plan.starts)) == ("optimal", "optimal", 6)


def test_a_teacher_who_falls_ill_moves_only_those_talks() -> None:
    wishes = [request(number, number, number % 2) for number in range(6)]
    before = {0: 0, 2: 1, 4: 2, 1: 4, 3: 5, 5: 6}
    ill = planned(school(wishes, teachers=[teacher(0, slots=range(4, 8)), teacher(1)]))
    plan = plan_of(ill, before)
    moved = {number for number, start in before.items() if plan.starts.get(number) != start}
    assert moved == {0, 2, 4}
    assert len(plan.starts) == 6
    assert plan.cost == figures(ill, plan.starts, before).cost == 30


def test_locked_talks_stay(mini: Instance, plan: Plan) -> None:
    number, start = next(iter(plan.starts.items()))
    data = {**SMALL, "locked": [{"request": number, "start": start}]}
    assert plan_of(from_data(data), rounds=1, seed=2).starts[number] == start


def test_locked_talks_that_break_a_rule_are_refused() -> None:
    locked = [{"request": 0, "start": 1}, {"request": 1, "start": 1}]
    with pytest.raises(BadInput, match="locked talks cannot be kept: family 0 has 2 talks in slot 1"):
        plan_of(planned(school([request(0, 0, 0), request(1, 0, 1)], locked=locked)))


def test_who_stops_it_gets_the_best_plan_so_far(mini: Instance) -> None:
    told: list[Progress] = []
    plan = plan_of(mini, rounds=1000, tell=told.append, stop=lambda: len(told) > 2)
    assert plan.ended == "interrupt"
    assert 1 <= plan.rounds < 1000
    assert broken(mini, plan.starts) == []


def test_progress_says_how_many_wishes_have_a_time(mini: Instance, plan: Plan) -> None:
    told: list[Progress] = []
    plan_of(mini, tell=told.append)
    first, last = told[0], told[-1]
    assert (first.lower_bound, first.round) == (None, 0)
    assert (last.served, last.wished) == (len(plan.starts), len(mini.requests))
    assert (last.cost, last.lower_bound, last.round) == (plan.cost, plan.lower_bound, plan.rounds)
    assert first.cost >= last.cost
    assert 0 < first.seconds <= last.seconds
    assert "first plan after" in first.line
    assert f"{last.served} of {last.wished} talks, cost {last.cost}, at least {last.lower_bound}" in last.line


def test_without_any_wish_there_is_nothing_to_plan() -> None:
    plan = plan_of(planned(school([])))
    assert (plan.starts, plan.cost, plan.status) == ({}, 0, "optimal")


def test_a_plan_is_plain_json(plan: Plan) -> None:
    data = json.loads(json.dumps(plan.as_data()))
    assert {"talks", "unserved", "cost", "lower_bound", "gap", "seconds", "status"} <= set(data)


def test_a_family_with_very_many_wishes_is_planned_and_its_bound_is_true() -> None:
    wishes = [request(number, 0, number % 3) for number in range(10)] + [request(10, 1, 0)]
    plan = plan_of(planned(school(wishes)))
    assert plan.lower_bound <= plan.cost
    assert len(plan.starts) == 9  # eight slots for the one family, and one talk of the other


def test_locked_talks_that_no_teacher_is_there_for_are_refused() -> None:
    wrong = school([request(0, 0, 0)], teachers=[teacher(0, slots=[1])], locked=[{"request": 0, "start": 2}])
    with pytest.raises(BadInput, match="teacher 0 is not there"):
        plan_of(planned(wrong))
