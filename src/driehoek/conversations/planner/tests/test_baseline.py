"""First come, first served, and the made-up schools, are what they say."""

import pytest

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.examples import example
from driehoek.conversations.planner.fcfs import first_come
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.kinds import KINDS
from driehoek.conversations.planner.options import KINDS as OFFERED
from driehoek.conversations.planner.rules import broken
from driehoek.conversations.planner.tests.schools import family, planned, request, school

SIZES = {
    "mini": (130, 160, 18),
    "po": (400, 430, 26),
    "vmbo": (600, 680, 70),
    "vmbo1": (600, 680, 70),
    "mbo": (1750, 1900, 150),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_has_the_size_of_its_kind_and_is_always_the_same(kind: str) -> None:
    least, most, teachers = SIZES[kind]
    data = example(kind, 1)
    instance = from_data(data)
    assert least <= len(instance.families) <= most
    assert len(instance.teachers) == teachers
    assert example(kind, 1) == data != example(kind, 2)


def test_all_kinds_are_offered_on_the_command_line() -> None:
    assert tuple(KINDS) == OFFERED


def test_booking_keeps_every_rule_and_depends_on_the_order_of_coming() -> None:
    instance = from_data(example("mini", 1))
    plans = [first_come(Board(instance), seed) for seed in (1, 1, 2)]
    assert broken(instance, plans[0]) == []
    assert plans[0] == plans[1] != plans[2]
    assert figures(instance, plans[0]).served > 300


def test_who_books_takes_the_time_next_to_the_talk_that_it_has() -> None:
    wishes = [request(0, 0, 0), request(1, 0, 1)]
    instance = planned(school(wishes, families=[family(0)], locked=[{"request": 0, "start": 3}]))
    assert first_come(Board(instance), 1) == {0: 3, 1: 2}
