"""Whose guardians they are. A list may narrow a right to information, never widen it."""

from collections.abc import Sequence
from typing import Any

from driehoek.exchange.applying.bring import Entry
from driehoek.exchange.applying.session import Session
from driehoek.exchange.applying.ties import Tie
from driehoek.exchange.readers.records import ChildLink, GuardianRecord
from driehoek.people.models import ExternalKey, Guardian, Guardianship

GuardianEntry = Entry[GuardianRecord, Guardian]
Custody, Information, Relation = Guardianship.Custody, Guardianship.Information, Guardianship.Relation
WIDTH = {Information.NONE: 0, Information.ON_REQUEST: 1, Information.FULL: 2}
SOURCE = "Import"


def link(session: Session, entries: Sequence[tuple[GuardianEntry, list[Tie]]]) -> None:
    """Make guardianships, and fill in or narrow those that were there."""
    existing = _existing([entry.pk for entry, _ in entries])
    new: list[Guardianship] = []
    changes: list[tuple[Guardianship, dict[str, Any]]] = []
    for entry, ties in entries:
        rows = existing.get(entry.pk, {})
        made = [_guardianship(child.pk, entry.pk, tie) for child, tie in ties if child.pk not in rows]
        changed = [_change(session, entry, rows[child.pk], tie) for child, tie in ties if child.pk in rows]
        entry.is_changed |= bool(made) or any(before for _, before in changed)
        session.linked.update(child.pk for child, _ in ties)
        new += made
        changes += changed
    session.ledger.create(new)
    session.ledger.update(changes)
    session.ledger.update(_remembered(entry.known, ties) for entry, ties in entries if entry.known)


def _existing(guardians: list[int]) -> dict[int, dict[int, Guardianship]]:
    """Guardian -> child -> guardianship."""
    found: dict[int, dict[int, Guardianship]] = {}
    for row in Guardianship.objects.filter(guardian__in=guardians):
        found.setdefault(row.guardian_id, {})[row.child_id] = row
    return found


def _guardianship(child: int, guardian: int, tie: ChildLink) -> Guardianship:
    """Without a word about it in the file a parent is informed (BW 1:251 lid 2)."""
    told = {"relation": tie.relation, "custody": tie.custody, "information": tie.information}
    row = Guardianship(
        child_id=child, guardian_id=guardian, **{name: value for name, value in told.items() if value != "unknown"}
    )
    row.reason = SOURCE if row.information != Information.FULL else ""
    return row


def _change(
    session: Session, entry: GuardianEntry, row: Guardianship, tie: ChildLink
) -> tuple[Guardianship, dict[str, Any]]:
    """Fill in what was not known, and narrow the right to information when the list says so anew."""
    before: dict[str, Any] = {}
    if tie.relation not in ("unknown", row.relation) and Relation(row.relation) is Relation.OTHER:
        before["relation"], row.relation = row.relation, tie.relation
    if tie.custody not in ("unknown", row.custody) and Custody(row.custody) is Custody.UNKNOWN:
        before["custody"], row.custody = row.custody, tie.custody
    if tie.information != "unknown" and _rights_seen(entry.known).get(str(row.child_id)) != tie.information:
        before |= _narrow(session, row, tie)
    return row, before


def _narrow(session: Session, row: Guardianship, tie: ChildLink) -> dict[str, Any]:
    now, new = WIDTH[Information(row.information)], WIDTH[Information(tie.information)]
    if new > now:
        session.notice("not_widened", row=str(tie.row))
    if new >= now:
        return {}
    session.notice("narrowed", row=str(tie.row))
    before = {"information": row.information, "reason": row.reason}
    row.information, row.reason = tie.information, row.reason or SOURCE
    return before


def _rights_seen(key: ExternalKey | None) -> dict[str, str]:
    """Child -> what this list said last time about the right to information."""
    return dict(key.seen.get("rights", {})) if key else {}


def _remembered(key: ExternalKey, ties: list[Tie]) -> tuple[ExternalKey, dict[str, Any]]:
    """Keep what the list says about rights: what the school decides here afterwards then stays."""
    told = {str(child.pk): tie.information for child, tie in ties if tie.information != "unknown"}
    rights = _rights_seen(key) | told
    if rights == _rights_seen(key):
        return key, {}
    before = {"seen": key.seen}
    key.seen = {**key.seen, "rights": rights}
    return key, before
