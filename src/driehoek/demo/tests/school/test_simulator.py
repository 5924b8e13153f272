"""The simulated school keeps every rule that the real one keeps, and is the same every time."""

from typing import Any

import pytest
from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils import timezone

from driehoek.activities import library
from driehoek.activities.models import Absence, Activity, Attendance, Experiment, Invitation, Measure
from driehoek.activities.queries.experiments import arms_of, counts_of
from driehoek.activities.reasons import codes
from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account, Appointment, Child, Enrolment, Family, Group, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons
from driehoek.people.rules import guardianship_is_open
from driehoek.policy.models import Goal
from driehoek.shared.moments import local_day

FAMILIES = 60
pytestmark = pytest.mark.django_db


def closed() -> Any:
    return Activity.objects.filter(state=Activity.State.CLOSED)


def test_there_are_about_as_many_families_as_asked(demo: Cast) -> None:
    simulated = Family.objects.filter(organisation=demo.driesprong).count() - 14
    assert abs(simulated - FAMILIES) <= 2


def test_nothing_was_added_to_the_other_organisation(demo: Cast) -> None:
    assert Family.objects.filter(organisation=demo.elders_board).get() == demo.anders
    assert Account.objects.filter(appointments__organisation=demo.elders_board).get() == demo.elsje


def test_children_are_in_one_group_at_a_time(demo: Cast) -> None:
    today = Enrolment.objects.filter(on_day(timezone.localdate())).values("child").annotate(n=Count("pk"))
    assert not today.filter(n__gt=1).exists()
    before = Enrolment.objects.filter(group__school_year=demo.previous_year)
    assert before.exists()
    assert not before.exclude(end=demo.previous_year.end).exists()


def test_every_child_has_a_guardian(demo: Cast) -> None:
    assert not Child.objects.filter(guardianships=None).exists()


def test_every_current_group_has_somebody_to_turn_to(demo: Cast) -> None:
    groups = Group.objects.filter(school_year=demo.year)
    assert set(contact_persons(groups)) == set(groups.values_list("pk", flat=True))
    assert not Appointment.objects.filter(group__school_year=demo.previous_year, end=None).exists()


def test_every_guardian_with_a_right_has_one_link(demo: Cast) -> None:
    rights = Guardianship.objects.filter(guardianship_is_open())
    informed = Guardian.objects.filter(guardianships__in=rights).annotate(n=Count("links", distinct=True))
    assert set(informed.values_list("n", flat=True)) == {1}


def test_only_who_has_a_right_that_day_is_invited(demo: Cast) -> None:
    for activity in Activity.objects.exclude(invited_at=None):
        day = local_day(activity.invited_at)  # type: ignore[arg-type]
        rights = Guardianship.objects.filter(guardianship_is_open(day=day), guardian=OuterRef("guardian"))
        invited = activity.invitations.annotate(right=Exists(rights.filter(child=OuterRef("child"))))
        assert not invited.filter(right=False).exists()


def test_everybody_who_has_a_right_that_day_is_invited(demo: Cast) -> None:
    for activity in closed().filter(school_year=demo.year).exclude(pk=demo.koffieochtend.pk):
        enrolled = Enrolment.objects.filter(on_day(local_day(activity.starts_at)), group__in=activity.groups.all())
        rights = guardianship_is_open(day=local_day(activity.invited_at))
        entitled = Guardianship.objects.filter(rights, child__in=enrolled.values("child"))
        assert set(entitled.values_list("guardian", flat=True)) == set(
            activity.invitations.values_list("guardian", flat=True)
        )


def test_the_morning_of_the_cast_is_for_the_whole_group(demo: Cast) -> None:
    invited = set(demo.rekenochtend.invitations.values_list("guardian", flat=True))
    enrolled = Enrolment.objects.filter(on_day(timezone.localdate()), group=demo.vlinders)
    entitled = Guardianship.objects.filter(guardianship_is_open(), child__in=enrolled.values("child"))
    assert invited == set(entitled.values_list("guardian", flat=True))
    assert len(invited) > 5


def test_first_comes_what_the_cast_is_invited_to(demo: Cast) -> None:
    ahead = Activity.objects.filter(starts_at__gte=timezone.now(), location__organisation=demo.driesprong)
    assert ahead.earliest("starts_at") == demo.rekenochtend


def test_invitations_are_in_the_language_of_the_reader(demo: Cast) -> None:
    assert not Invitation.objects.exclude(language=F("guardian__language_read")).exists()


def test_a_no_has_a_reason_and_nothing_else_has(demo: Cast) -> None:
    reasons = Invitation.objects.filter(answer="no").values_list("reason", flat=True)
    assert reasons
    assert set(reasons) <= set(codes("parent"))
    assert not Invitation.objects.exclude(answer="no").exclude(reason="").exists()


def test_answers_come_after_looking_and_before_today(demo: Cast) -> None:
    answered = Invitation.objects.exclude(answer="")
    assert not answered.filter(Q(answered_at=None) | Q(seen_at__gt=F("answered_at"))).exists()
    assert not answered.filter(answered_at__gt=timezone.now()).exists()
    assert not Invitation.objects.filter(answer="", answered_at__isnull=False).exists()


def test_every_invited_family_came_or_was_missed(demo: Cast) -> None:
    for activity in closed():
        invited = set(activity.invitations.values_list("family", flat=True))
        came = set(activity.attendances.filter(walk_in=False).values_list("family", flat=True))
        absent = set(activity.absences.values_list("family", flat=True))
        assert came | absent == invited
        assert not came & absent


def test_walk_ins_were_not_invited(demo: Cast) -> None:
    invited = Invitation.objects.filter(activity=OuterRef("activity"), family=OuterRef("family"))
    assert not Attendance.objects.filter(Exists(invited), walk_in=True).exists()


def test_nothing_happened_at_what_is_not_closed(demo: Cast) -> None:
    open_ones = Activity.objects.exclude(state=Activity.State.CLOSED)
    assert not open_ones.filter(Q(attendances__isnull=False) | Q(absences__isnull=False)).exists()
    assert not open_ones.filter(state=Activity.State.DRAFT, invitations__isnull=False).exists()


def test_excused_is_only_who_said_so_beforehand(demo: Cast) -> None:
    said_no = Invitation.objects.filter(activity=OuterRef("activity"), family=OuterRef("family"), answer="no")
    said_yes = Invitation.objects.filter(activity=OuterRef("activity"), family=OuterRef("family"), answer="yes")
    assert Absence.objects.filter(excused=True).exists()
    assert not Absence.objects.filter(~Exists(said_no) | Exists(said_yes), excused=True).exists()
    assert not Absence.objects.filter(Exists(said_no) & ~Exists(said_yes), excused=False).exists()


def test_every_absence_has_exactly_one_promise(demo: Cast) -> None:
    promises = Promise.objects.filter(about_kind="absence", kind=Promise.Kind.NEW_APPOINTMENT)
    about = list(promises.order_by("about_id").values_list("about_id", "family"))
    assert about == list(Absence.objects.order_by("pk").values_list("pk", "family"))


def test_kept_promises_say_what_came_of_them(demo: Cast) -> None:
    done = Promise.objects.exclude(state=Promise.State.OPEN)
    assert done.exists()
    assert not done.filter(Q(closed_at=None) | Q(outcome="") | Q(closed_at__lt=F("made_at"))).exists()
    assert Promise.objects.filter(state=Promise.State.OPEN).exists()


def test_the_logbook_holds_every_act_once(demo: Cast) -> None:
    verbs = dict(Contact.objects.values_list("verb").annotate(n=Count("pk")).order_by())
    assert verbs["invited"] == Invitation.objects.count()
    assert verbs["answered"] == Invitation.objects.exclude(answer="").count()
    assert verbs["came"] == Attendance.objects.count()
    assert Contact.objects.filter(verb="absent", about_kind="absence").count() == Absence.objects.count()
    elsewhere = Promise.Kind.ANSWER  # kept by writing back, which is a contact of its own
    assert verbs["followed_up"] == Promise.objects.exclude(state=Promise.State.OPEN).exclude(kind=elsewhere).count()


def test_every_activity_serves_a_goal_of_its_own_year(demo: Cast) -> None:
    astray = Activity.objects.filter(Q(goal=None) | ~Q(goal__school_year=F("school_year")))
    assert not astray.exists()
    assert not Goal.objects.filter(measure="").exists()


def test_this_year_is_translated_and_last_year_was_not(demo: Cast) -> None:
    simulated = Activity.objects.filter(texts__source="library").annotate(n=Count("texts"))
    now = set(simulated.filter(school_year=demo.year).values_list("n", flat=True))
    before = set(simulated.filter(school_year=demo.previous_year).values_list("n", flat=True))
    assert now == {len(library.load()[0].parent_texts)}
    assert before <= {2, 5}


def test_a_measure_took_place_and_ways_of_inviting_are_compared(demo: Cast) -> None:
    mine = Experiment.objects.filter(activity__location=demo.regenboog)
    over, now = mine.get(activity__state=Activity.State.CLOSED), mine.get(activity__state=Activity.State.INVITED)
    assert over.result == {way: list(numbers) for way, numbers in counts_of(over).items()}
    assert (now.result, now.lots.exists()) == (None, True)
    assert {arm.whole > 0 for arm in arms_of(over)} == {True}
    assert Measure.objects.filter(activity__state=Activity.State.CLOSED, activity__childcare_offered=True).exists()
