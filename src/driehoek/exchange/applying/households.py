"""Where guardians live: those of one child at one address share a household, and nobody else does."""

from collections.abc import Sequence
from typing import TypeAlias

from driehoek.exchange.applying.session import Session
from driehoek.exchange.applying.ties import Tie
from driehoek.exchange.readers.records import GuardianRecord
from driehoek.people.models import Guardianship, Household

Address: TypeAlias = tuple[str, str, str]
Places: TypeAlias = dict[tuple[int, Address], Household]


def address_of(record: GuardianRecord) -> Address | None:
    """Street, postcode and city, when the file has any of them."""
    address = record.street, record.postcode, record.city
    return address if any(address) else None


def homes_for(session: Session, wanted: Sequence[tuple[Address | None, list[Tie]]]) -> list[Household | None]:
    """Return for each address with its guardian's children the household there, made when it is new."""
    places = _places({child.pk for address, ties in wanted if address for child, _ in ties})
    homes: list[Household | None] = []
    new: list[Household] = []
    for address, ties in wanted:
        home = _home(places, address, ties) if address else None
        if address and not home:
            street, postcode, city = address
            home = Household(
                organisation=session.location.organisation, street=street, postcode=postcode, city=city
            )  # fmt: skip
            new.append(home)
        if address and home:
            places |= {(child.pk, address): home for child, _ in ties}
        homes.append(home)
    session.ledger.create(new)
    return homes


def _home(places: Places, address: Address, ties: list[Tie]) -> Household | None:
    return next((places[child.pk, address] for child, _ in ties if (child.pk, address) in places), None)


def _places(children: set[int]) -> Places:
    """(Child, address) -> the household where a guardian of that child already lives."""
    rows = Guardianship.objects.filter(child__in=children, guardian__household__isnull=False)
    found: Places = {}
    for row in rows.select_related("guardian__household"):
        if home := row.guardian.household:
            found[row.child_id, (home.street, home.postcode, home.city)] = home
    return found
