"""Where the talks of a round are that are not at school, and how many slots lie between two places."""

from collections.abc import Iterable

from driehoek.conversations.models import Party, Round
from driehoek.conversations.travel import Address, minutes
from driehoek.people.models import Location


def homes_of(round_: Round, parties: Iterable[Party]) -> dict[int, Address]:
    """Party -> the address where it is visited; one query when there is any visit."""
    visited = [party.pk for party in parties if party.mode == Party.Mode.HOME]
    members = Party.guardians.through.objects.filter(party__round=round_, party__in=visited)
    names = [f"guardian__household__{part}" for part in Address._fields]
    found = {pk: Address() for pk in visited}
    for pk, *parts in members.order_by("-guardian").values_list("party", *names) if visited else ():
        if any(parts):
            found[pk] = Address(*map(str, parts)).plain
    return found


def address_of(location: Location) -> Address:
    """The address of a school."""
    return Address(location.street, location.postcode, location.city).plain


def travel_between(places: list[Address], slot_minutes: int) -> list[list[int]]:
    """From each place to each: how many whole slots it takes."""
    table = minutes()
    return [
        [0 if here == there else -(-table.between(one, other) // slot_minutes) for there, other in enumerate(places)]
        for here, one in enumerate(places)
    ]
