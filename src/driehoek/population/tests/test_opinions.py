"""What parents said in a survey flows into the analysis, with no family behind it."""

from driehoek.demo.cast import Cast
from driehoek.indicators.scope import Scope
from driehoek.population.counting import tables
from driehoek.population.people import People
from driehoek.surveys.actions import answer_loosely, close_survey
from driehoek.surveys.tests.asked import a_running


def expected(cast: Cast, number: int) -> list[list[list[object]]]:
    """The rows on what parents expect, in whole and without small numbers, after so many sheets."""
    survey = a_running(cast, "parents")
    for sheet in range(number):
        answers = {"expect": ["safe", "told"] if sheet < 6 else ["told"]}
        answer_loosely(survey=survey, side="parents", answers=answers, way="paper", written_in="nl", by=cast.marieke)
    close_survey(survey=survey, by=cast.fatma)
    people = People(Scope((cast.vlindertuin,), (cast.year,)))
    return [[t["rows"] for t in one if t["code"] == "survey_expect"][:1] for one in tables(people)]


def test_choices_are_counted_and_small_rests_hidden_outside(cast: Cast) -> None:
    whole, closed = expected(cast, 12)
    assert whole == [[["told", 12], ["safe", 6]]]
    assert closed == [[["safe", 6]]]


def test_four_answers_tell_nothing(cast: Cast) -> None:
    whole, closed = expected(cast, 4)
    assert whole == [[]]
    assert closed == []
