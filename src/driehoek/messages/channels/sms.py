"""Text messages through the gateway of the school: one short sentence and the address of the guardian's own page."""

import httpx
import phonenumbers
from django.utils import translation

from driehoek.messages import phrases
from driehoek.messages.channels.base import Channel, Outcome
from driehoek.messages.channels.gateways import GATEWAYS, Asked, Gateway, Text, meaning
from driehoek.messages.digest import address
from driehoek.messages.keys import hook_of, key_of
from driehoek.messages.models import Delivery, Manners
from driehoek.messages.routes import TAKES_TEXT

TIMEOUT = httpx.Timeout(30, connect=10)  # seconds; far below the lease
LONGEST_ANSWER = 64 * 1024  # bytes
LONGEST_NAME = 40  # characters of the school's name
Problem = Delivery.Problem
NO_GATEWAY = Outcome("refused", problem=Problem.NO_GATEWAY)
NO_MOBILE = Outcome("refused", problem=Problem.NO_MOBILE)
UNREACHABLE = Outcome("later", problem=Problem.UNREACHABLE)
UNSURE = Outcome("unsure", problem=Problem.UNSURE)
NOT_ASKED = (
    httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL, httpx.LocalProtocolError,
    UnicodeEncodeError,
)  # fmt: skip


class Sms(Channel):
    """Hands texts to the gateway that the location chose."""

    name = "sms"

    def __init__(self) -> None:
        self.gateway: Gateway | None = None
        self.asked: Asked | None = None

    def ready(self, delivery: Delivery) -> Outcome | None:
        """Look up the gateway, check the number and write the request."""
        manners = _manners_of(delivery)
        self.gateway = GATEWAYS.get(manners.gateway)
        if self.gateway is None:
            return NO_GATEWAY
        number = mobile_number(delivery.address)
        if not number:
            return NO_MOBILE
        text = Text(number, text_of(delivery), key_of(delivery), hook_of(delivery.location))
        self.asked = self.gateway.ask(manners, text)
        return None

    def hand_over(self, delivery: Delivery) -> Outcome:
        """Ask once. A gateway that was not reached took nothing; one that stopped talking may have."""
        assert self.gateway is not None  # noqa: S101  # both made by `ready`
        assert self.asked is not None  # noqa: S101
        try:
            return meaning(self.gateway, *_post(self.asked))
        except NOT_ASKED:
            return UNREACHABLE
        except httpx.HTTPError:
            return UNSURE

    def repeatable(self, delivery: Delivery) -> bool:
        """Whether the gateway takes a key once."""
        gateway = GATEWAYS.get(_manners_of(delivery).gateway)
        return gateway is not None and gateway.repeatable


def _manners_of(delivery: Delivery) -> Manners:
    return Manners.objects.filter(location=delivery.location_id).first() or Manners()


def _post(asked: Asked) -> tuple[int, bytes]:
    """Post without following elsewhere, and read no more of the answer than an answer can be."""
    with (
        httpx.Client(timeout=TIMEOUT, follow_redirects=False) as client,
        client.stream("POST", asked.url, content=asked.content, headers=asked.headers) as answer,
    ):
        body = b""
        for part in answer.iter_bytes():
            body += part
            if len(body) > LONGEST_ANSWER:
                break
        return answer.status_code, body[:LONGEST_ANSWER]


def mobile_number(text: str) -> str:
    """Return a number that can receive texts in E.164, or nothing when it is none."""
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) not in TAKES_TEXT:
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def text_of(delivery: Delivery) -> str:
    """Return the text message in the reader's language: who, and where to read it. It never holds what it is about."""
    sentence = phrases.TEXT_MESSAGES.get(delivery.kind, phrases.TEXT_MESSAGE)
    with translation.override(delivery.language):
        return str(sentence) % {
            "school": " ".join(delivery.location.name.split())[:LONGEST_NAME],
            "url": address(delivery),
        }
