"""News of one week comes to a parent as one message, and how far that came is known of each."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.messages import jobs
from driehoek.messages.actions import came_back, confirm, give_up, stop_news, writing
from driehoek.messages.models import Delivery, Manners, Message
from driehoek.messages.queries.messages import progress_of
from driehoek.messages.tests.writers import NOON, drain, send
from driehoek.people.actions import renew_link
from driehoek.people.models import Child, Guardianship
from driehoek.texts.actions import check
from driehoek.texts.models import Version

State = Delivery.State


@pytest.fixture(autouse=True)
def news_in_two_days(cast: Cast) -> Iterator[Any]:
    """At noon, at a school whose news goes out the day after tomorrow."""
    day = (NOON + timedelta(days=2)).weekday()
    Manners.objects.update_or_create(location=cast.vlindertuin, defaults={"digest_weekday": day})
    with time_machine.travel(NOON, tick=True) as clock:
        yield clock


def two(cast: Cast, **fields: Any) -> tuple[Message, Message]:
    """Two messages with news, written one after the other."""
    made = []
    for title in ("Luizen", "Oude kleren"):
        made.append(send(cast, kind="news", title=title, groups=[cast.vlinders.pk], **fields))
        drain()
    return made[0], made[1]


def of(message: Message, cast: Cast) -> Delivery:
    return Delivery.objects.get(about_kind="message", about_id=message.pk, guardian=cast.samira)


def mail_to(mailbox: Mailbox, address: str) -> list[EmailMessage]:
    pairs = zip(mailbox.messages, mailbox.recipients, strict=True)
    return [mail for mail, to in pairs if to == [address]]


def hand_over() -> None:
    while jobs.take_next():
        pass


def test_two_messages_with_news_come_as_one(cast: Cast, mailbox: Mailbox) -> None:
    one, other = two(cast)
    hand_over()
    assert mailbox.messages == []
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    (mail,) = mail_to(mailbox, cast.samira.email)
    body = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert cast.vlindertuin.name in mail["Subject"]
    for message in (one, other):
        assert message.details["title"] in body
        assert f"/bericht/{message.pk}/" in body
    assert body.count(cast.samira.full_name) == 1


def test_what_comes_alone_comes_as_itself(cast: Cast, mailbox: Mailbox) -> None:
    send(cast, kind="news", title="Luizen", groups=[cast.vlinders.pk])
    drain()
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    (mail,) = mail_to(mailbox, cast.samira.email)
    assert mail["Subject"] == "Luizen"


def test_how_far_it_came_is_known_of_both(cast: Cast, mailbox: Mailbox) -> None:
    one, other = two(cast)
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    confirm(delivery=of(one, cast))
    for message in (one, other):
        rows = progress_of(cast.marieke, message).rows
        arabic = next(row for row in rows if row["language"].code == "ar")  # type: ignore[attr-defined]
        assert (arabic["handed"], arabic["confirmed"]) == (1, 1)


def test_what_must_be_told_goes_at_once_and_alone(cast: Cast, mailbox: Mailbox) -> None:
    two(cast)
    send(cast, kind="must", title="Morgen dicht", groups=[cast.vlinders.pk])
    drain()
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        hand_over()
    assert [mail["Subject"] for mail in mail_to(mailbox, cast.samira.email)] == ["Morgen dicht"]


def test_stopping_the_one_that_carries_lets_the_other_go_by_itself(cast: Cast, mailbox: Mailbox) -> None:
    one, other = two(cast)
    Message.objects.filter(pk=one.pk).update(state="sending")
    writing.stop(message=one, by=cast.marieke)
    assert (of(one, cast).state, of(other, cast).state) == (State.CANCELLED, State.QUEUED)
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    assert [mail["Subject"] for mail in mail_to(mailbox, cast.samira.email)] == ["Oude kleren"]


def test_stopping_the_one_that_goes_along_takes_it_out(cast: Cast, mailbox: Mailbox) -> None:
    _, other = two(cast)
    Message.objects.filter(pk=other.pk).update(state="sending")
    writing.stop(message=other, by=cast.marieke)
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    assert [mail["Subject"] for mail in mail_to(mailbox, cast.samira.email)] == ["Luizen"]


def test_another_way_takes_all_of_it_along(cast: Cast) -> None:
    cast.samira.fallbacks = ["phone"]
    cast.samira.save()
    one, other = two(cast)
    give_up(delivery=of(one, cast), problem=Delivery.Problem.REFUSED)
    calls = Delivery.objects.filter(guardian=cast.samira, channel="phone", state=State.QUEUED)
    assert {call.about_id for call in calls} == {one.pk, other.pk}


def inas_news(cast: Cast) -> tuple[Delivery, Delivery]:
    """News about Yassin, and about his sister Inas of the same family, that waits for the same moment."""
    one, other = two(cast)
    Delivery.objects.filter(pk=of(other, cast).pk).update(child=cast.inas)
    return of(one, cast), of(other, cast)


def no_longer(cast: Cast, child: Child) -> None:
    Guardianship.objects.filter(guardian=cast.samira, child=child).update(information="none", reason="Uitspraak")


def test_a_right_that_ended_for_one_child_takes_its_news_out(cast: Cast, mailbox: Mailbox) -> None:
    _, along = inas_news(cast)
    no_longer(cast, cast.inas)
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    (mail,) = mail_to(mailbox, cast.samira.email)
    assert mail["Subject"] == "Luizen"
    assert "Oude kleren" not in mail.as_string()
    along.refresh_from_db()
    assert (along.state, along.bundle) == (State.CANCELLED, None)


def test_a_right_that_ended_for_the_first_lets_the_other_go_by_itself(cast: Cast, mailbox: Mailbox) -> None:
    carrier, _ = inas_news(cast)
    no_longer(cast, cast.yassin)
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    (mail,) = mail_to(mailbox, cast.samira.email)
    assert mail["Subject"] == "Oude kleren"
    carrier.refresh_from_db()
    assert carrier.state == State.CANCELLED


def test_what_a_worker_has_in_hand_is_not_taken_out_and_sent_again(cast: Cast) -> None:
    one, other = two(cast)
    Message.objects.filter(pk=other.pk).update(state="sending")
    carrier = Delivery.objects.filter(pk=of(one, cast).pk)
    carrier.update(claimed_until=timezone.now() + timedelta(minutes=5))
    writing.pause(message=other, by=cast.marieke)
    assert (of(other, cast).state, of(other, cast).bundle) == (State.ALONG, carrier.get())
    assert Delivery.objects.filter(about_id=other.pk, state=State.QUEUED, claimed_until__isnull=False).exists()


def test_a_late_confirmation_holds_for_all_that_went_along(cast: Cast) -> None:
    Manners.objects.filter(location=cast.vlindertuin).update(gateway="generic")
    cast.samira.phone, cast.samira.fallbacks = "+31612345678", ["sms"]
    cast.samira.save()
    one, other = two(cast)
    carrier, along = of(one, cast), of(other, cast)
    came_back(delivery=carrier)
    assert Delivery.objects.get(pk=along.pk).bundle == Delivery.objects.get(guardian=cast.samira, channel="sms")
    confirm(delivery=carrier)
    assert Delivery.objects.get(pk=along.pk).bundle == carrier
    assert Delivery.objects.get(guardian=cast.samira, channel="sms").state == State.CANCELLED


def test_who_stops_the_news_does_not_get_what_still_waits(cast: Cast, mailbox: Mailbox) -> None:
    one, other = two(cast)
    stop_news(guardian=cast.samira, location=cast.vlindertuin)
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    assert mail_to(mailbox, cast.samira.email) == []
    assert {of(row, cast).state for row in (one, other)} == {State.CANCELLED}
    assert set(cast.samira.receipts.values_list("held_because", flat=True)) == {"news_stopped"}
    assert len(mail_to(mailbox, cast.emine.email)) == 1


def test_what_waited_goes_to_the_address_and_with_the_link_of_now(cast: Cast, mailbox: Mailbox) -> None:
    old = link_path(cast.samira)
    two(cast)
    renew_link(guardian=cast.samira, by=cast.marieke)
    cast.samira.email = "nieuw@thuis.example"
    cast.samira.save()
    with time_machine.travel(NOON + timedelta(days=2)):
        hand_over()
    (mail,) = mail_to(mailbox, "nieuw@thuis.example")
    body = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert old not in body
    assert body.count(link_path(cast.samira)) == 2


def test_a_translation_that_came_meanwhile_is_in_what_goes_by_itself_after_all(cast: Cast) -> None:
    one, other = two(cast)
    found = Version.objects.get(text=other.text, language="ar")
    check(version=found, by=cast.marieke, title="ملابس", body="ملابس قديمة")
    drain()
    Message.objects.filter(pk=one.pk).update(state="sending")
    writing.stop(message=one, by=cast.marieke)
    assert (of(other, cast).state, of(other, cast).subject) == (State.QUEUED, "ملابس")
    assert "ملابس قديمة" in of(other, cast).body
