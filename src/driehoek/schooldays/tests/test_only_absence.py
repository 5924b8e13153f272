"""An adult student who lets the parents hear of absence and of nothing else: they hear all of that, and only that."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.actions import keep
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import owed
from driehoek.messages import jobs
from driehoek.messages.actions import ask_link, give_up
from driehoek.messages.actions.calls import note_call
from driehoek.messages.models import Delivery
from driehoek.messages.queries.calls import cards, to_call
from driehoek.messages.tests.writers import NOON
from driehoek.people.models import StudentDecision
from driehoek.people.rules import today
from driehoek.schooldays.actions import note_missed
from driehoek.schooldays.models import Missed

State = Delivery.State


@pytest.fixture(autouse=True)
def absence_alone(cast: Cast) -> Iterator[None]:
    """At noon, when Ayoub (19) permits absence and has withdrawn all else."""
    StudentDecision.objects.filter(child=cast.ayoub_child).delete()
    day = today() - timedelta(days=1)
    StudentDecision.objects.create(child=cast.ayoub_child, category="absence", kind="permission", decided_on=day)
    with time_machine.travel(NOON, tick=True):
        yield


def absent(cast: Cast) -> Missed:
    return note_missed(child=cast.ayoub_child, group=cast.group_zw1, by=cast.sanne, day=today())


def hand_over() -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        while jobs.take_next():
            pass


def without_mail(cast: Cast) -> None:
    cast.naima.email, cast.naima.phone, cast.naima.fallbacks = "", "+31612345678", []
    cast.naima.save()


def test_the_message_goes_out(cast: Cast, mailbox: Mailbox) -> None:
    absent(cast)
    hand_over()
    assert mailbox.recipients == [[cast.naima.email]]
    assert Delivery.objects.get(guardian=cast.naima, kind="absence").state == State.HANDED_OVER


def test_a_permission_that_was_withdrawn_meanwhile_stops_it(cast: Cast, mailbox: Mailbox) -> None:
    absent(cast)
    StudentDecision.objects.filter(child=cast.ayoub_child).update(withdrawn_on=today())
    hand_over()
    assert mailbox.messages == []
    assert Delivery.objects.get(guardian=cast.naima, kind="absence").state == State.CANCELLED


def test_nothing_else_goes_out(cast: Cast, mailbox: Mailbox) -> None:
    absent(cast)
    Delivery.objects.filter(guardian=cast.naima).update(category="contact")
    hand_over()
    assert mailbox.messages == []


def test_the_link_opens_the_absence_and_nothing_else(client: Client, cast: Cast) -> None:
    absent(cast)
    home = client.get(link_path(cast.naima))
    assert home["Location"] == link_path(cast.naima, "afwezig/")
    page = client.get(home["Location"])
    assert page.status_code == 200
    assert "notice--warning" in page.text
    assert cast.haagpoort.name in page.text
    for other in ("berichten/", "vraag/", "gegevens/", "klassenboek/", "fotos/", "meldingen/", "bel-mij/"):
        assert f'href="{link_path(cast.naima, other)}"' not in page.text
        assert client.get(link_path(cast.naima, other)).status_code == 404


def test_it_says_why_there(client: Client, cast: Cast) -> None:
    missed = absent(cast)
    fields = {"child": str(cast.ayoub_child.pk), "when": "today", "reason": "ill", "note": ""}
    assert client.post(link_path(cast.naima, "afwezig/"), fields).status_code == 302
    missed.refresh_from_db()
    assert (missed.reason, missed.told_by) == ("ill", cast.naima)


def test_who_said_nothing_at_all_opens_nothing(client: Client, cast: Cast) -> None:
    StudentDecision.objects.filter(child=cast.ayoub_child).delete()
    assert client.get(link_path(cast.naima)).status_code == 404
    assert client.get(link_path(cast.naima, "afwezig/")).status_code == 404


def test_a_mail_that_came_back_goes_the_next_way(cast: Cast) -> None:
    cast.naima.phone = "+31612345678"
    cast.naima.save()
    absent(cast)
    give_up(delivery=Delivery.objects.get(guardian=cast.naima), problem=Delivery.Problem.REFUSED)
    following = Delivery.objects.get(guardian=cast.naima, rank=1)
    assert (following.channel, following.category, following.child) == ("phone", "absence", cast.ayoub_child)
    give_up(delivery=following, problem=Delivery.Problem.REFUSED)
    promise = Promise.objects.get(guardian=cast.naima, kind="undelivered")
    assert (promise.category, promise.due) == ("absence", today())
    assert not Delivery.objects.filter(guardian=cast.naima, channel="letter").exists()


def test_who_has_no_mail_is_called_and_that_is_noted(cast: Cast) -> None:
    without_mail(cast)
    absent(cast)
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        (card,) = cards(cast.sanne, cast.haagpoort, to_call(cast.sanne, cast.haagpoort))
        assert (card.guardian, card.children) == (cast.naima, [cast.ayoub_child.full_name])
        numbers = [int(number) for number in card.numbers.split(",")]
        note_call(guardian=cast.naima, location=cast.haagpoort, numbers=numbers, by=cast.sanne, outcome="reached")
    assert Delivery.objects.get(guardian=cast.naima, kind="absence").state == State.CONFIRMED
    assert Contact.objects.filter(guardian=cast.naima, verb="called").count() == 1


def test_a_talk_about_missed_lessons_may_be_had(client: Client, cast: Cast) -> None:
    promise = Promise.objects.create(
        location=cast.haagpoort, group=cast.group_zw1, family=cast.ayoub_child.family, kind="missed_lessons",
        category="absence", subject="Praat", due=today(), about_kind="signal", about_id=1, owner=cast.sanne,
    )  # fmt: skip
    assert [row.may_contact for row in owed([promise])] == [True]
    cast.naima.phone = "+31612345678"
    cast.naima.save()
    assert "tel:+31612345678" in as_staff(client, cast.sanne).get(f"/beloftes/{promise.pk}/").text
    keep(promise=promise, by=cast.sanne, outcome="Gesproken", channel="phone")
    assert Contact.objects.filter(verb="followed_up", family=promise.family).count() == 1


def test_a_link_that_was_lost_is_sent_to_who_hears_of_absence_alone(cast: Cast, mailbox: Mailbox) -> None:
    assert ask_link(email=cast.naima.email)[0].category == "absence"
    hand_over()
    assert mailbox.recipients == [[cast.naima.email]]


def test_too_late_offers_nothing_that_is_not_open(client: Client, cast: Cast) -> None:
    page = client.post(link_path(cast.naima, "afwezig/999999/terug/"), {"note": "Hij is ziek."})
    assert "Hij is ziek." in page.text
    assert "vraag/" not in page.text
