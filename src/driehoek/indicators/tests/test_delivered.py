"""From a known address to understood: how far each guardian was reached, the least reached language first."""

import json
from io import StringIO

from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators.delivered import STEPS, everybody, per_language, ways_of
from driehoek.indicators.reach import Scope
from driehoek.messages.models import Delivery, Message, Receipt
from driehoek.people.models import Guardian


def scope(cast: Cast) -> Scope:
    return Scope(cast.vlindertuin, cast.year)


def steps(cast: Cast, guardian: Guardian) -> int:
    return next(way.steps for way in ways_of(scope(cast)) if way.guardian == guardian.pk)


def told(cast: Cast, guardian: Guardian, state: str) -> Receipt:
    family = guardian.guardianships.earliest("pk").child.family
    message = Message.objects.create(location=cast.vlindertuin, author=cast.marieke, ready="practical")
    receipt = Receipt.objects.create(message=message, guardian=guardian, family=family, language="fa")
    Delivery.objects.create(
        location=cast.vlindertuin, guardian=guardian, family=family, receipt=receipt, channel="sms", kind="message",
        about_kind="message", about_id=message.pk, language="fa", subject="x", body="x", state=state,
    )  # fmt: skip
    return receipt


def test_a_guardian_without_any_address_is_not_known(cast: Cast) -> None:
    assert steps(cast, cast.farid) == 1
    Guardian.objects.filter(pk=cast.farid.pk).update(email="", phone="", household=None)
    assert steps(cast, cast.farid) == 0


def test_what_failed_was_not_handed_over(cast: Cast) -> None:
    told(cast, cast.farid, Delivery.State.FAILED)
    assert steps(cast, cast.farid) == STEPS.index("known") + 1


def test_each_step_counts_when_it_happened(cast: Cast) -> None:
    receipt = told(cast, cast.farid, Delivery.State.HANDED_OVER)
    assert steps(cast, cast.farid) == STEPS.index("handed_over") + 1
    Delivery.objects.filter(receipt=receipt).update(state=Delivery.State.CONFIRMED)
    assert steps(cast, cast.farid) == STEPS.index("confirmed") + 1
    Receipt.objects.filter(pk=receipt.pk).update(heard_at=timezone.now())
    assert steps(cast, cast.farid) == STEPS.index("opened") + 1
    Receipt.objects.filter(pk=receipt.pk).update(understood_at=timezone.now())
    assert steps(cast, cast.farid) == STEPS.index("understood") + 1


def test_asking_for_an_explanation_is_reading_and_not_understanding(cast: Cast) -> None:
    receipt = told(cast, cast.farid, Delivery.State.HANDED_OVER)
    Receipt.objects.filter(pk=receipt.pk).update(explain_asked_at=timezone.now())
    assert steps(cast, cast.farid) == STEPS.index("opened") + 1


def test_an_answered_invitation_was_understood(cast: Cast) -> None:
    assert steps(cast, cast.emine) == len(STEPS)
    assert steps(cast, cast.amina) == STEPS.index("known") + 1


def test_somebody_who_may_not_be_informed_is_not_counted(cast: Cast) -> None:
    counted = {way.guardian for way in ways_of(scope(cast))}
    assert cast.lotte.pk in counted
    assert cast.truus_guardian.guardianships.filter(child__enrolments__group=cast.vlinders).exists()
    assert cast.truus_guardian.pk not in counted


def test_a_message_of_another_school_does_not_count(cast: Cast) -> None:
    receipt = told(cast, cast.farid, Delivery.State.CONFIRMED)
    Message.objects.filter(pk=receipt.message_id).update(location=cast.regenboog)
    Delivery.objects.filter(receipt=receipt).update(location=cast.regenboog)
    Receipt.objects.filter(pk=receipt.pk).update(understood_at=timezone.now())
    assert steps(cast, cast.farid) == STEPS.index("known") + 1


def test_every_language_stands_there_the_least_reached_first(cast: Cast) -> None:
    rows = per_language(ways_of(scope(cast)))
    assert [row.share for row in rows] == sorted(row.share or 0 for row in rows)
    assert sum(row.guardians for row in rows) == everybody(ways_of(scope(cast))).guardians == 7


def test_steps_never_grow(cast: Cast) -> None:
    told(cast, cast.farid, Delivery.State.FAILED)
    row = everybody(ways_of(scope(cast)))
    counts = [row.guardians, *(getattr(row, step) for step in STEPS)]
    assert counts == sorted(counts, reverse=True)


def test_the_page_and_the_command_tell_the_same(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.fatma).get(reverse("figures", kwargs={"code": "vlindertuin"}))
    out = StringIO()
    call_command("indicators", location="vlindertuin", json=True, stdout=out)
    total = json.loads(out.getvalue())["delivered"]["total"]
    assert [step["value"] for step in page.context["steps"]] == [total[step] for step in STEPS]
