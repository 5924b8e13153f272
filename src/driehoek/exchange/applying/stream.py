"""Walk through a reader's stream in chunks, so that memory stays flat however long the file is."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby, islice
from typing import Any

from driehoek.exchange.applying.activities import apply_activities
from driehoek.exchange.applying.children import apply_children
from driehoek.exchange.applying.enrolments import end_who_left
from driehoek.exchange.applying.families import join_families
from driehoek.exchange.applying.groups import apply_groups
from driehoek.exchange.applying.guardians import apply_guardians
from driehoek.exchange.applying.results import apply_results
from driehoek.exchange.applying.session import CHUNK, Session, chunks
from driehoek.exchange.applying.staff import apply_staff
from driehoek.exchange.readers.records import (
    ActivityRecord,
    ChildRecord,
    GroupRecord,
    GuardianRecord,
    Header,
    Record,
    ResultRecord,
    RowError,
    StaffRecord,
)
from driehoek.people.actions import add_school_year
from driehoek.people.models import SchoolYear
from driehoek.people.queries import school_year_of

BRIN = 4
LAST_MONTHS_FROM = 5  # a pupil who left in May or later was there for the whole school year
Records = Iterator[Record | RowError]
Progress = Callable[[int, int], None]
STEPS: dict[type, Callable[[Session, list[Any]], None]] = {
    GroupRecord: apply_groups,
    ChildRecord: apply_children,
    StaffRecord: apply_staff,
    GuardianRecord: apply_guardians,
    ActivityRecord: apply_activities,
    ResultRecord: apply_results,
}


def apply_stream(session: Session, header: Header, records: Records, progress: Progress) -> None:
    """Bring a whole stream into the register; the caller holds the transaction around it.

    `progress` is told how many records are done out of how many are expected. Raises Unreadable when the reader does.
    """
    _begin(session, header)
    done = 0
    for kind, chunk in _chunks(session, records):
        STEPS[kind](session, chunk)
        session.ledger.flush()
        done += len(chunk)
        progress(done, max(done, header.total))
    _end(session)


def _chunks(session: Session, items: Records) -> Iterator[tuple[type, list[Any]]]:
    """Yield runs of at most 500 records of one kind; row errors are noted on the way."""
    records = (item for item in items if _is_record(session, item))
    for kind, run in groupby(records, type):
        while chunk := list(islice(run, CHUNK)):
            yield kind, chunk


def _is_record(session: Session, item: Record | RowError) -> bool:
    if isinstance(item, RowError):
        session.error(item)
        return False
    return True


def _begin(session: Session, header: Header) -> None:
    session.header, session.system = header, "oneroster" if header.format == "sds" else header.format
    session.year = _year(session, header)
    session.report.format, session.report.version = header.format, header.version
    session.report.school_year = session.year.name
    if header.dropped:
        session.notice("dropped", field=", ".join(header.dropped))
    ours, theirs = session.location.registry_code, header.registry_code
    if ours and theirs and not theirs.startswith(ours[:BRIN]):
        session.notice("other_school", file=theirs, used=ours)


def _year(session: Session, header: Header) -> SchoolYear:
    """The file's own school year when it runs or comes; an old file is read into the running year, and says so."""
    running = school_year_of(session.location)
    if not header.school_year or header.school_year == running.name:
        return running
    start = date(int(header.school_year[:4]), 8, 1)
    if start < running.start:
        session.notice("other_year", file=header.school_year, used=running.name)
        session.past_end = start.replace(year=start.year + 1, month=LAST_MONTHS_FROM)
        return running
    organisation = session.location.organisation
    is_new = not organisation.school_years.filter(name=header.school_year).exists()
    year = add_school_year(organisation=organisation, start=start, by=None)
    if is_new:
        session.ledger.made([year])
    return year


def _end(session: Session) -> None:
    """What can only be said once everything was read: who left, who are siblings, who had no child here."""
    end_who_left(session)
    session.report.left = len(session.gone)
    for children in chunks(sorted(session.linked)):
        join_families(session, children)
        session.ledger.flush()
    if session.strangers:
        session.notice("without_child", number=str(session.strangers))
    session.ledger.flush()
