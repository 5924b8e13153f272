"""Learning results: of a child, in a subject, on a day or over a school year; the same again changes nothing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from driehoek.exchange.applying.session import Session
from driehoek.exchange.applying.ties import Children
from driehoek.exchange.readers.records import ResultRecord, RowError
from driehoek.people.models import SchoolYear
from driehoek.schooldays.models import LearningResult

Span = tuple[date, date]
Key = tuple[int, str, date | None, date | None]


@dataclass
class Entry:
    """One row with the result it is about (a new one: unsaved) and what it changes."""

    row: LearningResult
    is_new: bool = False
    is_changed: bool = False
    before: dict[str, Any] = field(default_factory=dict)


def apply_results(session: Session, records: list[ResultRecord]) -> None:
    """Make or change the results of a chunk; a row that does not fit is an error and is left out."""
    session.report.results += len(records)
    wanted = _wanted(session, records)
    known = _known(session, {child for child, *_rest in wanted})
    entries = [_entry(session, key, record, known.get(key)) for key, record in wanted.items()]
    session.ledger.create(one.row for one in entries if one.is_new)
    session.ledger.update((one.row, one.before) for one in entries)
    session.count(entries)


def _wanted(session: Session, records: list[ResultRecord]) -> dict[Key, ResultRecord]:
    """What each row is about -> the row; one that is about the same as an earlier row is left out."""
    children, years = Children(session, records), list(session.location.organisation.school_years.all())
    wanted: dict[Key, ResultRecord] = {}
    for record in records:
        if not (span := _span(record, years)):
            value = record.school_year if record.day is None else f"{record.day:%d-%m-%Y}"
            session.error(RowError(record.row, "", "year_unknown", {"value": value}))
            continue
        for child, _link in children.of(record):
            key = (child.pk, record.subject.casefold(), *span)
            if key in session.results:
                session.error(RowError(record.row, "", "result_twice", {}))
            else:
                wanted[key] = record
            session.results.add(key)
    return wanted


def _span(record: ResultRecord, years: list[SchoolYear]) -> Span | None:
    """The days that a row is about: its day, or else its school year; None outside the years that are known."""
    day = record.day
    if day:
        return (day, day) if any(year.start <= day <= year.end for year in years) else None
    return next(((year.start, year.end) for year in years if year.name == record.school_year), None)


def _known(session: Session, children: set[int]) -> dict[Key, LearningResult]:
    rows = LearningResult.objects.filter(location=session.location, child__in=children)
    return {(row.child_id, row.subject.casefold(), row.start, row.end): row for row in rows}


def _entry(session: Session, key: Key, record: ResultRecord, row: LearningResult | None) -> Entry:
    child, _subject, start, end = key
    if row is None:
        said = {"subject": record.subject, "level": record.level, "start": start, "end": end}
        return Entry(LearningResult(child_id=child, location=session.location, **said), is_new=True)
    before = {"level": row.level} if row.level != record.level else {}
    row.level = record.level
    return Entry(row, is_changed=bool(before), before=before)
