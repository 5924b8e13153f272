"""What rooms upstairs show on the family page, each as a piece of its own (setting DRIEHOEK_FAMILY_PARTS)."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from django.conf import settings

from driehoek.people.models import Account, Family


@dataclass(frozen=True)
class Part:
    """A template that is included on the family page, with `part` beside what that page knows (`family`, `may`)."""

    template: str
    shown: Any


class Room(Protocol):
    """A room upstairs that knows something about a family; named in the setting DRIEHOEK_FAMILY_PARTS."""

    def part(self, account: Account, family: Family, /) -> Part:
        """What this account may see of it; its template knows when there is nothing."""
        ...


@cache
def rooms() -> list[Room]:
    """The rooms that have something to show, in order."""
    return [import_module(name) for name in settings.DRIEHOEK_FAMILY_PARTS]


def parts_of(account: Account, family: Family) -> list[Part]:
    """What rooms upstairs show this account about a family."""
    return [room.part(account, family) for room in rooms()]
