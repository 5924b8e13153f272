"""E-mails that come back: read from real notifications, matched only when ours, final only when they say so."""

import socket
import sys
from collections.abc import Iterator
from io import BytesIO, StringIO, TextIOWrapper
from threading import Thread
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.messages.keys import key_of
from driehoek.messages.mailboxes import read_mailbox, take_bounce
from driehoek.messages.mailing import message_id, return_path
from driehoek.messages.models import Delivery

State = Delivery.State
# As Postfix writes them; the second part is what RFC 3464 prescribes, the third what came back.
NOTIFICATION = """\
Received: from mx.example (localhost [127.0.0.1])
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="4BxQ.16/mx.example"
Message-Id: <4BxQz02@mx.example>

This is a MIME-encapsulated message.

--4BxQ.16/mx.example
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.

<lotte@thuis.example>: host thuis.example[192.0.2.1] said: {status} (in reply to RCPT TO command)

--4BxQ.16/mx.example
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
{envelope}X-Postfix-Queue-ID: 4BxQz01
Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0100 (CET)

Final-Recipient: rfc822; lotte@thuis.example
Original-Recipient: rfc822;lotte@thuis.example
Action: {action}
Status: {status}
Remote-MTA: dns; thuis.example
Diagnostic-Code: smtp; {status} said the other side

--4BxQ.16/mx.example
Content-Description: Undelivered Message{headers}
Content-Type: {kind}

Return-Path: <driehoek@localhost>
Message-ID: {name}
Subject: Kom kijken

{rest}
--4BxQ.16/mx.example--
"""


def sent(cast: Cast, **fields: Any) -> Delivery:
    values = {"location": cast.vlindertuin, "family": cast.bakker, "guardian": cast.lotte, "channel": "email"}
    text = {"kind": "message", "language": "nl", "subject": "Kom", "body": "Dag", "address": "lotte@thuis.example"}
    about = {"about_kind": "message", "about_id": 1, "state": State.HANDED_OVER}
    return Delivery.objects.create(**values | text | about | fields)


def notification(action: str, status: str, **more: str) -> bytes:
    values = {"to": "driehoek@localhost", "envelope": "", "headers": "", "kind": "message/rfc822", "rest": "Dag"}
    values |= {"name": "<unknown@x.example>", "action": action, "status": status}
    return NOTIFICATION.format(**values | more).encode()


def now(delivery: Delivery) -> tuple[str, str]:
    row = Delivery.objects.get(pk=delivery.pk)
    return row.state, row.problem


@pytest.mark.parametrize(
    ("action", "status", "state", "problem"),
    [
        ("failed", "5.1.1", State.FAILED, "refused"),
        ("failed", "5.2.2", State.FAILED, "undelivered"),
        ("failed", "4.4.1", State.HANDED_OVER, "later"),
        ("delayed", "4.4.7", State.HANDED_OVER, "later"),
        ("delivered", "2.1.5", State.CONFIRMED, ""),
        ("relayed", "2.1.9", State.HANDED_OVER, ""),
        ("jumped", "5.1.1", State.HANDED_OVER, ""),
    ],
)
def test_each_notification_means_what_it_says(cast: Cast, action: str, status: str, state: str, problem: str) -> None:
    delivery = sent(cast)
    take_bounce(notification(action, status, name=message_id(delivery)))
    assert now(delivery) == (state, problem)


def test_it_is_known_by_envelope_address_or_headers(cast: Cast, settings: Settings) -> None:
    settings.DRIEHOEK_RETURN_PATH = "terug@school.example"
    rows = [sent(cast, about_id=number) for number in range(3)]
    assert take_bounce(notification("failed", "5.1.1", envelope=f"Original-Envelope-Id: {key_of(rows[0])}\n"))
    assert take_bounce(notification("failed", "5.1.1", to=return_path(rows[1])))
    only_headers = {"kind": "text/rfc822-headers", "headers": " Headers", "name": message_id(rows[2])}
    assert take_bounce(notification("failed", "5.1.1", **only_headers))
    assert {now(row) for row in rows} == {(State.FAILED, "refused")}


def test_what_came_back_goes_on_through_the_next_channel_once(cast: Cast) -> None:
    delivery = sent(cast)
    for _ in range(2):
        assert take_bounce(notification("failed", "5.1.1", name=message_id(delivery)))
    assert [row.channel for row in Delivery.objects.filter(about_id=1, rank=1)] == ["phone"]


def _almost(key: str) -> str:
    return key[:-1] + ("b" if key.endswith("a") else "a")


def test_what_is_not_ours_changes_nothing(cast: Cast) -> None:
    delivery = sent(cast)
    name = message_id(delivery)
    others = [
        notification("failed", "5.1.1", name=name.replace("-20", "-19", 1)),
        notification("failed", "5.1.1", name=name.replace(f"-{delivery.pk}-", "-999999999999999999-")),
        notification("failed", "5.1.1", to=f"terug+{_almost(key_of(delivery))}@x.example"),
        f"Subject: Out of office\n\nIn answer to {name}".encode(),
        b"",
        bytes(range(256)) * 9,
        notification("failed", "5.1.1", name=name)[:900],
    ]
    assert [take_bounce(raw) for raw in others] == [False] * len(others)
    assert now(delivery) == (State.HANDED_OVER, "")


def test_what_was_confirmed_stays_confirmed(cast: Cast) -> None:
    delivery = sent(cast, state=State.CONFIRMED)
    take_bounce(notification("failed", "5.1.1", name=message_id(delivery)))
    assert now(delivery) == (State.CONFIRMED, "")


class Postbox:
    """A small IMAP server (RFC 3501): one mailbox, one user, as much as a reader of unread messages needs."""

    def __init__(self, letters: list[bytes]) -> None:
        self.letters, self.seen, self.peeked = letters, set[int](), 0
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"imap://bounce%40x:p%40ss@127.0.0.1:{self.server.getsockname()[1]}/INBOX"
        Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.server.accept()
            except OSError:
                return
            with line, line.makefile("rwb") as file:
                self._say(file, b"* OK ready")
                for asked in file:
                    self._answer(file, *asked.strip().split(b" ", 2))

    def _say(self, file: Any, *lines: bytes) -> None:
        file.write(b"".join(line + b"\r\n" for line in lines))
        file.flush()

    def _answer(self, file: Any, tag: bytes, verb: bytes, rest: bytes = b"") -> None:
        if verb == b"LOGIN" and rest != b'bounce@x "p@ss"':
            return self._say(file, tag + b" NO who are you")
        if verb == b"CAPABILITY":
            self._say(file, b"* CAPABILITY IMAP4rev1")
        if verb == b"SEARCH":
            unread = [str(n).encode() for n in range(1, len(self.letters) + 1) if n not in self.seen]
            self._say(file, b"* SEARCH " + b" ".join(unread))
        if verb == b"FETCH":
            letter = self.letters[int(rest.split()[0]) - 1]
            self._say(file, b"* %b FETCH (BODY[]<0> {%d}" % (rest.split()[0], len(letter)), letter + b")")
        if verb == b"STORE":
            self.seen.add(int(rest.split()[0]))
        return self._say(file, tag + b" OK done")


@pytest.fixture
def postbox(cast: Cast) -> Iterator[Postbox]:
    delivery = sent(cast)
    box = Postbox(
        [b"Subject: hello\r\n\r\nA person writes.", notification("failed", "5.1.1", name=message_id(delivery))]
    )
    yield box
    box.server.close()


def test_a_mailbox_is_read_and_what_is_not_ours_stays_unread(postbox: Postbox) -> None:
    assert read_mailbox(postbox.url) == (2, 1)
    assert postbox.seen == {2}
    assert Delivery.objects.get(about_id=1, rank=0, kind="message").state == State.FAILED
    assert read_mailbox(postbox.url) == (1, 0)


def test_the_command_reads_the_mailbox_of_the_settings(postbox: Postbox, settings: Settings) -> None:
    settings.DRIEHOEK_BOUNCES, told = postbox.url, StringIO()
    call_command("bounces", stdout=told)
    assert told.getvalue() == "1 of 2 unread messages were about our e-mails.\n"


@pytest.mark.parametrize(
    "url", ["", "http://x/", "imap://bounce%40x:wrong@127.0.0.1:{port}/INBOX", "imap://x:y@127.0.0.1:9/"]
)
def test_the_command_says_what_is_wrong(postbox: Postbox, settings: Settings, url: str) -> None:
    settings.DRIEHOEK_BOUNCES = url.format(port=postbox.server.getsockname()[1])
    with pytest.raises(CommandError):
        call_command("bounces")


def test_a_mail_server_may_pipe_one_message(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery, told = sent(cast), StringIO()
    raw = notification("delivered", "2.1.5", name=message_id(delivery))
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(raw)))
    call_command("bounces", "--stdin", stdout=told)
    assert (told.getvalue(), now(delivery)) == ("Noted.\n", (State.CONFIRMED, ""))


def test_each_location_has_its_own_sealed_address(cast: Cast) -> None:
    told = StringIO()
    call_command("bounces", "--addresses", stdout=told)
    addresses = dict(line.split() for line in told.getvalue().splitlines())
    assert "/haken/vlindertuin/" in addresses["vlindertuin"]
    assert len({address.rstrip("/").rpartition("/")[2] for address in addresses.values()}) == len(addresses)
