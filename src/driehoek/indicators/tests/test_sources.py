"""What each source counts, beside participation and reach: policy, talks, promises, contact, barriers, beforehand."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from driehoek.conversations.models import YearlyLeast
from driehoek.conversations.tests.rounds import a_talk_held
from driehoek.demo.cast import Cast
from driehoek.indicators.counting import MARKS
from driehoek.indicators.tests.counts import counted, marks_of
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Child, Enrolment, Group
from driehoek.people.rules import today
from driehoek.policy.models import Goal, Vision
from driehoek.surveys.actions import close_survey
from driehoek.surveys.box import Sheet, sealed_box, sheets_in
from driehoek.surveys.models import Survey
from driehoek.surveys.tests.asked import a_running, on_paper


def in_place(cast: Cast) -> set[str]:
    rows = counted(cast, "policy").figure.rows("group")
    return {row.key for row in rows if row.count}


def test_each_part_of_the_policy_counts_when_it_is_recorded(cast: Cast) -> None:
    assert {"goals", "at_home", "plan", "evaluation"} <= in_place(cast)
    Goal.objects.filter(location=cast.vlindertuin).update(kind=Goal.Kind.DEMOCRATIC, owner=None)
    Vision.objects.filter(location=cast.vlindertuin).delete()
    assert in_place(cast) == {"goals", "plan"}
    Goal.objects.create(
        location=cast.vlindertuin, school_year=cast.year, kind="equip", title="Lezen", measure="x", evaluate_on=today()
    )
    assert in_place(cast) == {"goals", "at_home"}


def test_goals_of_another_location_or_put_away_do_not_count(cast: Cast) -> None:
    Goal.objects.filter(location=cast.vlindertuin).update(archived_at=timezone.now())
    assert in_place(cast).isdisjoint({"goals", "at_home", "plan", "evaluation"})


def test_a_child_counts_once_however_often_was_talked_about_it(cast: Cast) -> None:
    assert counted(cast, "informing").figure.total.count == 0
    for _twice in range(2):
        a_talk_held(cast)
    total = counted(cast, "informing").figure.total
    assert (total.count, total.whole) == (1, Child.objects.filter(enrolments__group__location=cast.vlindertuin).count())


def test_the_agreed_number_of_talks_is_that_of_the_location(cast: Cast) -> None:
    YearlyLeast.objects.create(location=cast.vlindertuin, number=2)
    a_talk_held(cast)
    assert counted(cast, "talks").figure.total.counts == {"talked": 1, "talked_enough": 0}
    a_talk_held(cast)
    assert counted(cast, "talks").figure.total.counts == {"talked": 1, "talked_enough": 1}


def test_a_promise_counts_when_its_day_has_passed(cast: Cast) -> None:
    Promise.objects.all().delete()
    plain = {"location": cast.vlindertuin, "family": cast.kaya, "kind": "call_back", "subject": "x"}
    yesterday, now = today() - timedelta(days=1), timezone.now()
    Promise.objects.create(**plain, due=today() + timedelta(days=2))
    assert counted(cast, "promises").figure.total.whole == 0
    Promise.objects.create(**plain, due=yesterday)
    Promise.objects.create(**plain, due=yesterday, state="kept", closed_at=now)
    Promise.objects.create(**plain, due=yesterday, state="declined", closed_at=now)
    Promise.objects.create(**plain, due=today(), state="kept", closed_at=now)
    total = counted(cast, "promises").figure.total
    assert (total.whole, total.counts) == (3, {"kept": 2, "in_time": 1})


def test_contact_counts_at_its_level_and_for_who_began(cast: Cast) -> None:
    Contact.objects.filter(family=cast.warsame).delete()
    plain = {"location": cast.vlindertuin, "family": cast.warsame, "channel": "phone", "at": timezone.now()}
    Contact.objects.create(**plain, verb="called", mode="2.0", outcome="no_answer")
    assert marks_of(cast, "levels", cast.warsame.pk) == frozenset()
    Contact.objects.create(**plain, verb="called", mode="3.0", initiative="parent")
    assert marks_of(cast, "levels", cast.warsame.pk) == {"told", "heard", "together"}
    assert marks_of(cast, "initiative", cast.warsame.pk) == {"parent_began"}


def test_a_barrier_is_counted_for_every_time(cast: Cast) -> None:
    total = counted(cast, "barriers").figure.total
    assert total.counts["reason_transport"] == 1
    assert total.counts["reason_known"] < total.whole == 2


def test_a_family_is_new_only_where_an_earlier_year_is_known(cast: Cast) -> None:
    assert counted(cast, "beforehand").figure.total.whole == 0
    before = Group.objects.create(location=cast.vlindertuin, school_year=cast.previous_year, name="Vlinders")
    Enrolment.objects.create(group=before, child=cast.deniz)
    figure = counted(cast, "beforehand").figure
    assert figure.total.whole == 5
    assert {row.key: row.whole for row in counted(cast, "reach").figure.rows("first_time")} == {"yes": 5, "no": 1}


def test_who_was_told_before_the_first_day_was_informed_beforehand(cast: Cast) -> None:
    day = cast.year.start + timedelta(days=40)
    Enrolment.objects.filter(child=cast.parisa).update(start=day)
    Contact.objects.filter(family=cast.rahimi).delete()
    plain = {"location": cast.vlindertuin, "family": cast.rahimi, "channel": "face", "verb": "noted"}
    noon = timezone.make_aware(datetime.combine(day, time(12)))
    Contact.objects.create(**plain, mode="2.0", at=noon + timedelta(days=1))
    Contact.objects.create(**plain, mode="1.0", at=noon)
    before = Group.objects.create(location=cast.vlindertuin, school_year=cast.previous_year, name="Vlinders")
    Enrolment.objects.create(group=before, child=cast.deniz)
    assert marks_of(cast, "beforehand", cast.rahimi.pk) == {"told_before"}


def test_an_indicator_is_counted_as_soon_as_its_source_is_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(MARKS, ("family", "did_at_home"))
    assert counted(cast, "at_home").figure.as_value() == {"total": None}
    monkeypatch.setitem(MARKS, ("family", "did_at_home"), MARKS["family", "came"])
    assert counted(cast, "at_home").figure.total.count == 2
    assert counted(cast, "delivered").figure.total.counts["did_at_home"] == 2


def test_a_question_counts_when_parents_and_team_lie_less_than_a_mark_apart(cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 6, satisfied=5, welcome=5)
    Survey.objects.filter(pk=survey.pk).update(box=_with_team(Survey.objects.get(pk=survey.pk).box))
    close_survey(survey=survey, by=cast.fatma)
    rows = counted(cast, "perception").figure.rows("group")
    assert {row.key: row.count for row in rows} == {"satisfied": 0, "welcome": 1}


def _with_team(box: str) -> str:
    """Five of the team, who are much more satisfied than the parents, and think of welcome as they do."""
    team = [Sheet("school", {"satisfied": 8, "welcome": mark}, "own") for mark in (5, 5, 6, 5, 5)]
    return sealed_box([*sheets_in(box), *team])
