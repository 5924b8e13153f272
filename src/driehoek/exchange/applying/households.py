"""Where guardians live: one household per address among the guardians of a chunk."""

from collections.abc import Sequence

from driehoek.exchange.applying.bring import Entry
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import GuardianRecord
from driehoek.people.models import Guardian, Household

Address = tuple[str, str, str]


def house(session: Session, entries: Sequence[Entry[GuardianRecord, Guardian]]) -> None:
    """Give guardians without a household the one at their address; a household kept by the school stays."""
    wanted = {entry: _address(entry.record) for entry in _homeless(entries)}
    known = _known(session, {address for address in wanted.values() if address})
    new = sorted({address for address in wanted.values() if address} - set(known))
    made = session.ledger.create(
        Household(organisation=session.location.organisation, street=street, postcode=postcode, city=city)
        for street, postcode, city in new
    )
    known |= dict(zip(new, made, strict=True))
    changes = []
    for entry, address in wanted.items():
        if entry.row is not None and address:
            entry.row.household = known[address]
            changes.append((entry.row, {"household_id": None}))
    session.ledger.update(changes)


def _homeless(entries: Sequence[Entry[GuardianRecord, Guardian]]) -> list[Entry[GuardianRecord, Guardian]]:
    return [entry for entry in entries if entry.row is not None and entry.row.household_id is None]


def _address(record: GuardianRecord) -> Address | None:
    address = record.street, record.postcode, record.city
    return address if any(address) else None


def _known(session: Session, addresses: set[Address]) -> dict[Address, Household]:
    streets = {street for street, _, _ in addresses}
    rows = Household.objects.filter(organisation=session.location.organisation, street__in=streets)
    return {(row.street, row.postcode, row.city): row for row in rows}
