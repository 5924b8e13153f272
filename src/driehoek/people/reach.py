"""What a colleague is appointed to today, as keys: asked once while a page is read, and anew whenever somebody acts."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from driehoek.people.models import Account, Appointment
from driehoek.people.models.base import on_day
from driehoek.people.roles import roles

NOTHING = Q(pk__in=[])


class Held(NamedTuple):
    """A confirmed appointment that is valid today; the keys of where, the narrowest that is filled being its reach."""

    role: str
    organisation: int
    location: int | None
    group: int | None


@dataclass(frozen=True)
class Reach:
    """Where an account holds a right, as keys: whole organisations, whole locations, and single groups.

    `places` are the locations where it holds the right at all, be it for one group. A board of ten thousand locations
    has one organisation here.
    """

    organisations: frozenset[int]
    locations: frozenset[int]
    groups: frozenset[int]
    places: frozenset[int]


_read: ContextVar[dict[tuple[int, date], tuple[Held, ...]] | None] = ContextVar("appointments read", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Ask what somebody is appointed to only once within this block; for who only reads."""
    before = _read.set({})
    try:
        yield
    finally:
        _read.reset(before)


def held_by(account: Account) -> tuple[Held, ...]:
    """The confirmed appointments of this account that are valid today."""
    memory, key = _read.get(), (account.pk, timezone.localdate())
    if memory is None:
        return _held(*key)
    if key not in memory:
        memory[key] = _held(*key)
    return memory[key]


def _held(account: int, day: date) -> tuple[Held, ...]:
    rows = Appointment.objects.filter(on_day(day), account=account, confirmed_at__isnull=False)
    return tuple(Held(*row) for row in rows.values_list("role", "organisation", "location", "group").order_by("pk"))


def appointments(account: Account, right: str) -> list[Held]:
    """Those of them that give this account this right."""
    giving = roles().with_right(right)
    return [one for one in held_by(account) if one.role in giving]


def reach_of(account: Account, right: str) -> Reach:
    """Where this account holds this right today."""
    held = appointments(account, right)
    return Reach(
        organisations=frozenset(one.organisation for one in held if one.location is None),
        locations=frozenset(one.location for one in held if one.location is not None and one.group is None),
        groups=frozenset(one.group for one in held if one.group is not None),
        places=frozenset(one.location for one in held if one.location is not None),
    )


def among(**fields: Collection[int]) -> Q:
    """Match rows of which one of these fields is one of its keys; a field without keys costs no join."""
    choices = [Q(**{f"{field}__in": sorted(keys)}) for field, keys in fields.items() if keys]
    return reduce(or_, choices) if choices else NOTHING
