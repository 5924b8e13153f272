"""From what people said to a goal, and back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.policy.models import Goal
from driehoek.surveys.actions.goals import ask_for_goal
from driehoek.surveys.models import AsksFor
from driehoek.surveys.tests.asked import a_running
from driehoek.surveys.tests.test_results import a_closed


def goal_at(cast: Cast, code: str = "vlindertuin") -> Goal:
    """A goal of a location."""
    return Goal.objects.filter(location=getattr(cast, code)).first() or _made(cast, code)


def _made(cast: Cast, code: str) -> Goal:
    place, like = getattr(cast, code), Goal.objects.filter(location=cast.vlindertuin).get()
    return Goal.objects.create(
        location=place,
        school_year=like.school_year,
        kind=like.kind,
        title="x",
        measure="x",
        evaluate_on=like.evaluate_on,
    )


def test_a_result_asks_for_a_goal_and_the_goal_tells_why(client: Client, cast: Cast) -> None:
    survey, goal = a_closed(cast), goal_at(cast)
    as_staff(client, cast.fatma)
    page = f"/peilingen/{survey.pk}/vraagt/parents/welcome/"
    assert goal.title in client.get(page).text
    result = client.post(page, {"goal": goal.pk}, follow=True).text
    assert f'href="/doelen/{goal.pk}/"' in result
    told = client.get(f"/doelen/{goal.pk}/").text
    assert "Hoe welkom voelt u zich op school?" in told
    assert "Gemiddeld 7,0" in told
    client.post(f"/peilingen/vraagt/{AsksFor.objects.get().pk}/weg/")
    assert "Hoe welkom" not in client.get(f"/doelen/{goal.pk}/").text


def test_nothing_that_may_not_be_shown_or_lies_elsewhere_is_tied(cast: Cast) -> None:
    survey, few = a_closed(cast), a_closed(cast, 4)
    for where, goal, by in (
        (few, goal_at(cast), cast.fatma),
        (survey, goal_at(cast, "regenboog"), cast.fatma),
        (survey, goal_at(cast), cast.marieke),
    ):
        with pytest.raises(PermissionDenied):
            ask_for_goal(survey=where, side="parents", question="welcome", goal=goal, by=by)


def test_a_running_survey_asks_for_nothing_yet(client: Client, cast: Cast) -> None:
    page = f"/peilingen/{a_running(cast).pk}/vraagt/parents/welcome/"
    assert as_staff(client, cast.fatma).get(page).status_code == 404
