"""Put children in groups, end what ended, and find who left."""

from collections.abc import Iterable
from datetime import date, timedelta

from driehoek.exchange.applying.bring import Entry
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import ChildRecord, Membership
from driehoek.people.models import Child, Enrolment, ExternalKey
from driehoek.people.rules import today

Pair = tuple[int, int]


def enrol(session: Session, entries: Iterable[Entry[ChildRecord, Child]]) -> None:
    """Make, change and end enrolments so that they say what the records say."""
    entries = list(entries)
    pks = [entry.row.pk for entry in entries if entry.row]
    existing = {(row.child_id, row.group_id): row for row in _of_this_year(session).filter(child__in=pks)}
    wanted: dict[Pair, tuple[date | None, date | None]] = {}
    for entry in entries:
        wanted |= _wanted(session, entry)
    session.ledger.create(
        Enrolment(child_id=child, group_id=group, start=start, end=end)
        for (child, group), (start, end) in wanted.items()
        if (child, group) not in existing and (end is None or start is None or end >= start)
    )
    changes = [_change(row, wanted.get(pair)) for pair, row in existing.items() if pair in wanted or _complete(session)]
    session.ledger.update([(row, before) for row, before in changes if before])


def _complete(session: Session) -> bool:
    return session.header.complete


def _of_this_year(session: Session):  # type: ignore[no-untyped-def]
    return Enrolment.objects.filter(group__location=session.location, group__school_year=session.school_year)


def _wanted(session: Session, entry: Entry[ChildRecord, Child]) -> dict[Pair, tuple[date | None, date | None]]:
    record, child = entry.record, entry.row
    if child is None or record.removed:
        return {}
    return {
        (child.pk, session.groups[group.key]): _span(session, record, group)
        for group in record.groups
        if group.key in session.groups and not group.removed
    }


def _span(session: Session, record: ChildRecord, group: Membership) -> tuple[date | None, date | None]:
    """From the first day that the file gives within this school year, to the day the child leaves."""
    first = max(filter(None, (record.start, group.start, session.school_year.start)))
    ends = [day for day in (record.end, group.end) if day]
    return first, min(ends) if ends else None


def _change(row: Enrolment, span: tuple[date | None, date | None] | None) -> tuple[Enrolment, dict[str, object]]:
    """Set the end of an enrolment: what the file says, or yesterday when the file no longer names it."""
    yesterday = today() - timedelta(days=1)
    end = span[1] if span else (row.end if row.end and row.end <= yesterday else yesterday)
    if row.end == end:
        return row, {}
    before: dict[str, object] = {"end": row.end}
    row.end = end
    return row, before


def end_who_left(session: Session) -> None:
    """End the enrolments of children that this system named before and that a complete file no longer names."""
    if not session.header.complete or not session.met["child"]:
        return
    known = ExternalKey.objects.filter(location=session.location, system=session.system, kind="child")
    running = _of_this_year(session).filter(end=None, child__in=known.values("object_id"))
    gone = [row for row in running.iterator(chunk_size=2000) if row.child_id not in session.met["child"]]
    session.ledger.update([_change(row, None) for row in gone])
    session.report.left += len({row.child_id for row in gone})
