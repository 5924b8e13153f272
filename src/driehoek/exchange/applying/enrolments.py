"""Put children in groups, end what ended, and find who left."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from driehoek.exchange.applying.bring import Entry
from driehoek.exchange.applying.groups import groupless
from driehoek.exchange.applying.session import Session, chunks
from driehoek.exchange.readers.records import ChildRecord, Membership
from driehoek.people.models import Child, Enrolment
from driehoek.people.rules import today

Span = tuple[date, date | None]
HISTORICAL = "H"  # EDEXML's year group of pupils who left


def enrol(session: Session, entries: Sequence[Entry[ChildRecord, Child]]) -> None:
    """Make, change and end enrolments so that they say what the records say.

    A complete file also ends what it no longer names, but only in groups that it knows: a group that the school made
    here itself is not the file's business.
    """
    existing = _existing(session, [entry.pk for entry in entries])
    known = session.known_groups if session.header.complete else set()
    new: list[Enrolment] = []
    changes: list[tuple[Enrolment, dict[str, Any]]] = []
    for entry in entries:
        rows = existing.get(entry.pk, {})
        wanted = _wanted(session, entry.record, has_been_here=bool(rows))
        if not wanted and _belongs_here(session, entry.record) and not _stays(rows, known):
            wanted = {groupless(session): _span(session, entry.record, Membership(""), bool(rows))}
        made = [_enrolment(entry.pk, group, span) for group, span in wanted.items() if group not in rows]
        changed = [_change(row, wanted.get(pk)) for pk, row in rows.items() if pk in wanted or pk in known]
        entry.is_changed |= bool(made) or any(before for _, before in changed)
        if entry.record.removed and any(before for _, before in changed):
            session.gone.add(entry.pk)
        new += made
        changes += changed
    session.ledger.create(new)
    session.ledger.update(changes)


def _belongs_here(session: Session, record: ChildRecord) -> bool:
    """Whether a child without a group is still a pupil: nobody may drop out of sight for want of a group."""
    gone = record.removed or record.end is not None or record.grade == HISTORICAL
    return session.header.complete and not gone and not record.groups


def _stays(rows: dict[int, Enrolment], known: set[int]) -> bool:
    return any(row.end is None and group not in known for group, row in rows.items())


def _existing(session: Session, children: list[int]) -> dict[int, dict[int, Enrolment]]:
    """Child -> group -> enrolment of this school year at this location."""
    found: dict[int, dict[int, Enrolment]] = {}
    for row in Enrolment.objects.filter(child__in=children):
        if row.group_id in session.groups_of_year:
            found.setdefault(row.child_id, {})[row.group_id] = row
    return found


def _wanted(session: Session, record: ChildRecord, *, has_been_here: bool) -> dict[int, Span]:
    if record.removed:
        return {}
    spans = {
        session.groups[group.key]: _span(session, record, group, has_been_here)
        for group in record.groups
        if group.key in session.groups and not group.removed
    }
    # Somebody who left before this school year began was never in these groups.
    return {group: (first, last) for group, (first, last) in spans.items() if last is None or last >= first}


def _span(session: Session, record: ChildRecord, group: Membership, has_been_here: bool) -> Span:
    """From the first day that the file gives within this school year, to the day the child leaves.

    A child who was in another group before begins in the new one today, unless the file gives a day.
    """
    first = group.start or (today() if has_been_here else None)
    ends = [day for day in (record.end, group.end) if day and not session.ends_with_year(day)]
    return max(filter(None, (record.start, first, session.school_year.start))), min(ends) if ends else None


def _enrolment(child: int, group: int, span: Span) -> Enrolment:
    return Enrolment(child_id=child, group_id=group, start=span[0], end=span[1])


def _change(row: Enrolment, span: Span | None) -> tuple[Enrolment, dict[str, Any]]:
    """Set the end of an enrolment: what the file says, or yesterday when the file no longer names it."""
    yesterday = today() - timedelta(days=1)
    end = span[1] if span else min(row.end or yesterday, yesterday)
    if row.end == end:
        return row, {}
    before = {"end": row.end}
    row.end = end
    return row, before


def end_who_left(session: Session) -> None:
    """End the enrolments of children that this system named before and that a complete file no longer names."""
    if not session.header.complete or not session.met["child"]:
        return
    for groups in chunks(session.groups_of_year):
        # Many systems give every pupil the last day of the school year beforehand.
        running = Enrolment.objects.filter(Q(end=None) | Q(end__gte=today()), group__in=groups)
        pairs = running.values_list("pk", "child")
        gone = {pk: child for pk, child in pairs.iterator() if child not in session.met["child"]}
        for some in chunks(gone):
            _end(session, some)


def _end(session: Session, enrolments: list[int]) -> None:
    rows = Enrolment.objects.in_bulk(enrolments).values()
    known = session.known_among("child", [row.child_id for row in rows])
    changes = [_change(row, None) for row in rows if row.child_id in known]
    session.gone.update(row.child_id for row, before in changes if before)
    session.ledger.update(changes)
    session.ledger.flush()
