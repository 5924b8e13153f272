"""Looking back at a goal: versions, taking back, who may, and what a closed year keeps."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from driehoek.demo.cast import Cast
from driehoek.people.models import Account
from driehoek.people.rules import today
from driehoek.policy.actions.evaluations import evaluate, take_evaluation_back
from driehoek.policy.models import Evaluation, Goal, YearClosing
from driehoek.policy.queries import goals_of
from driehoek.policy.queries.evaluations import looked_back, to_look_back_at

Decision = Evaluation.Decision


def said(goal: Goal, by: Account, decision: str = Decision.GO_ON, **values: str) -> Evaluation:
    row = Evaluation(goal=goal, decision=decision, **{"happened": "Veel ouders kwamen", "why": "Koffie"} | values)
    return evaluate(evaluation=row, figure={}, by=by)


def now(cast: Cast) -> Evaluation | None:
    rows = {one.goal: one.now for one in looked_back(cast.vlindertuin, cast.year)}
    return rows[cast.goal_vlindertuin]


def test_the_newest_version_holds_until_it_is_taken_back(cast: Cast) -> None:
    first, second = said(cast.goal_vlindertuin, cast.fatma), said(cast.goal_vlindertuin, cast.ruud, why="Ook thee")
    assert (now(cast), second.version) == (second, 2)
    take_evaluation_back(evaluation=second, by=cast.fatma)
    assert now(cast) == first
    assert said(cast.goal_vlindertuin, cast.fatma).version == 3


@pytest.mark.parametrize("values", [{"happened": ""}, {"why": ""}, {"decision": Decision.ADAPT}, {"decision": "?"}])
def test_half_an_evaluation_is_not_kept(cast: Cast, values: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        said(cast.goal_vlindertuin, cast.fatma, **values)


def test_who_could_not_look_back_says_why(cast: Cast) -> None:
    assert said(cast.goal_vlindertuin, cast.fatma, Decision.UNSEEN, happened="").why == "Koffie"


@pytest.mark.parametrize("name", ["nico", "elsje", "marieke", "ingrid", "tom"])
def test_only_who_sets_the_policy_says_what_became_of_it(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        said(cast.goal_vlindertuin, getattr(cast, name))


def test_a_closed_year_keeps_what_was_said_and_leaves_the_list_of_goals(cast: Cast) -> None:
    row = said(cast.goal_vlindertuin, cast.fatma)
    YearClosing.objects.create(location=cast.vlindertuin, school_year=cast.year)
    with pytest.raises(ValidationError):
        take_evaluation_back(evaluation=row, by=cast.fatma)
    assert cast.goal_vlindertuin not in goals_of(cast.fatma, cast.vlindertuin)


def test_the_day_of_a_goal_comes_as_a_promise_to_who_looks_after_it(cast: Cast) -> None:
    cast.goal_vlindertuin.owner, cast.goal_vlindertuin.evaluate_on = cast.marieke, today()
    cast.goal_vlindertuin.save()
    assert [cast.goal_vlindertuin in to_look_back_at(who) for who in (cast.marieke, cast.fatma, cast.tom)] == [
        True,
        True,
        False,
    ]
    said(cast.goal_vlindertuin, cast.fatma)
    assert cast.goal_vlindertuin not in to_look_back_at(cast.marieke)
