"""The ways in which a guardian wants to be reached: the best one first, then what is fine too (row P3)."""

from collections.abc import Mapping, Sequence
from typing import Any

import phonenumbers

from driehoek.people.models import Guardian

Channel = Guardian.Channel
# What costs a parent least comes first. In person nobody can be reached who is not there.
FALLBACKS = (Channel.PUSH, Channel.SMS, Channel.EMAIL, Channel.PHONE, Channel.LETTER)
Kind = phonenumbers.PhoneNumberType
MOBILE = (Kind.MOBILE, Kind.FIXED_LINE_OR_MOBILE, Kind.PAGER)


def offered(guardian: Guardian | None) -> list[str]:
    """The channels that can be chosen: notices only when the guardian turned them on, on a phone of their own."""
    chosen = [guardian.channel, *guardian.fallbacks] if guardian else []
    return [way for way in Channel.values if way != Channel.PUSH or way in chosen]


def in_order(channel: str, fallbacks: Sequence[str], before: Sequence[str] = ()) -> list[str]:
    """What is fine too, without the best way: in the order of before, then in ours."""
    known = [way for way in before if way in fallbacks]
    return [way for way in dict.fromkeys([*known, *FALLBACKS]) if way in fallbacks and way != channel]


def what_is_needed(values: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Pairs of channel and field that is needed for it and is not there; fields that are wrong already are left out."""
    ways = {values.get("channel"), *values.get("fallbacks", ())}
    lacking = []
    if Channel.EMAIL in ways and values.get("email") == "":
        lacking.append((str(Channel.EMAIL), "email"))
    if Channel.PHONE in ways and values.get("phone") == "":
        lacking.append((str(Channel.PHONE), "phone"))
    if Channel.SMS in ways and "phone" in values and not takes_texts(values["phone"]):
        lacking.append((str(Channel.SMS), "phone"))
    return lacking


def takes_texts(phone: Any) -> bool:
    """Whether this number can receive text messages."""
    return bool(phone) and phonenumbers.number_type(phone) in MOBILE
