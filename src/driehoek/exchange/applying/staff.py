"""Colleagues: found by key or e-mail address; what they do is noted and gives no rights until confirmed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Lower

from driehoek.exchange.applying.bring import Entry, bring
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import RowError, StaffRecord
from driehoek.people.models import Account, Appointment
from driehoek.people.queries.setup import works_elsewhere


@dataclass(eq=False)
class StaffEntry(Entry[StaffRecord, Account]):
    """A colleague on the way; `session` knows for which organisation."""

    session: Session | None = None

    def news(self, seen: Mapping[str, Any], others: list[Mapping[str, Any]]) -> dict[str, Any]:
        """As of any record; of who works for another organisation too nothing: a file knows them by address."""
        told = super().news(seen, others)
        changed = self.row and self.session and any(getattr(self.row, name) != value for name, value in told.items())
        if changed and self.row and self.session and works_elsewhere(self.row, self.session.location.organisation):
            return {}
        return told


def apply_staff(session: Session, records: list[StaffRecord]) -> None:
    """Find or make the colleagues of a chunk, with a role that waits for the head."""
    session.report.staff += len(records)
    entries = [StaffEntry(record, record.key, _values(record), session=session) for record in records]
    brought = bring(session, "staff", Account, entries, find=_by_email, make=_make)
    appoint(session, brought)
    session.count(brought)


def _values(record: StaffRecord) -> dict[str, object]:
    name = (record.given_name or record.initials, record.infix, record.family_name)
    return {"name": " ".join(part for part in name if part)}


def _by_email(entries: list[StaffEntry]) -> None:
    emails = {entry.record.email.lower() for entry in entries} - {""}
    rows = Account.objects.alias(lower=Lower("email")).filter(lower__in=emails)
    by_email = {(row.email or "").lower(): row for row in rows}
    met: set[str] = set()
    for entry in entries:
        email = entry.record.email.lower()
        entry.row = by_email.get(email)
        if email in met:
            entry.refused = RowError(entry.record.row, "email", "email_taken", {"value": email})
        elif email:
            met.add(email)


def _make(entries: Sequence[StaffEntry]) -> list[Account]:
    made = [Account(email=entry.record.email.lower() or None, **entry.values) for entry in entries]
    for account in made:
        account.set_unusable_password()
    return made


def appoint(session: Session, entries: Sequence[StaffEntry]) -> None:
    """Note in which groups each colleague works, or that they work at the location."""
    rows = Appointment.objects.filter(location=session.location, account__in=[entry.pk for entry in entries])
    held = set(rows.values_list("account", "group"))
    new: list[Appointment] = []
    for entry in entries:
        wanted = [] if entry.record.removed else _groups(session, entry.record)
        made = [_role(session, entry.pk, group) for group in wanted if (entry.pk, group) not in held]
        entry.is_changed |= bool(made)
        new += made
    session.ledger.create(new)


def _groups(session: Session, record: StaffRecord) -> list[int | None]:
    groups: list[int | None] = [
        session.groups[key] for key in dict.fromkeys(record.group_keys) if key in session.groups
    ]
    return groups or [None]


def _role(session: Session, account: int, group: int | None) -> Appointment:
    return Appointment(
        account_id=account,
        role=Appointment.Role.TEACHER,
        organisation=session.location.organisation,
        location=session.location,
        group_id=group,
    )
