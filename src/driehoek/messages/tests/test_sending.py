"""Sending: a stretch at a time, each guardian once, whatever happens in between."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Contact
from driehoek.messages import sending
from driehoek.messages.actions import drafts, writing
from driehoek.messages.models import Delivery, Manners, Message, Receipt
from driehoek.messages.tests.writers import NOON, draft, drain, send

State = Message.State


@pytest.fixture(autouse=True)
def at_noon() -> Any:
    """On a Wednesday in the daytime, outside quiet hours."""
    with time_machine.travel(NOON, tick=True):
        yield


def deliveries(message: Message) -> Any:
    return Delivery.objects.filter(about_kind="message", about_id=message.pk)


def test_everybody_who_may_be_informed_gets_it_once(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    told = {row.guardian.given_name for row in message.receipts.select_related("guardian")}
    assert told == {"Samira", "Hassan", "Emine", "Lotte", "Tesfay"}
    assert deliveries(message).count() == message.receipts.count() == 5
    message.refresh_from_db()
    assert (message.state, message.total) == (State.SENT, 5)


def test_each_reads_it_in_their_own_language_and_through_their_own_channel(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    samira, tesfay = (deliveries(message).get(guardian=who) for who in (cast.samira, cast.tesfay))
    assert (samira.language, samira.channel, samira.address) == ("ar", "email", cast.samira.email)
    assert (tesfay.language, tesfay.address) == ("ti", tesfay.address)
    assert tesfay.channel != "email"
    assert cast.samira.full_name in samira.body
    assert f"/bericht/{message.pk}/" in samira.url
    assert samira.url in samira.body


def test_it_stands_in_the_logbook_of_the_family(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    contact = Contact.objects.get(verb="told", about_id=message.pk, guardian=cast.samira)
    assert (contact.mode, contact.language, contact.account) == ("1.0", "ar", cast.marieke)


def test_a_right_that_ended_since_the_draft_gets_nothing(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    cast.samira.guardianships.update(information="none")
    drain()
    assert not message.receipts.filter(guardian=cast.samira).exists()


def test_it_waits_for_its_moment(cast: Cast) -> None:
    message = send(cast, at=timezone.now() + timedelta(days=1), groups=[cast.vlinders.pk])
    drain()
    assert not message.receipts.exists()
    with time_machine.travel(NOON + timedelta(days=1, minutes=1)):
        drain()
    assert message.receipts.count() == 5


def test_small_stretches_reach_the_same_people(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("driehoek.messages.audience.stretch.__kwdefaults__", {"after": 0, "size": 2})
    message = send(cast, groups=[cast.vlinders.pk])
    assert sending.take_next()
    assert message.receipts.count() == 2
    drain()
    assert message.receipts.count() == deliveries(message).count() == 5


def test_paused_and_resumed_it_goes_on_where_it_was(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("driehoek.messages.audience.stretch.__kwdefaults__", {"after": 0, "size": 2})
    message = send(cast, groups=[cast.vlinders.pk])
    sending.take_next()
    writing.pause(message=message, by=cast.marieke)
    drain()
    assert message.receipts.count() == 2
    assert not deliveries(message).filter(claimed_until=None).exists()
    writing.resume(message=message, by=cast.marieke)
    drain()
    assert message.receipts.count() == 5
    assert not deliveries(message).exclude(claimed_until=None).exists()


def test_stopped_means_that_nothing_more_goes(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("driehoek.messages.audience.stretch.__kwdefaults__", {"after": 0, "size": 2})
    message = send(cast, groups=[cast.vlinders.pk])
    sending.take_next()
    assert writing.stop(message=message, by=cast.marieke) == 2
    drain()
    assert set(deliveries(message).values_list("state", flat=True)) == {"cancelled"}
    assert message.receipts.count() == 2


def test_a_full_week_holds_news_and_says_so(cast: Cast) -> None:
    Manners.objects.create(location=cast.vlindertuin, weekly_limit=1)
    send(cast, groups=[cast.vlinders.pk])
    drain()
    second = send(cast, groups=[cast.vlinders.pk])
    drain()
    assert set(second.receipts.values_list("held_because", flat=True)) == {Receipt.Held.WEEKLY_LIMIT}
    assert not deliveries(second).exists()


def test_a_reason_or_an_incident_passes_the_weekly_limit(cast: Cast) -> None:
    Manners.objects.create(location=cast.vlindertuin, weekly_limit=1)
    send(cast, kind="urgent", groups=[cast.vlinders.pk])
    send(cast, groups=[cast.vlinders.pk])
    drain()
    reasoned = send(cast, override="De school gaat morgen dicht.", groups=[cast.vlinders.pk])
    urgent = send(cast, kind="urgent", groups=[cast.vlinders.pk])
    drain()
    for message in (reasoned, urgent):
        assert deliveries(message).count() == 5


def test_a_week_later_there_is_room_again(cast: Cast) -> None:
    Manners.objects.create(location=cast.vlindertuin, weekly_limit=1)
    send(cast, groups=[cast.vlinders.pk])
    drain()
    with time_machine.travel(NOON + timedelta(days=7, minutes=5)):
        message = send(cast, groups=[cast.vlinders.pk])
        drain()
    assert deliveries(message).count() == 5


def test_quiet_hours_hold_all_but_what_is_urgent(cast: Cast) -> None:
    night = NOON.replace(hour=22)
    with time_machine.travel(night):
        told = send(cast, ready="early_home", groups=[cast.vlinders.pk])
        urgent = send(cast, kind="urgent", ready="early_home", groups=[cast.vlinders.pk])
        drain()
    waits = set(deliveries(told).values_list("not_before", flat=True))
    assert {moment.astimezone(NOON.tzinfo).strftime("%H:%M") for moment in waits} == {"07:30"}
    assert set(deliveries(urgent).values_list("not_before", flat=True)) == {None}


def test_what_a_draft_lacks_is_said_before_sending(cast: Cast) -> None:
    message = draft(cast, title="", groups=[])
    assert len(drafts.problems_of(message, cast.marieke)) == 2


def test_what_is_resumed_at_night_waits_for_the_morning(cast: Cast) -> None:
    message = send(cast, groups=[cast.vlinders.pk])
    drain()
    Message.objects.filter(pk=message.pk).update(state="sending")
    writing.pause(message=message, by=cast.marieke)
    with time_machine.travel(NOON + timedelta(hours=11)):
        writing.resume(message=message, by=cast.marieke)
    moments = set(Delivery.objects.filter(about_id=message.pk).values_list("not_before", flat=True))
    assert {timezone.localtime(moment).hour for moment in moments if moment} == {7}
    assert None not in moments
