"""Erasing on request: closed at once, undone within seven days, and afterwards only what the law and others need."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from driehoek.activities.models import Attendance, Invitation
from driehoek.councils.models import Voter
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Contact
from driehoek.messages.actions import ask_school
from driehoek.messages.models import Delivery, Thread
from driehoek.people.models import Account, Appointment, Child, Enrolment, Family, Guardian, Guardianship
from driehoek.people.rules import guardianship_is_open, today
from driehoek.retention.actions import hold_back, let_go
from driehoek.retention.asking import plan
from driehoek.retention.models import Erasure
from driehoek.retention.requests import ask, do, drafted, undo
from driehoek.retention.tests.material import bake, gone, yassin
from driehoek.schooldays.models import Missed

Subject = Child | Guardian | Family


def asked(cast: Cast, subject: Subject, family: Family | None = None) -> Erasure:
    return ask(family=family or cast.el_amrani, subject=subject, by=cast.ruud)


def done(erasure: Erasure) -> Erasure:
    """All batches, whatever the day."""
    while erasure.done_at is None:
        do(erasure)
        erasure.refresh_from_db()
    return erasure


def tell(cast: Cast) -> None:
    """Both parents wrote; the mother had a contact with a note and was there with the family."""
    for guardian in (cast.samira, cast.hassan):
        ask_school(guardian=guardian, child=yassin(), body="Wanneer is de vakantie?")
    fixed = {"location": cast.vlindertuin, "family": cast.el_amrani, "at": timezone.now(), "channel": "phone"}
    Contact.objects.create(**fixed, guardian=cast.samira, note="Haar moeder is ziek.", subject="Thuis")


def test_a_guardian_is_closed_out_at_once_and_back_after_undoing(client: Client, cast: Cast) -> None:
    path, other = link_path(cast.samira), link_path(cast.hassan)
    waiting = bake(
        "messages.Delivery", location=cast.vlindertuin, guardian=cast.samira, family=cast.el_amrani, state="queued"
    )
    before = set(Guardianship.objects.filter(guardian=cast.samira).values_list("pk", "information", "reason"))
    erasure = asked(cast, cast.samira)
    assert (client.get(path).status_code, client.get(other).status_code) == (404, 200)
    assert not Guardianship.objects.filter(guardianship_is_open(), guardian=cast.samira).exists()
    assert Delivery.objects.get(pk=waiting.pk).state == Delivery.State.CANCELLED
    undo(erasure=erasure, by=cast.ruud)
    assert client.get(path).status_code == 200
    assert set(Guardianship.objects.filter(guardian=cast.samira).values_list("pk", "information", "reason")) == before


def test_a_guardian_goes_and_the_other_keeps_everything(client: Client, cast: Cast) -> None:
    tell(cast)
    attended = Attendance.objects.filter(family=cast.el_amrani).count()
    Attendance.objects.filter(family=cast.el_amrani).update(guardian=cast.samira)
    mine = Invitation.objects.filter(guardian=cast.hassan).count()
    receipt = done(asked(cast, cast.samira))
    assert not Guardian.objects.filter(pk=cast.samira.pk).exists()
    assert not Thread.objects.filter(family=cast.el_amrani).exclude(guardian=cast.hassan).exists()
    assert Thread.objects.filter(guardian=cast.hassan).exists()
    assert Attendance.objects.filter(family=cast.el_amrani, guardian=None).count() == attended > 0
    assert Invitation.objects.filter(guardian=cast.hassan).count() == mine
    assert not Contact.objects.filter(note__contains="ziek").exists()
    assert client.get(link_path(cast.hassan)).status_code == 200
    assert receipt.erased
    assert "Samira" not in str(receipt.counts) + receipt.who


def test_of_a_family_only_what_the_law_asks_stays_until_its_term(cast: Cast) -> None:
    tell(cast)
    Missed.objects.create(child=yassin(), group=cast.vlinders, start=today(), end=today(), note="Koorts")
    assert [child for child, _until in plan(drafted(family=cast.el_amrani, subject=cast.el_amrani, by=cast.ruud)).stays]
    done(asked(cast, cast.el_amrani))
    assert not Guardian.objects.filter(pk__in=(cast.samira.pk, cast.hassan.pk)).exists()
    assert not Contact.objects.filter(family=cast.el_amrani).exists()
    assert Enrolment.objects.filter(child=yassin()).exists()
    assert list(Missed.objects.filter(child=yassin()).values_list("note", flat=True)) == [""]


def test_a_family_past_the_legal_term_goes_altogether(cast: Cast) -> None:
    for child in cast.el_amrani.children.all():
        gone(child, 61)
    done(asked(cast, cast.el_amrani))
    assert not Family.objects.filter(pk=cast.el_amrani.pk).exists()
    assert not Child.objects.filter(given_name__in=("Yassin", "Inas")).exists()
    assert Family.objects.filter(pk=cast.kaya.pk).exists()


def test_a_child_goes_and_its_sister_and_parents_stay(cast: Cast) -> None:
    tell(cast)
    gone(yassin(), 61)
    done(asked(cast, yassin()))
    assert not Child.objects.filter(given_name="Yassin").exists()
    assert Child.objects.filter(given_name="Inas").exists()
    assert Guardian.objects.filter(pk__in=(cast.samira.pk, cast.hassan.pk)).count() == 2
    assert Contact.objects.filter(family=cast.el_amrani).exists()


def test_an_adult_student_loses_the_account_at_once(cast: Cast) -> None:
    erasure = asked(cast, cast.ayoub_child, cast.ayoub_child.family)
    assert not Account.objects.get(pk=cast.ayoub.pk).is_active
    undo(erasure=erasure, by=cast.ruud)
    assert Account.objects.get(pk=cast.ayoub.pk).is_active
    done(asked(cast, cast.ayoub_child, cast.ayoub_child.family))
    assert not Account.objects.filter(pk=cast.ayoub.pk).exists()
    assert Account.objects.filter(pk=cast.chantal.pk).exists()


def test_a_vote_in_a_closed_box_is_counted_before_its_giver_goes(cast: Cast) -> None:
    election = bake("councils.Election", council__location=cast.vlindertuin, state="open", vote_until=today())
    Voter.objects.create(election=election, guardian=cast.samira, voted=True)
    erasure = asked(cast, cast.samira)
    do(erasure)
    erasure.refresh_from_db()
    assert erasure.due_on == today() + timedelta(days=1)
    assert Voter.objects.filter(guardian=cast.samira).exists()
    type(election).objects.filter(pk=election.pk).update(state="closed", result={"voted": 1})
    done(erasure)
    election.refresh_from_db()
    assert election.result == {"voted": 1}
    assert not Voter.objects.filter(election=election).exists()


def test_it_cannot_be_undone_once_it_began_nor_asked_twice(cast: Cast) -> None:
    erasure = asked(cast, cast.samira)
    with pytest.raises(ValidationError, match="al gevraagd"):
        asked(cast, cast.hassan)
    do(erasure)
    with pytest.raises(ValidationError, match="al begonnen"):
        undo(erasure=erasure, by=cast.ruud)


def test_what_is_held_back_cannot_be_erased_on_request(cast: Cast) -> None:
    why = "Er loopt een klacht bij de commissie."
    hold_back(family=cast.el_amrani, child=None, location=cast.vlindertuin, reason=why, until=today(), by=cast.ruud)
    with pytest.raises(ValidationError, match="vastgehouden"):
        asked(cast, cast.samira)


def test_a_hold_that_comes_after_the_request_makes_it_wait(cast: Cast) -> None:
    erasure = asked(cast, cast.samira)
    why = "Er loopt een klacht bij de commissie."
    hold = hold_back(
        family=cast.el_amrani, child=None, location=cast.vlindertuin, reason=why, until=today(), by=cast.ruud
    )
    do(erasure)
    assert Guardian.objects.filter(pk=cast.samira.pk).exists()
    let_go(hold=hold, by=cast.ruud)
    done(erasure)
    assert not Guardian.objects.filter(pk=cast.samira.pk).exists()


@pytest.mark.parametrize("name", ["nico", "elsje", "marieke", "fatma", "ingrid"])
def test_nobody_but_the_head_erases(cast: Cast, name: str) -> None:
    erasure = Erasure(location=cast.vlindertuin, scope="guardian", guardian=cast.samira, due_on=today())
    erasure.save()
    with pytest.raises(PermissionDenied):
        undo(erasure=erasure, by=getattr(cast, name))


def test_who_decides_at_one_location_does_not_erase_what_another_has(cast: Cast) -> None:
    Appointment.objects.filter(account=cast.ruud).exclude(location=cast.vlindertuin).delete()
    for subject in (cast.samira, cast.el_amrani):
        with pytest.raises(PermissionDenied):
            asked(cast, subject)
    assert asked(cast, yassin())
