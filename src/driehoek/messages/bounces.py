"""What mail servers say afterwards: delivery status notifications (RFC 3464), or the same in JSON."""

import json
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Any

from driehoek.messages.actions.reports import Report
from driehoek.messages.keys import key_of
from driehoek.messages.mailing import message_id
from driehoek.messages.models import Delivery
from driehoek.messages.posted import place_of

OUR_ID = re.compile(r"<delivery-(\d{1,18})-(\d{14})@[^<>\s]{1,255}>")
KEY = r"([0-9a-z]{1,13}-[a-z2-7]{16})@"
VERP = re.compile(rf"\+{KEY}", re.IGNORECASE)
KEY_ID = re.compile(rf"<{KEY}[^<>\s]{{1,255}}>", re.IGNORECASE)
SURE = ("failed", "delivered", "relayed", "expanded", "delayed")
LONGEST = 1024 * 1024  # bytes of a notification that are read; the rest is the returned message
STATES = {"delivered": "confirmed", "failed": "failed", "bounced": "failed", "delayed": "delayed"}


def read_bounce(raw: bytes) -> Report | None:
    """Return what a notification says about one of our e-mails, or None when it is no such thing.

    A failure is final only when its status begins with 5 (RFC 3463); one that begins with 4 is a delay. `relayed` and
    `expanded` say no more than that another server took it.
    """
    mail = message_from_bytes(raw[:LONGEST], _class=EmailMessage, policy=policy.default)
    fields = _status_fields(mail)
    if fields is None:
        return None
    whole, recipient = fields
    key = _by_key(whole, mail) or _by_message_id(mail)
    action = str(recipient.get("Action", "")).strip().lower()
    if key is None or action not in SURE:
        return None
    return _report(key, _state(action, str(recipient.get("Status", "")).strip()), _is_address(recipient))


def mail_report(body: bytes) -> Report | None:
    """Return what a mail service reports as JSON: `message_id`, `status`, `code`; None when it is about no e-mail."""
    try:
        told: Any = json.loads(body)
    except ValueError:
        return None
    name, status = (told.get("message_id"), told.get("status")) if isinstance(told, dict) else (None, None)
    if not isinstance(name, str) or not isinstance(status, str) or status not in STATES:
        return None
    key = next(_named_in(f"<{name.strip('<> ')}>"), None)
    code = str(told.get("code", ""))
    state = "delayed" if STATES[status] == "failed" and code.startswith("4") else STATES[status]
    return _report(key, state, code.startswith("5.1")) if key else None


def _report(key: str, state: str, of_address: bool) -> Report:
    problem = Delivery.Problem.REFUSED if of_address else Delivery.Problem.UNDELIVERED
    return Report(state=state, key=key, channel=Delivery.Channel.EMAIL, problem=problem)  # type: ignore[arg-type]


def _state(action: str, status: str) -> str:
    if action == "failed":
        return "delayed" if status.startswith("4") else "failed"
    return {"delivered": "confirmed", "delayed": "delayed"}.get(action, "underway")


def _is_address(recipient: "Message[str, str]") -> bool:
    """Whether the address itself is wrong (RFC 3463: 5.1 is about addresses), not the mailbox or the message."""
    return str(recipient.get("Status", "")).strip().startswith("5.1")


def _status_fields(mail: EmailMessage) -> "tuple[Message[str, str], Message[str, str]] | None":
    """The fields about the message, and those about its one receiver; our messages have never more than one."""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            blocks = part.get_payload()
            if isinstance(blocks, list) and len(blocks) >= 2:
                return blocks[0], blocks[1]  # type: ignore[return-value]  # a list of messages for this type
    return None


def _by_key(whole: "Message[str, str]", mail: EmailMessage) -> str | None:
    """By the name we gave the hand-over: Original-Envelope-Id, or the address the notification was sent to."""
    keys = [str(whole.get("Original-Envelope-Id", ""))]
    for header in ("To", "Delivered-To", "X-Original-To", "Envelope-To"):
        keys += VERP.findall(str(mail.get(header, "")))
    return next((key for key in keys if place_of(key)), None)


def _by_message_id(mail: EmailMessage) -> str | None:
    """By the Message-ID of the message that came back, whole or only its headers."""
    return next((found for part in mail.walk() for found in _named_in(_returned(part))), None)


def _returned(part: "Message[str, str]") -> str:
    if part.get_content_type() == "text/rfc822-headers":
        return bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    inner = part.get_payload() if part.get_content_type() == "message/rfc822" else None
    return str(inner[0].get("Message-ID", "")) if isinstance(inner, list) and inner else ""  # type: ignore[union-attr]


def _named_in(text: str) -> Iterator[str]:
    """Keys of e-mails of which the whole Message-ID stands in this text: number and moment must both be right."""
    for number, moment in OUR_ID.findall(text):
        delivery = Delivery.objects.filter(pk=int(number), channel=Delivery.Channel.EMAIL).first()
        if delivery and f"-{number}-{moment}@" in message_id(delivery):
            yield key_of(delivery)
    yield from (key for key in KEY_ID.findall(text) if place_of(key))
