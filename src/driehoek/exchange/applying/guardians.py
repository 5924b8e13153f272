"""Guardians: never two people made one; what a parent or the school decided about rights is never widened."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from driehoek.exchange.applying.bring import Entry, bring
from driehoek.exchange.applying.children import ways_to_write
from driehoek.exchange.applying.households import address_of, homes_for
from driehoek.exchange.applying.linking import link
from driehoek.exchange.applying.session import Session
from driehoek.exchange.applying.ties import Children, Tie
from driehoek.exchange.readers.records import GuardianRecord
from driehoek.people.models import Guardian, Guardianship, Household

Person = tuple[str, str]
LANGUAGE = ("language_read", "language_known")


@dataclass(eq=False)
class GuardianEntry(Entry[GuardianRecord, Guardian]):
    """A guardian with the children they were found to belong to."""

    ties: list[Tie] = field(default_factory=list)

    def news(self, seen: Mapping[str, Any], others: list[Mapping[str, Any]]) -> dict[str, Any]:
        """A language that the parent chose here stays; one that nobody chose yet is as good as empty."""
        language = {name: self.values[name] for name in LANGUAGE if name in self.values}
        chosen = self.row and self.row.language_known and self.row.language_read != seen.get("language_read")
        other = {name: value for name, value in super().news(seen, others).items() if name not in LANGUAGE}
        return other if chosen else other | language


def apply_guardians(session: Session, records: list[GuardianRecord]) -> None:
    """Find or make the guardians of a chunk, where they live, and whose guardians they are."""
    session.report.guardians += len(records)
    kept = [record for record in records if not record.removed]
    children = Children(session, kept)
    entries = [GuardianEntry(record, _key(record), _values(record), ties=children.of(record)) for record in kept]
    # Somebody without any child here is nobody's business.
    related = [entry for entry in entries if entry.ties]
    if len(related) < len(entries):
        session.without_child(len(entries) - len(related))
    homes = homes_for(session, [(address_of(entry.record), entry.ties) for entry in related])
    home_of = dict(zip(related, homes, strict=True))
    brought = bring(
        session,
        "guardian",
        Guardian,
        related,
        find=lambda unknown: _find(session, unknown),
        make=lambda new: [_guardian(session, entry, home_of[entry]) for entry in new],
    )
    _settle(session, brought, home_of)
    link(session, [(entry, entry.ties) for entry in brought])
    session.count(brought)


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
    if record.language_read:
        values |= {"language_read": record.language_read, "language_known": True}
    return values


def _person(row: Guardian | GuardianRecord) -> Person:
    return (row.given_name or row.initials).casefold(), (row.family_name or row.email or str(row.phone)).casefold()


def _find(session: Session, entries: list[GuardianEntry]) -> None:
    """By name, together with the child or an address: couples share addresses, so an address alone tells nothing."""
    around = _around(entries)
    found = _by_address(session, entries)
    for entry in entries:
        record, person = entry.record, _person(entry.record)
        ways = (
            {pk: row for child, _ in entry.ties for pk, row in around.get((child.pk, person), {}).items()},
            found.get((record.email.lower(), person), {}) if record.email else {},
            found.get((record.phone, person), {}) if record.phone else {},
        )
        fits = next((fits for fits in ways if fits), {})
        entry.row = next(iter(fits.values())) if len(fits) == 1 else None


def _around(entries: list[GuardianEntry]) -> dict[tuple[int, Person], dict[int, Guardian]]:
    """(Child, name) -> guardians of that child with that name."""
    children = {child.pk for entry in entries for child, _ in entry.ties}
    found: dict[tuple[int, Person], dict[int, Guardian]] = defaultdict(dict)
    for row in Guardianship.objects.filter(child__in=children).select_related("guardian"):
        found[row.child_id, _person(row.guardian)][row.guardian_id] = row.guardian
    return found


def _by_address(session: Session, entries: list[GuardianEntry]) -> dict[tuple[str, Person], dict[int, Guardian]]:
    """(E-mail address or phone number, name) -> guardians."""
    # By name too, because a school may have filled in one number for everybody who gave none.
    names = {way for entry in entries for way in ways_to_write(entry.values["family_name"])}
    emails = {way for entry in entries for way in (entry.record.email, entry.record.email.lower())}
    phones = {entry.record.phone for entry in entries}
    found: dict[tuple[str, Person], dict[int, Guardian]] = defaultdict(dict)
    reached = Q(email__in=emails - {""}) | Q(phone__in=phones - {""})
    for row in Guardian.objects.filter(reached, family_name__in=names).order_by():
        # As with children: asked for in the query, the organisation would be walked through as a whole.
        if row.organisation_id == session.location.organisation_id:
            found[row.email.lower(), _person(row)][row.pk] = row
            found[str(row.phone), _person(row)][row.pk] = row
    return found


def _guardian(session: Session, entry: GuardianEntry, home: Household | None) -> Guardian:
    organisation = session.location.organisation
    return Guardian(organisation=organisation, channel=_channel(entry.record), household=home, **entry.values)


def _channel(record: GuardianRecord) -> str:
    if record.email and record.wants_email is not False:
        return Guardian.Channel.EMAIL
    return Guardian.Channel.PHONE if record.phone else Guardian.Channel.LETTER


def _settle(session: Session, entries: Sequence[GuardianEntry], home_of: Mapping[GuardianEntry, Any]) -> None:
    """Give those who were here already and have no address the one in the file; an address kept here stays."""
    changes = []
    for entry in entries:
        if entry.row and entry.row.household_id is None and home_of[entry]:
            entry.row.household = home_of[entry]
            entry.is_changed = True
            changes.append((entry.row, {"household_id": None}))
    session.ledger.update(changes)
