"""The outbox over real SMTP: each e-mail once, in the reader's language, and nothing forgotten when things break."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.messages import jobs
from driehoek.messages.models import Delivery
from driehoek.messages.words import what_went_wrong
from driehoek.people.models import Guardian

State, Problem = Delivery.State, Delivery.Problem


def mail_to(cast: Cast, guardian: Guardian, **fields: Any) -> Delivery:
    child = guardian.guardianships.earliest("pk").child
    text = {
        "subject": "Kom kijken",
        "body": f"Dag {guardian.full_name},\n\nTik hier:\nhttps://driehoek.example/u/1-a/\n",
    }
    values = {"channel": "email", "kind": "invitation", "language": guardian.language_read, "address": guardian.email}
    return Delivery.objects.create(
        **text | values | {"location": cast.vlindertuin, "guardian": guardian, "family": child.family} | fields
    )


def drain() -> int:
    count = 0
    while jobs.take_next():
        count += 1
    return count


def now(delivery: Delivery) -> Delivery:
    return Delivery.objects.get(pk=delivery.pk)


class Grumpy(Mailbox):
    """A mail server that answers as told instead of taking the message."""

    answer = "451 Come back later"
    taken = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return self.answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await super().handle_DATA(server, session, envelope)
        if self.taken == "gone":
            server.transport.abort()
        return self.taken


@pytest.fixture
def grumpy(mailbox: Mailbox, settings: Settings) -> Iterator[Grumpy]:
    handler = Grumpy()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    server = Controller(handler, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_PORT = port
    yield handler
    server.stop()


def test_it_arrives_once_and_is_known_to_have(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.lotte)
    assert drain() == 1
    assert mailbox.recipients == [["lotte@thuis.example"]]
    assert (now(delivery).state, now(delivery).attempts) == (State.HANDED_OVER, 1)
    assert now(delivery).handed_over_at is not None


def test_it_comes_from_the_school_and_answers_go_there(cast: Cast, mailbox: Mailbox) -> None:
    mail_to(cast, cast.lotte)
    drain()
    [mail] = mailbox.messages
    assert "De Vlindertuin" in mail["From"]
    assert mail["Reply-To"] == cast.vlindertuin.email
    assert mail["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("name", "direction"), [("lotte", "ltr"), ("samira", "rtl"), ("farid", "rtl"), ("tesfay", "ltr")]
)
def test_it_speaks_the_readers_language(cast: Cast, mailbox: Mailbox, name: str, direction: str) -> None:
    guardian: Guardian = getattr(cast, name)
    mail_to(cast, guardian, address="x@thuis.example", body="<b>سلام</b> ሰላም")
    drain()
    [mail] = mailbox.messages
    html, text = (mail.get_body((kind,)) for kind in ("html", "plain"))
    assert html is not None
    assert text is not None
    assert f'<html lang="{guardian.language_read}" dir="{direction}">' in html.get_content()
    assert "&lt;b&gt;سلام&lt;/b&gt;" in html.get_content()
    assert "<b>سلام</b> ሰላም" in text.get_content()
    assert mail["Content-Language"] == guardian.language_read


def test_the_link_can_be_tapped(cast: Cast, mailbox: Mailbox) -> None:
    mail_to(cast, cast.lotte)
    drain()
    html = mailbox.messages[0].get_body(("html",))
    assert html is not None
    assert '<a href="https://driehoek.example/u/1-a/"' in html.get_content()


def test_letters_wait_for_people(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.tesfay, channel="letter")
    assert drain() == 0
    assert now(delivery).state == State.QUEUED


@pytest.mark.parametrize("state", [State.HANDED_OVER, State.CANCELLED, State.FAILED, State.SENDING])
def test_only_what_waits_is_sent(cast: Cast, mailbox: Mailbox, state: str) -> None:
    mail_to(cast, cast.lotte, state=state)
    assert drain() == 0
    assert mailbox.messages == []


def test_not_before_its_time(cast: Cast, mailbox: Mailbox) -> None:
    mail_to(cast, cast.lotte, not_before=timezone.now() + timedelta(hours=1))
    assert drain() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert drain() == 1


def test_who_may_no_longer_be_informed_gets_nothing(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.lotte)
    cast.lotte.guardianships.update(information="none")
    assert drain() == 1
    assert mailbox.messages == []
    assert now(delivery).state == State.CANCELLED


def test_a_silent_server_is_tried_again_later_and_later(cast: Cast, settings: Settings, mailbox: Mailbox) -> None:
    settings.EMAIL_PORT = 9  # nobody listens there
    delivery, waits = mail_to(cast, cast.lotte), []
    moment = timezone.now()
    for _ in range(5):
        with time_machine.travel(moment, tick=False):
            assert drain() == 1
            moment = now(delivery).not_before or moment
            waits.append((moment - timezone.now()).total_seconds() / 60)
    assert waits[:4] == [1, 5, 30, 120]
    assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.UNREACHABLE)
    assert "mail" in what_went_wrong(now(delivery))


def test_it_arrives_when_the_server_is_back(cast: Cast, settings: Settings, mailbox: Mailbox) -> None:
    delivery, good = mail_to(cast, cast.lotte), settings.EMAIL_PORT
    settings.EMAIL_PORT = 9
    drain()
    settings.EMAIL_PORT = good
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        drain()
    assert len(mailbox.messages) == 1
    assert (now(delivery).state, now(delivery).problem) == (State.HANDED_OVER, "")


@pytest.mark.parametrize(
    ("answer", "state", "problem"),
    [
        ("550 No such user", State.FAILED, Problem.REFUSED),
        ("451 Come back later", State.QUEUED, Problem.LATER),
    ],
)
def test_what_the_server_says_is_heard(cast: Cast, grumpy: Grumpy, answer: str, state: str, problem: str) -> None:
    grumpy.answer = answer
    delivery = mail_to(cast, cast.lotte)
    drain()
    assert (now(delivery).state, now(delivery).problem) == (state, problem)


def test_a_refused_message_waits_its_turn(cast: Cast, grumpy: Grumpy) -> None:
    grumpy.answer, grumpy.taken = "250 OK", "452 Disk full"
    delivery = mail_to(cast, cast.lotte)
    drain()
    assert (now(delivery).state, now(delivery).problem) == (State.QUEUED, Problem.LATER)


def test_a_line_cut_while_handing_over_is_never_sent_twice(cast: Cast, grumpy: Grumpy) -> None:
    grumpy.answer, grumpy.taken = "250 OK", "gone"
    delivery = mail_to(cast, cast.lotte)
    drain()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        drain()
    assert len(grumpy.messages) == 1
    assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.UNSURE)


@pytest.mark.parametrize("address", ["", "nobody", "a@b\nBcc: c@d"])
def test_no_address_at_all_is_said_at_once(cast: Cast, mailbox: Mailbox, address: str) -> None:
    delivery = mail_to(cast, cast.lotte, address=address)
    drain()
    assert mailbox.messages == []
    assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.REFUSED)


def test_a_title_cannot_add_headers(cast: Cast, mailbox: Mailbox) -> None:
    mail_to(cast, cast.lotte, subject="Kom\r\nBcc: x@y.example")
    drain()
    assert mailbox.messages[0]["Subject"] == "Kom Bcc: x@y.example"
    assert mailbox.recipients == [["lotte@thuis.example"]]


def test_a_worker_that_died_before_sending_is_followed_up(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.lotte, claimed_until=timezone.now() + jobs.LEASE, attempts=1)
    assert drain() == 0
    with time_machine.travel(timezone.now() + jobs.LEASE + timedelta(seconds=1)):
        assert drain() == 1
    assert len(mailbox.messages) == 1
    assert now(delivery).attempts == 2


def test_a_worker_that_died_while_sending_is_not_repeated(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.lotte, state=State.SENDING, claimed_until=timezone.now() + jobs.LEASE, attempts=1)
    assert drain() == 0
    assert now(delivery).state == State.SENDING
    with time_machine.travel(timezone.now() + jobs.LEASE + timedelta(seconds=1)):
        assert drain() == 0
    assert mailbox.messages == []
    assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.UNSURE)


def test_what_was_held_when_the_machine_started_again_is_not_repeated(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.lotte, claimed_until=datetime(2020, 1, 1, tzinfo=UTC), attempts=1)
    drain()
    if connection.vendor == "sqlite":  # its disk may have forgotten that the message was begun
        assert mailbox.messages == []
        assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.UNSURE)
    else:
        assert len(mailbox.messages) == 1


def test_the_message_id_stays_the_same(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.lotte)
    drain()
    Delivery.objects.filter(pk=delivery.pk).update(state=State.QUEUED)
    drain()
    first, second = (mail["Message-ID"] for mail in mailbox.messages)
    assert first == second
    assert str(delivery.pk) in first
