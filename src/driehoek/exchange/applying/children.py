"""Children: matched by key, then number, then name with birth date; each new one begins as a family of its own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Exists, OuterRef

from driehoek.exchange.applying.bring import Entry, bring
from driehoek.exchange.applying.enrolments import enrol
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.records import ChildLink, ChildRecord, RowError
from driehoek.people.models import Child, Enrolment, Family

ChildEntry = Entry[ChildRecord, Child]
Name = tuple[str, str, date | None]


def apply_children(session: Session, records: list[ChildRecord]) -> None:
    """Find or make the children of a chunk and put them in their groups."""
    session.report.children += len(records)
    entries = [ChildEntry(record, key_of(record), _values(record)) for record in records]
    brought = bring(
        session,
        "child",
        Child,
        entries,
        find=lambda unknown: _find(session, unknown),
        make=lambda new: _make(session, new),
    )
    enrol(session, brought)
    session.count(brought)


def key_of(record: ChildRecord) -> str:
    """The system's own key, or what this child is recognised by in a file whose keys mean nothing outside it."""
    if record.key or not record.birth_date:
        return record.key
    return f"={record.given_name}|{record.family_name}|{record.birth_date}".casefold()[:256]


def _values(record: ChildRecord) -> dict[str, object]:
    return {
        "given_name": record.given_name,
        "initials": record.initials,
        "infix": record.infix,
        "family_name": record.family_name,
        "number": record.number,
        "birth_date": record.birth_date,
    }


def name_of(record: ChildRecord | ChildLink | Child) -> Name:
    """What tells children apart when there is no number: names without capitals, and the birth date."""
    return record.given_name.casefold(), record.family_name.casefold(), record.birth_date


def _find(session: Session, entries: list[ChildEntry]) -> None:
    numbers = by_number(session, [entry.record.number for entry in entries])
    names = by_name(session, [entry.record for entry in entries])
    for entry in entries:
        record = entry.record
        fits = [row for row in numbers.get(record.number, []) if _agrees(row, record)]
        fits = fits or names.get(name_of(record), [])
        if len(fits) == 1:
            entry.row = fits[0]
        elif fits:
            value = f"{record.given_name} {record.family_name}"
            entry.refused = RowError(record.row, "", "child_ambiguous", {"value": value})


def _agrees(child: Child, record: ChildRecord) -> bool:
    """Two systems may give one number to two children, and then the wrong parents would be informed."""
    if child.birth_date and record.birth_date:
        return child.birth_date == record.birth_date
    return child.family_name.casefold() == record.family_name.casefold()


def by_number(session: Session, numbers: Sequence[str]) -> dict[str, list[Child]]:
    """Children of the location by pupil number."""
    found: dict[str, list[Child]] = defaultdict(list)
    here = Enrolment.objects.filter(child=OuterRef("pk"), group__location=session.location)
    if wanted := {number for number in numbers if number}:
        for row in Child.objects.filter(Exists(here), number__in=wanted).order_by():
            found[row.number].append(row)
    return found


def by_name(session: Session, people: Iterable[ChildRecord | ChildLink]) -> dict[Name, list[Child]]:
    """Children of the whole organisation by name and birth date: they move on from preschool to school."""
    named = [person for person in people if person.birth_date]
    names = {way for person in named for way in ways_to_write(person.family_name)}
    found: dict[Name, list[Child]] = defaultdict(list)
    if named:
        days = {person.birth_date for person in named}
        for row in Child.objects.filter(family_name__in=names, birth_date__in=days).order_by():
            # Asking for the organisation in the query makes SQLite walk through all of its children.
            if row.organisation_id == session.location.organisation_id:
                found[name_of(row)].append(row)
    return found


def ways_to_write(name: str) -> set[str]:
    """A name with the capitals it usually has: databases do not agree on which letters are the same."""
    return {name, name.lower(), name.upper(), name.title(), name.capitalize()}


def _make(session: Session, entries: Sequence[ChildEntry]) -> list[Child]:
    organisation = session.location.organisation
    families = session.ledger.create(
        Family(organisation=organisation, name=family_name(entry.record)) for entry in entries
    )
    pairs = zip(entries, families, strict=True)
    return [Child(organisation=organisation, family=family, **entry.values) for entry, family in pairs]


def family_name(record: ChildRecord) -> str:
    """How a new family is called until somebody gives it a better name."""
    return " ".join(part for part in ("Familie", record.infix, record.family_name) if part)[:200]
