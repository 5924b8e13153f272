"""On small schools the planner finds what trying everything finds, and no bound is above it."""

from hypothesis import HealthCheck, given, settings

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.columns import Columns
from driehoek.conversations.planner.construct import construct, follow
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.prices import bound_at
from driehoek.conversations.planner.puzzles import raised
from driehoek.conversations.planner.relaxation import first_prices
from driehoek.conversations.planner.rules import broken
from driehoek.conversations.planner.scores import own_costs
from driehoek.conversations.planner.search import cost
from driehoek.conversations.planner.tests.schools import Data, by_trying, family, planned, request, school, schools
from driehoek.conversations.planner.timetable import Timetable
from driehoek.conversations.planner.worker import Task, Worker

small = settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def solved(board: Board, table: Timetable) -> tuple[Timetable, bool]:
    """The plan that one step of proving gives, and whether it says that nothing is better."""
    worker = Worker(board)
    bound = worker.do(Task(prices=True)).bound
    assert bound
    done = worker.do(Task(prove=True, ways=tuple(table.talks), at=bound.prices))
    return worker.table, done.proved


@small
@given(schools())
def test_the_best_plan_is_found_and_proved(data: Data) -> None:
    instance = planned(data)
    board = Board(instance)
    table, proved = solved(board, construct(board, own_costs(board), 1))
    assert broken(instance, table.starts()) == []
    assert proved
    assert cost(table) == by_trying(instance)


@small
@given(schools())
def test_no_bound_is_above_the_best_plan(data: Data) -> None:
    instance = planned(data)
    choices = Choices(Board(instance))
    first = bound_at(choices, first_prices(choices.board))
    bounds = [first, *Columns(choices, first).steps(5)]
    bounds.append(raised(choices, bounds[-1]))
    best = by_trying(instance)
    assert all(bound.whole <= best for bound in bounds)
    assert [bound.value for bound in bounds] == sorted(bound.value for bound in bounds)


def raising(data: Data) -> tuple[int, int]:
    """The bound of the best prices, and the one where talks are placed whole."""
    choices = Choices(Board(planned(data)))
    *_, last = Columns(choices, bound_at(choices, first_prices(choices.board))).steps()
    return last.whole, raised(choices, last).whole


# Two days of three talks, for five families and one that needs two slots: prices sell it the half of its talk.
TOO_SHORT = [*(request(number, number, 0) for number in range(5)), request(5, 5, 0, slots=2)]


def test_a_slot_too_short_for_a_double_talk_is_seen() -> None:
    assert raising(school(TOO_SHORT)) == (125, 250)


def test_it_is_seen_where_the_same_families_have_a_dearer_teacher() -> None:
    wishes = [*TOO_SHORT, *(request(6 + number, number, 1) for number in range(7))]
    assert raising(school(wishes)) == (150, 200)


def test_it_is_seen_where_a_family_would_save_an_interpreter() -> None:
    families = [family(number, language=None if number else "ar") for number in range(6)]
    interpreters = {"ar": [1, 0, 0, 0, 0, 0, 0, 0]}
    assert raising(school(TOO_SHORT, families=families, interpreters=interpreters)) == (125, 250)


@small
@given(schools(), schools())
def test_the_best_repair_is_found(data: Data, other: Data) -> None:
    instance = planned(data)
    board = Board(instance)
    before: Starts = dict(list(construct(board, own_costs(board), 2).starts().items())[:2])
    changed = planned({**data, "teachers": other["teachers"]})
    board = Board(changed, before)
    table, _ = solved(board, follow(board, before))
    assert cost(table) == by_trying(changed, before)
