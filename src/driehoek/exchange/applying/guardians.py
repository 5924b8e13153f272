"""Guardians: never two people made one; what a parent or the school decided about rights is never widened."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from driehoek.exchange.applying.bring import Entry, bring
from driehoek.exchange.applying.households import house
from driehoek.exchange.applying.linking import link
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import GuardianRecord
from driehoek.people.models import Guardian

GuardianEntry = Entry[GuardianRecord, Guardian]


def apply_guardians(session: Session, records: list[GuardianRecord]) -> None:
    """Find or make the guardians of a chunk, where they live, and whose guardians they are."""
    session.report.guardians += len(records)
    kept = [record for record in records if not record.removed]
    entries = [Entry[GuardianRecord, Guardian](record, _key(record), _values(record)) for record in kept]
    brought = bring(session, "guardian", Guardian, entries, find=_find, make=_make)
    house(session, brought)
    link(session, brought)


def _key(record: GuardianRecord) -> str:
    """The file's own key, or what this person is recognised by in a list without keys."""
    own = record.email.lower() or record.phone or "|".join(link.number or link.key for link in record.children)
    return record.key or f"={own}|{record.given_name or record.initials}|{record.family_name}".casefold()[:256]


def _values(record: GuardianRecord) -> dict[str, Any]:
    values: dict[str, Any] = {
        "given_name": record.given_name,
        "initials": record.initials,
        "infix": record.infix,
        "family_name": record.family_name or record.email or record.phone,
        "email": record.email,
        "phone": record.phone,
        "language_spoken": record.language_spoken,
    }
    return values | ({"language_read": record.language_read} if record.language_read else {})


def _person(row: Guardian | GuardianRecord) -> tuple[str, str]:
    return (row.given_name or row.initials).casefold(), (row.family_name or row.email or str(row.phone)).casefold()


def _find(session: Session, entries: list[GuardianEntry]) -> None:
    """By address and name together: couples share an address, so an address alone tells nothing."""
    found = defaultdict(list)
    for field, values in _addresses(entries).items():
        rows = Guardian.objects.filter(organisation=session.location.organisation, **{f"{field}__in": values})
        for row in rows:
            found[(field, str(getattr(row, field)).lower(), *_person(row))].append(row)
    for entry in entries:
        record, person = entry.record, _person(entry.record)
        fits = found.get(("email", record.email.lower(), *person)) or found.get(("phone", record.phone, *person))
        entry.row = fits[0] if fits and len(fits) == 1 else None


def _addresses(entries: list[GuardianEntry]) -> dict[str, list[str]]:
    emails = {entry.record.email for entry in entries} | {entry.record.email.lower() for entry in entries}
    return {"email": sorted(emails - {""}), "phone": sorted({entry.record.phone for entry in entries} - {""})}


def _make(session: Session, entries: Sequence[GuardianEntry]) -> list[Guardian]:
    return [
        Guardian(
            organisation=session.location.organisation,
            channel=_channel(entry.record),
            language_known=bool(entry.record.language_read),
            **entry.values,
        )
        for entry in entries
    ]


def _channel(record: GuardianRecord) -> str:
    if record.email and record.wants_email is not False:
        return Guardian.Channel.EMAIL
    return Guardian.Channel.PHONE if record.phone else Guardian.Channel.LETTER
