"""Colleagues: found by key or e-mail address; what they do is noted and gives no rights until confirmed."""

from collections.abc import Sequence

from driehoek.exchange.applying.bring import Entry, bring
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import RowError, StaffRecord
from driehoek.people.models import Account, Appointment

StaffEntry = Entry[StaffRecord, Account]


def apply_staff(session: Session, records: list[StaffRecord]) -> None:
    """Find or make the colleagues of a chunk, with a role that waits for the head."""
    session.report.staff += len(records)
    entries = [Entry[StaffRecord, Account](record, record.key, _values(record)) for record in records]
    appoint(session, bring(session, "staff", Account, entries, find=_by_email, make=_make))


def _values(record: StaffRecord) -> dict[str, object]:
    name = (record.given_name or record.initials, record.infix, record.family_name)
    return {"name": " ".join(part for part in name if part)}


def _by_email(session: Session, entries: list[StaffEntry]) -> None:
    emails = [entry.record.email.lower() for entry in entries if entry.record.email]
    rows = {row.email.lower(): row for row in Account.objects.filter(email__in=emails) if row.email}
    met: set[str] = set()
    for entry in entries:
        email = entry.record.email.lower()
        entry.row = rows.get(email)
        if email and email in met:
            entry.refused = RowError(entry.record.row, "email", "email_taken", {"value": email})
        met.add(email)


def _make(session: Session, entries: Sequence[StaffEntry]) -> list[Account]:
    made = [Account(email=entry.record.email.lower() or None, **entry.values) for entry in entries]
    for account in made:
        account.set_unusable_password()
    return made


def appoint(session: Session, entries: Sequence[StaffEntry]) -> None:
    """Note in which groups each colleague works, or that they work at the location."""
    accounts = [entry.row.pk for entry in entries if entry.row]
    held = set(
        Appointment.objects.filter(location=session.location, account__in=accounts).values_list("account", "group")
    )
    wanted = {
        (entry.row.pk, group)
        for entry in entries
        if entry.row and not entry.record.removed
        for group in _groups(session, entry.record)
    }
    session.ledger.create(
        Appointment(
            account_id=account,
            role=Appointment.Role.TEACHER,
            organisation=session.location.organisation,
            location=session.location,
            group_id=group,
        )
        for account, group in sorted(wanted - held, key=str)
    )


def _groups(session: Session, record: StaffRecord) -> list[int | None]:
    groups: list[int | None] = [session.groups[key] for key in record.group_keys if key in session.groups]
    return groups or [None]
