"""Whose e-mail a key names: a delivery's, or that of a room which mails people who are no guardians.

Such a room stands in the setting DRIEHOEK_POSTED: it lies above this one, which cannot import it.
"""

from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from driehoek.messages.keys import delivery_by_key
from driehoek.messages.models import Delivery
from driehoek.people.models import Location


class Room(Protocol):
    """What a room offers that hands e-mails of its own to the channel."""

    def place_of(self, key: str) -> Location | None:
        """Return where the e-mail with this key came from; None when it is not of this room."""

    def came_back(self, *, key: str, problem: Delivery.Problem) -> None:
        """Note that the e-mail with this key did not arrive after all; twice changes nothing."""


def place_of(key: str) -> Location | None:
    """Return the location whose e-mail or text this key names; None when it is not one of ours."""
    delivery = delivery_by_key(key)
    room = None if delivery else room_of(key)
    return delivery.location if delivery else room.place_of(key) if room else None


def room_of(key: str) -> Room | None:
    """Return the room that posted the e-mail with this key beside the outbox."""
    return next((room for room in _rooms() if room.place_of(key)), None)


@cache
def _rooms() -> list[Room]:
    return [cast("Room", import_module(name)) for name in settings.DRIEHOEK_POSTED]
