"""What rooms upstairs ask of a guardian, for their first page: of all rooms in one query (setting DRIEHOEK_WAITING)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from django.conf import settings
from django.db.models import CharField, F, QuerySet, Value
from django.utils.functional import Promise

from driehoek.people.models import Guardian

Rows = QuerySet[Any, tuple[str, int]]


@dataclass(frozen=True)
class Kind:
    """One kind of thing that waits: pictogram, words, and the page; `numbered` when that takes a number too."""

    icon: str
    words: Promise | str
    page: str
    numbered: bool = True


@dataclass(frozen=True)
class Waiting:
    """Something that waits for a guardian; `number` is that of the page where it is answered."""

    kind: Kind
    number: int


class Room(Protocol):
    """A room upstairs that asks guardians something; named in the setting DRIEHOEK_WAITING."""

    KINDS: Mapping[str, Kind]

    def waiting(self, guardian: Guardian, /) -> Sequence[Rows]:
        """What waits for this guardian, made by `rows_of` with a key of KINDS."""
        ...


@cache
def rooms() -> list[Room]:
    """The rooms that may ask something, in order."""
    return [import_module(name) for name in settings.DRIEHOEK_WAITING]


def rows_of(kind: str, found: QuerySet[Any], field: str = "pk") -> Rows:
    """Records as rows of what waits; `field` holds the number of the page."""
    return found.order_by().values_list(Value(kind, CharField()), F(field)).distinct()


def waiting_for(guardian: Guardian) -> list[Waiting]:
    """What waits for this guardian in all rooms, in the order of the rooms and their kinds; one query."""
    kinds = {name: kind for room in rooms() for name, kind in room.KINDS.items()}
    first, *others = [rows for room in rooms() for rows in room.waiting(guardian)]
    order = list(kinds)
    found = sorted(first.union(*others), key=lambda row: (order.index(row[0]), row[1]))
    return [Waiting(kinds[kind], number) for kind, number in found]
