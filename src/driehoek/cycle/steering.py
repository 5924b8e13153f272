"""What rooms upstairs ask of who steers a location, on the start page (setting DRIEHOEK_STEERING)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

from django.conf import settings
from django.utils.functional import Promise

from driehoek.people.models import Account


@dataclass(frozen=True)
class Matter:
    """Something that waits: pictogram, title, a line below it, and the page where it is settled."""

    icon: str
    title: Promise | str
    below: str
    url: str


class Room(Protocol):
    """A room upstairs that may ask something; named in the setting DRIEHOEK_STEERING."""

    def matters(self, account: Account, /) -> Iterable[Matter]:
        """What waits for this account."""
        ...


@cache
def rooms() -> list[Room]:
    """The rooms that may ask something, in order."""
    return [import_module(name) for name in settings.DRIEHOEK_STEERING]


def matters_for(account: Account) -> list[Matter]:
    """What waits for this account in all rooms, in the order of the rooms."""
    return [matter for room in rooms() for matter in room.matters(account)]
