"""What is told about a plan elsewhere: on the start page, in the plan check, and at a goal that was taken along."""

from django.test import Client
from django.utils.html import escape

from driehoek.cycle.tests.test_evaluation import closed, look
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.scope import here
from driehoek.people.actions import add_school_year
from driehoek.people.models import SchoolYear
from driehoek.people.rules import today
from driehoek.plancheck.reading import facts_of
from driehoek.policy.actions.consultations import adopt_plan, open_consultation
from driehoek.policy.models import Evaluation, Goal

TODAY = "/vandaag/plan/"


def next_year(cast: Cast) -> SchoolYear:
    start = cast.year.start.replace(year=cast.year.start.year + 1)
    return add_school_year(organisation=cast.driesprong, start=start, by=None)


def test_the_start_page_leads_to_the_next_step_until_the_plan_is_adopted(client: Client, cast: Cast) -> None:
    step = "/locatie/vlindertuin/stappenplan/"
    assert step in as_staff(client, cast.fatma).get(TODAY).text
    for other in (cast.marieke, cast.elsje, cast.ingrid, cast.nico):
        assert step not in as_staff(client, other).get(TODAY).text
    round_ = open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)
    adopt_plan(consultation=round_, by=cast.ruud)
    assert step not in as_staff(client, cast.fatma).get(TODAY).text


def test_a_goal_whose_day_is_near_stands_there_too(client: Client, cast: Cast) -> None:
    Goal.objects.filter(pk=cast.goal_vlindertuin.pk).update(evaluate_on=today(), owner=cast.marieke)
    for who, sees in ((cast.marieke, True), (cast.fatma, True), (cast.tom, False), (cast.ingrid, False)):
        assert (escape(cast.goal_vlindertuin.title) in as_staff(client, who).get(TODAY).text) == sees


def test_the_plan_check_knows_what_was_looked_back_at_and_closed(cast: Cast) -> None:
    scopes = [here(cast.vlindertuin, year) for year in (cast.year, next_year(cast))]
    assert [facts_of(scopes[0]).goals[0].evaluated, facts_of(scopes[1]).numbers.years_open] == [False, 1]
    look(cast, cast.goal_vlindertuin)
    closed(cast)
    assert [facts_of(scopes[0]).goals[0].evaluated, facts_of(scopes[1]).numbers.years_open] == [True, 0]


def test_a_goal_that_was_taken_along_says_what_changes_and_offers_what_was_done(client: Client, cast: Cast) -> None:
    look(cast, cast.goal_vlindertuin, Evaluation.Decision.ADAPT, change="Op woensdag")
    new = Goal.objects.get(pk=closed(cast).draft["goals"][0])
    page = as_staff(client, cast.fatma).get(f"/doelen/{new.pk}/").text
    assert "Op woensdag" in page
    key = cast.rekenochtend.library_key
    assert f"?uit={key}&amp;doel={new.pk}" in page
