"""Facts are read from the real records of a location, in a fixed number of queries."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.conversations.models import YearlyLeast
from driehoek.conversations.tests.rounds import a_talk_held
from driehoek.demo.cast import Cast
from driehoek.indicators.scope import here
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Appointment, Guardian
from driehoek.people.rules import today
from driehoek.plancheck.facts import ActivityFact, Facts
from driehoek.plancheck.queries import checked
from driehoek.plancheck.reading import facts_of
from driehoek.policy.actions.consultations import open_consultation
from driehoek.policy.models import Goal, YearClosing
from driehoek.scan.models import ParentHours


def read(cast: Cast) -> Facts:
    return facts_of(here(cast.vlindertuin, cast.year))


def fact(cast: Cast, activity: Activity) -> ActivityFact:
    return next(one for one in read(cast).activities if one.pk == activity.pk)


def test_a_goal_and_its_activities_are_read(cast: Cast) -> None:
    facts = read(cast)
    assert [goal.pk for goal in facts.goals] == [cast.goal_vlindertuin.pk]
    assert [one.pk for one in facts.activities_of(facts.goals[0])] == [cast.koffieochtend.pk, cast.rekenochtend.pk]
    assert (facts.kind, facts.numbers.vision) == ("preschool", cast.vision.pk)


def test_archived_goals_cancelled_activities_and_other_locations_do_not_count(cast: Cast) -> None:
    Goal.objects.filter(pk=cast.goal_vlindertuin.pk).update(archived_at=timezone.now())
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(state="cancelled")
    facts = read(cast)
    assert facts.goals == ()
    assert [one.pk for one in facts.activities] == [cast.koffieochtend.pk]


def test_who_came_who_did_not_and_why_is_counted_by_family(cast: Cast) -> None:
    coffee = fact(cast, cast.koffieochtend)
    assert (coffee.invited, coffee.came, coffee.without_reason, coffee.not_followed_up) == (4, 2, 1, 1)
    Promise.objects.filter(pk=cast.open_promise.pk).update(state="declined")
    Absence.objects.filter(pk=cast.emine_absent.pk).update(reason="work")
    coffee = fact(cast, cast.koffieochtend)
    assert (coffee.without_reason, coffee.not_followed_up) == (0, 0)
    assert read(cast).barriers == {"other_time": 1, "transport": 1}


def test_an_invitation_in_a_language_the_parent_does_not_read_is_counted(cast: Cast) -> None:
    assert fact(cast, cast.rekenochtend).wrong_language == 0
    cast.rekenochtend.texts.filter(language="tr").delete()
    assert fact(cast, cast.rekenochtend).wrong_language == 1


def test_an_interpreter_is_unmet_only_where_none_is_offered(cast: Cast) -> None:
    Invitation.objects.filter(pk=cast.samira_invited.pk).update(needs_interpreter=True)
    assert fact(cast, cast.rekenochtend).unmet == 0
    Activity.objects.filter(pk=cast.rekenochtend.pk).update(interpreter_offered=False)
    assert fact(cast, cast.rekenochtend).unmet == 1


def test_an_owner_without_a_confirmed_appointment_does_not_work_here(cast: Cast) -> None:
    assert fact(cast, cast.rekenochtend).owner_works_here
    Appointment.objects.filter(account=cast.marieke).update(confirmed_at=None)
    assert not fact(cast, cast.rekenochtend).owner_works_here


def test_families_parents_and_promises_are_counted(cast: Cast) -> None:
    before = read(cast).numbers
    Guardian.objects.filter(pk=cast.emine.pk).update(email="", phone="", household=None)
    Guardian.objects.filter(pk=cast.farid.pk).update(language_known=not cast.farid.language_known)
    Promise.objects.filter(pk=cast.open_promise.pk).update(due=today() - timedelta(days=1), owner=None)
    Contact.objects.filter(family=cast.bakker).delete()
    after = read(cast).numbers
    assert (before.families, before.took_part) == (6, 2)
    assert after.unreachable == before.unreachable + 1
    assert abs(after.language_not_chosen - before.language_not_chosen) == 1
    assert (after.promises_late, after.promises_without_owner) == (1, 1)
    assert after.never_reached == before.never_reached + 1


def test_children_about_whom_was_talked_less_than_by_now_should_be_are_counted(cast: Cast) -> None:
    YearlyLeast.objects.create(location=cast.vlindertuin, number=9)
    passed = read(cast).passed
    behind = read(cast).numbers.children_behind
    assert behind == (read(cast).numbers.children if passed * 9 >= 1 else 0)
    for_each = 1 if passed * 9 >= 1 and int(passed * 9) == 1 else 0
    a_talk_held(cast)
    assert read(cast).numbers.children_behind == behind - for_each


def test_groups_know_their_activities_and_contact_person(cast: Cast) -> None:
    groups = {group.pk: group for group in read(cast).groups}
    assert groups[cast.vlinders.pk].planned == 2
    assert groups[cast.rupsen.pk].planned == 0
    Appointment.objects.filter(group=cast.vlinders).update(is_contact_person=False)
    assert not {group.pk: group for group in read(cast).groups}[cast.vlinders.pk].contact


def more(cast: Cast, number: int) -> None:
    Goal.objects.filter(pk=cast.goal_vlindertuin.pk).update(measure="")
    for _ in range(number):
        for row in (Goal.objects.get(pk=cast.goal_vlindertuin.pk), Activity.objects.get(pk=cast.rekenochtend.pk)):
            row.pk, row._state.adding = None, True
            row.save()


@pytest.mark.parametrize("number", [0, 29])
def test_a_check_takes_the_same_queries_however_much_there_is(cast: Cast, number: int) -> None:
    more(cast, number)
    Attendance.objects.filter(activity=cast.koffieochtend).delete()
    with CaptureQueriesContext(connection) as asked:
        found = checked(cast.vlindertuin, cast.year)
    assert len(found.of("error")) > 1
    assert len(asked) == 6


def test_the_day_of_the_whole_plan_is_of_its_newest_round(cast: Cast) -> None:
    assert read(cast).numbers.plan_on is None
    for day in (cast.year.end, today()):
        open_consultation(location=cast.vlindertuin, team_on=day, parents_on=day, evaluate_on=day, by=cast.fatma)
    assert (read(cast).numbers.plan_on, read(cast).numbers.closed) == (today(), 0)
    YearClosing.objects.create(location=cast.vlindertuin, school_year=cast.year, kept={}, draft={})
    assert read(cast).numbers.closed == 1


def test_hours_given_and_who_carries_an_activity_together_are_read(cast: Cast) -> None:
    here_now = {"location": cast.vlindertuin, "school_year": cast.year}
    ParentHours.objects.create(account=cast.marieke, hours=40, per="year", **here_now)
    ParentHours.objects.create(account=cast.fatma, hours=2, per="week", **here_now)
    cast.rekenochtend.helpers.set([cast.truus, cast.marieke])
    Activity.objects.filter(pk=cast.koffieochtend.pk).update(owner=cast.fatma)
    assert (fact(cast, cast.rekenochtend).given, fact(cast, cast.rekenochtend).carriers) == (Decimal(40), 2)
    weekly = fact(cast, cast.koffieochtend).given
    assert weekly
    assert 60 < weekly <= 2 * 53
