"""At the door: who came, undo, walk-ins; afterwards: absences, promises, late comers."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import answer, arrive, cancel, close, register, set_reason, take_back
from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Enrolment
from driehoek.people.queries import looks_at_family


@pytest.fixture
def during(cast: Cast) -> Iterator[Cast]:
    """The cast at half past nine on the morning itself."""
    with time_machine.travel(at(timezone.localdate(cast.rekenochtend.starts_at), "09:30"), tick=False):
        yield cast


def absent(activity: Activity) -> dict[str, Absence]:
    return {row.family.name: row for row in activity.absences.select_related("family")}


def promises(absence: Absence) -> list[Promise]:
    return list(Promise.objects.filter(about_kind="absence", about_id=absence.pk))


def test_a_tap_is_an_attendance_and_a_contact(during: Cast) -> None:
    row = register(activity=during.rekenochtend, family=during.el_amrani, guardian=during.hassan, by=during.marieke)
    assert (row.walk_in, row.source, row.registered_by) == (False, "list", during.marieke)
    contact = Contact.objects.get(about_kind="attendance", about_id=row.pk)
    assert (contact.verb, contact.mode, contact.guardian) == ("came", "3.0", during.hassan)


def test_tapping_twice_changes_nothing(during: Cast) -> None:
    for _ in range(2):
        register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke)
        register(activity=during.rekenochtend, family=during.kaya, other="grandparent", by=during.marieke)
    assert during.rekenochtend.attendances.count() == 2
    assert Contact.objects.filter(verb="came", family=during.kaya).count() == 2


def test_who_was_not_invited_walks_in(during: Cast) -> None:
    Invitation.objects.filter(activity=during.rekenochtend, family=during.kaya).delete()
    assert register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke).walk_in


def test_a_guardian_of_another_family_does_not_come_for_this_one(during: Cast) -> None:
    with pytest.raises(PermissionDenied):
        register(activity=during.rekenochtend, family=during.kaya, guardian=during.lotte, by=during.marieke)


@pytest.mark.parametrize("name", ["tom", "nadia", "truus", "rob", "nico", "elsje", "ingrid", "peter"])
def test_out_of_reach_is_forbidden(during: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        register(activity=during.rekenochtend, family=during.kaya, by=getattr(during, name))
    assert during.rekenochtend.attendances.count() == 0


def test_a_family_out_of_reach_cannot_be_brought_in(during: Cast) -> None:
    with pytest.raises(PermissionDenied):
        register(activity=during.rekenochtend, family=during.nowak, by=during.marieke)


def test_nobody_came_before_the_day(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        register(activity=cast.rekenochtend, family=cast.kaya, by=cast.marieke)


def test_nobody_comes_to_what_is_cancelled(during: Cast) -> None:
    stale = Activity.objects.get(pk=during.rekenochtend.pk)
    cancel(activity=during.rekenochtend, by=during.marieke)
    with pytest.raises(ValidationError):
        register(activity=stale, family=during.kaya, by=during.marieke)
    with pytest.raises(ValidationError):
        arrive(invitation=during.samira_invited)


def test_undo_leaves_nothing_behind(during: Cast) -> None:
    row = register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke)
    take_back(attendance=row, by=during.marieke)
    assert during.rekenochtend.attendances.count() == 0
    assert not Contact.objects.filter(about_kind="attendance", verb="came", family=during.kaya).exists()


def test_a_colleague_elsewhere_cannot_undo(during: Cast) -> None:
    row = register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke)
    with pytest.raises(PermissionDenied):
        take_back(attendance=row, by=during.tom)


def test_a_parent_says_i_am_here(during: Cast) -> None:
    row = arrive(invitation=during.samira_invited)
    assert (row.guardian, row.source, row.registered_by) == (during.samira, "qr", None)
    assert arrive(invitation=during.samira_invited) == row


def test_here_only_on_the_day_itself(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        arrive(invitation=cast.samira_invited)


def test_closing_makes_every_absence_a_promise(during: Cast) -> None:
    register(activity=during.rekenochtend, family=during.el_amrani, guardian=during.samira, by=during.marieke)
    absences = close(activity=during.rekenochtend, by=during.marieke)
    assert {row.family for row in absences} == {during.kaya, during.bakker, during.haile}
    for absence in absences:
        [promise] = promises(absence)
        assert (promise.owner, promise.state) == (during.marieke, "open")
        assert promise.due > timezone.localdate()


def test_excused_and_stayed_away_are_never_mixed(during: Cast) -> None:
    close(activity=during.rekenochtend, by=during.marieke)
    rows = absent(during.rekenochtend)
    assert (rows["Kaya"].excused, rows["Kaya"].reason, rows["Kaya"].told_by_parent) == (True, "work", True)
    assert (rows["Bakker"].excused, rows["Bakker"].reason, rows["Bakker"].told_by_parent) == (False, "", False)


def test_yes_of_one_guardian_outweighs_no_of_the_other(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="no", reason="work")
    father = Invitation.objects.get(activity=cast.rekenochtend, guardian=cast.hassan)
    answer(invitation=father, answer="yes")
    with time_machine.travel(cast.rekenochtend.ends_at):
        close(activity=cast.rekenochtend, by=cast.marieke)
    assert absent(cast.rekenochtend)["El Amrani"].excused is False


def test_who_asked_for_another_time_is_owed_it_once(cast: Cast) -> None:
    answer(invitation=cast.samira_invited, answer="no", needs=frozenset({"needs_other_time"}))
    with time_machine.travel(cast.rekenochtend.ends_at):
        close(activity=cast.rekenochtend, by=cast.marieke)
    absence = absent(cast.rekenochtend)["El Amrani"]
    [promise] = Promise.objects.filter(family=cast.el_amrani, state="open")
    assert (promise.about_kind, promise.about_id, absence.excused) == ("absence", absence.pk, True)


def test_closing_twice_changes_nothing(during: Cast) -> None:
    stale = Activity.objects.get(pk=during.rekenochtend.pk)
    close(activity=during.rekenochtend, by=during.marieke)
    with pytest.raises(ValidationError):
        close(activity=stale, by=during.fatma)
    assert Absence.objects.filter(activity=stale).count() == 4


def test_not_closed_before_it_begins(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        close(activity=cast.rekenochtend, by=cast.marieke)


def test_who_sees_only_some_groups_cannot_close(during: Cast) -> None:
    during.rekenochtend.groups.add(during.rupsen)
    with pytest.raises(PermissionDenied):
        close(activity=during.rekenochtend, by=during.marieke)
    assert close(activity=during.rekenochtend, by=during.fatma)


def test_who_left_school_or_lost_the_right_is_not_followed_up(during: Cast) -> None:
    Enrolment.objects.filter(child=during.deniz).update(end=timezone.localdate() - timedelta(days=1))
    during.bram.guardianships.filter(guardian=during.lotte).update(information="none")
    close(activity=during.rekenochtend, by=during.marieke)
    assert set(absent(during.rekenochtend)) == {"El Amrani", "Haile"}


def test_late_comers_are_no_longer_absent(during: Cast) -> None:
    close(activity=during.rekenochtend, by=during.marieke)
    absence = absent(during.rekenochtend)["Kaya"]
    register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke)
    assert "Kaya" not in absent(during.rekenochtend)
    assert promises(absence) == []


def test_undo_after_closing_is_absent_again(during: Cast) -> None:
    row = register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke)
    close(activity=during.rekenochtend, by=during.marieke)
    take_back(attendance=row, by=during.marieke)
    assert len(promises(absent(during.rekenochtend)["Kaya"])) == 1


def test_a_reason_by_staff_keeps_excused_as_it_was(during: Cast) -> None:
    absence = set_reason(absence=during.emine_absent, by=during.marieke, reason="illness", note="Belde zelf")
    assert (absence.reason, absence.excused, absence.told_by_parent) == ("illness", False, False)
    with pytest.raises(ValidationError):
        set_reason(absence=absence, by=during.marieke, reason="lazy")
    with pytest.raises(PermissionDenied):
        set_reason(absence=absence, by=during.tom, reason="illness")


def test_closing_costs_the_same_for_one_and_for_many(
    during: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(25):
        close(activity=during.rekenochtend, by=during.marieke)
    assert Attendance.objects.filter(activity=during.rekenochtend).count() == 0


def test_the_other_parent_does_not_read_who_came(during: Cast) -> None:
    row = register(activity=during.rekenochtend, family=during.el_amrani, guardian=during.hassan, by=during.marieke)
    take_back(attendance=row, by=during.marieke)
    told = {line.verb for line in looks_at_family(during.samira)}
    assert not told & {"registered", "registration_taken_back"}
    assert {"registered", "registration_taken_back"} <= {line.verb for line in looks_at_family(during.hassan)}
