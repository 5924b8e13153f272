"""Groups: they live one school year, so their keys do too."""

from collections.abc import Sequence

from driehoek.exchange.applying.bring import Entry, bring
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import GroupRecord
from driehoek.people.models import Group

GROUPLESS = "Nog geen groep"
GroupEntry = Entry[GroupRecord, Group]


def apply_groups(session: Session, records: list[GroupRecord]) -> None:
    """Find or make the groups of a chunk; their numbers are kept for the people in them."""
    session.report.groups += len(records)
    entries = [_entry(session, record) for record in records if not record.removed]
    brought = bring(
        session,
        "group",
        Group,
        entries,
        find=lambda unknown: _by_name(session, unknown),
        make=lambda new: _make(session, new),
    )
    session.groups |= {entry.record.key: entry.pk for entry in brought}
    session.count(brought)


def groupless(session: Session) -> int:
    """Return the group of pupils whom a complete file puts in no group, so that their families stay in sight."""
    if "" not in session.groups:
        where = {"location": session.location, "school_year": session.school_year, "name": GROUPLESS}
        row = Group.objects.filter(**where).first() or session.ledger.create([Group(**where)])[0]
        key = f"{session.school_year.name}/{GROUPLESS}"
        if key not in session.keys("group", [key]):
            session.ledger.create([session.key_row("group", key, row.pk, {})])
        session.groups_of_year.add(row.pk)
        session.known_groups.add(row.pk)
        session.groups[""] = row.pk
    return session.groups[""]


def _entry(session: Session, record: GroupRecord) -> GroupEntry:
    own = record.matching_key or f"={record.kind}|{record.name}"
    key = f"{session.school_year.name}/{own}"[:256]
    return Entry(record, key, {"name": record.name, "grade": record.grade, "kind": record.kind})


def _by_name(session: Session, entries: list[GroupEntry]) -> None:
    names = [entry.record.name for entry in entries]
    rows = Group.objects.filter(location=session.location, school_year=session.school_year, name__in=names)
    by_name = {(row.name, row.kind): row for row in rows if row.pk not in session.met["group"]}
    for entry in entries:
        entry.row = by_name.pop((entry.record.name, entry.record.kind), None)


def _make(session: Session, entries: Sequence[GroupEntry]) -> list[Group]:
    where = {"location": session.location, "school_year": session.school_year}
    return [Group(**where, **entry.values) for entry in entries]
