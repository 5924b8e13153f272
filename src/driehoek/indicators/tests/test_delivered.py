"""From a known address to understood: how far each family was reached, the least reached language first."""

from django.utils import timezone

from driehoek.activities.models import Attendance, Invitation
from driehoek.demo.cast import Cast
from driehoek.home.actions import reply, suggest
from driehoek.indicators.definitions import definition
from driehoek.indicators.tests.counts import counted, marks_of
from driehoek.messages.models import Delivery, Message, Receipt
from driehoek.people.models import Family, Guardian
from driehoek.people.rules import today

CHAIN = definition("delivered").chain


def upto(cast: Cast, family: Family) -> str:
    """The last step a family came to, which includes all before it."""
    marks = [code for code in CHAIN if code in marks_of(cast, "delivered", family.pk)]
    assert tuple(marks) == CHAIN[: len(marks)]
    return marks[-1] if marks else ""


def told(cast: Cast, guardian: Guardian, state: str) -> Receipt:
    family = guardian.guardianships.earliest("pk").child.family
    message = Message.objects.create(location=cast.vlindertuin, author=cast.marieke, ready="practical")
    receipt = Receipt.objects.create(message=message, guardian=guardian, family=family, language="fa")
    Delivery.objects.create(
        location=cast.vlindertuin, guardian=guardian, family=family, receipt=receipt, channel="sms", kind="message",
        about_kind="message", about_id=message.pk, language="fa", subject="x", body="x", state=state,
    )  # fmt: skip
    return receipt


def test_a_family_without_any_address_is_not_known(cast: Cast) -> None:
    assert upto(cast, cast.rahimi) == "known"
    Guardian.objects.filter(pk=cast.farid.pk).update(email="", phone="", household=None)
    assert upto(cast, cast.rahimi) == ""


def test_what_failed_was_not_handed_over(cast: Cast) -> None:
    told(cast, cast.farid, Delivery.State.FAILED)
    assert upto(cast, cast.rahimi) == "known"


def test_each_step_counts_when_it_happened(cast: Cast) -> None:
    receipt = told(cast, cast.farid, Delivery.State.HANDED_OVER)
    assert upto(cast, cast.rahimi) == "handed_over"
    Delivery.objects.filter(receipt=receipt).update(state=Delivery.State.CONFIRMED)
    assert upto(cast, cast.rahimi) == "confirmed"
    Receipt.objects.filter(pk=receipt.pk).update(heard_at=timezone.now())
    assert upto(cast, cast.rahimi) == "opened"
    Receipt.objects.filter(pk=receipt.pk).update(understood_at=timezone.now())
    assert upto(cast, cast.rahimi) == "understood"


def test_asking_for_an_explanation_is_reading_and_not_understanding(cast: Cast) -> None:
    receipt = told(cast, cast.farid, Delivery.State.HANDED_OVER)
    Receipt.objects.filter(pk=receipt.pk).update(explain_asked_at=timezone.now())
    assert upto(cast, cast.rahimi) == "opened"


def test_an_answered_invitation_was_understood(cast: Cast) -> None:
    assert upto(cast, cast.kaya) == "understood"
    assert upto(cast, cast.warsame) == "known"


def test_an_address_of_somebody_who_may_not_be_informed_does_not_count(cast: Cast) -> None:
    Guardian.objects.filter(pk=cast.lotte.pk).update(email="", phone="", household=None)
    assert cast.truus_guardian.email or cast.truus_guardian.phone or cast.truus_guardian.household
    Attendance.objects.filter(family=cast.bakker).delete()
    Invitation.objects.filter(family=cast.bakker).delete()
    assert upto(cast, cast.bakker) == ""


def test_a_message_of_another_school_does_not_count(cast: Cast) -> None:
    receipt = told(cast, cast.farid, Delivery.State.CONFIRMED)
    Message.objects.filter(pk=receipt.message_id).update(location=cast.regenboog)
    Delivery.objects.filter(receipt=receipt).update(location=cast.regenboog)
    Receipt.objects.filter(pk=receipt.pk).update(understood_at=timezone.now())
    assert upto(cast, cast.rahimi) == "known"


def test_who_did_something_at_home_stands_at_the_last_step(cast: Cast) -> None:
    row = suggest(group=cast.vlinders, by=cast.marieke, activity="look_at_a_book", week=today())
    reply(suggestion=row, guardian=cast.emine, child=cast.deniz, said="did")
    assert counted(cast, "delivered").figure.total.counts["did_at_home"] == 1
