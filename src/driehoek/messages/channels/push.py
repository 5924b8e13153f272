"""Notices on the phone: to every browser in which the guardian asked for them. They hold no names of children.

A push service that gets a notice with the same topic again replaces the first while it still waits (RFC 8030, 5.4), and
a browser that shows one with the same tag shows it once: repeating is safe.
"""

import json
from typing import Literal

import httpx
from django.utils import timezone, translation

from driehoek.messages import phrases
from driehoek.messages.channels.base import Channel, Outcome
from driehoek.messages.digest import address
from driehoek.messages.keys import key_of
from driehoek.messages.models import Delivery, PushSubscription
from driehoek.messages.pushing import may_post_to, subscriptions_of
from driehoek.messages.webpush import authorization, encrypt
from driehoek.shared.languages import language

TIMEOUT = httpx.Timeout(20, connect=10)  # seconds; far below the lease
LIFE = 4 * 24 * 3600  # seconds that a service keeps a notice for a phone that is off
LONGEST_NAME, TOPIC = 60, 32  # characters
GONE, RUSH = (404, 410), (408, 429)
Problem = Delivery.Problem
Answer = Literal["taken", "later", "gone", "refused"]
NO_PHONE = Outcome("refused", problem=Problem.REFUSED)


class Push(Channel):
    """Hands a notice to the push services that the guardian's own browsers chose."""

    name = "push"

    def __init__(self) -> None:
        self.phones: list[PushSubscription] = []

    def ready(self, delivery: Delivery) -> Outcome | None:
        """Look up the browsers that may be posted to."""
        rows = subscriptions_of([delivery.guardian_id]).order_by("pk")
        self.phones = [phone for phone in rows if may_post_to(phone.endpoint)]
        return None if self.phones else NO_PHONE

    def hand_over(self, delivery: Delivery) -> Outcome:
        """Post to each browser; one that takes it is enough, and one that is gone is not asked again."""
        payload = notice(delivery)
        with httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client:
            answers = {_post(client, phone, delivery, payload) for phone in self.phones}
        if "taken" in answers:
            return Outcome("handed_over")
        return Outcome("later", problem=Problem.LATER) if "later" in answers else NO_PHONE

    def repeatable(self, delivery: Delivery) -> bool:
        """Always: a notice with the same topic takes the place of the first."""
        return True


def notice(delivery: Delivery) -> bytes:
    """Return what the browser shows, in the reader's language: which school, that there is a message, and where."""
    tongue = language(delivery.language)
    with translation.override(tongue.code):
        words = str(phrases.NOTICE)
    shown = {
        "title": " ".join(delivery.location.name.split())[:LONGEST_NAME], "body": words, "url": address(delivery),
        "lang": tongue.code, "dir": tongue.direction, "tag": key_of(delivery),
    }  # fmt: skip
    return json.dumps(shown, ensure_ascii=False).encode()


def _post(client: httpx.Client, phone: PushSubscription, delivery: Delivery, payload: bytes) -> Answer:
    headers = {
        "Authorization": authorization(phone.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(LIFE),
        "Topic": key_of(delivery)[:TOPIC],
        "Urgency": "high" if delivery.urgent else "low" if delivery.news else "normal",
    }
    try:
        record = encrypt(payload, phone.p256dh, phone.auth)
        with client.stream("POST", phone.endpoint, content=record, headers=headers) as answer:
            return _meaning(answer.status_code, phone)
    except httpx.HTTPError:
        return "later"


def _meaning(status: int, phone: PushSubscription) -> Answer:
    if 200 <= status < 300:
        return "taken"
    if status in GONE:
        PushSubscription.objects.filter(pk=phone.pk, gone_at=None).update(gone_at=timezone.now())
        return "gone"
    return "later" if status in RUSH or status >= 500 else "refused"
