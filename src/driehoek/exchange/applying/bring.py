"""The step that all kinds of records share: find the row again, merge what changed, make what is new."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.db import models

from driehoek.exchange.applying.ledger import plain
from driehoek.exchange.applying.session import Session, merge
from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.records import Record, RowError
from driehoek.people.models import ExternalKey

Rec = TypeVar("Rec", bound=Record)
Row = TypeVar("Row", bound=models.Model)
Finder = Callable[[Session, "list[Entry[Rec, Row]]"], None]


@dataclass(eq=False)
class Entry(Generic[Rec, Row]):
    """A record on its way: by which key the system knows it, its values for our row, and that row once found."""

    record: Rec
    key: str
    values: dict[str, Any]
    row: Row | None = None
    known: ExternalKey | None = None
    refused: RowError | None = None
    is_new: bool = field(default=False)


def bring(
    session: Session,
    kind: str,
    model: type[Row],
    entries: list[Entry[Rec, Row]],
    *,
    find: "Finder[Rec, Row]",
    make: Callable[[Session, "Sequence[Entry[Rec, Row]]"], list[Row]],
) -> list[Entry[Rec, Row]]:
    """Bring entries into the register and return those that now have a row.

    `find` looks for rows without a known key and may refuse an entry; `make` returns unsaved rows for new entries.
    """
    _by_key(session, kind, model, entries)
    find(session, [entry for entry in entries if entry.row is None])
    entries = _accepted(session, kind, entries)
    new = [entry for entry in entries if entry.row is None]
    for entry, row in zip(new, session.ledger.create(make(session, new)), strict=True):
        entry.row, entry.is_new = row, True
        session.meet(kind, row.pk)
    changed = _merge(session, [entry for entry in entries if not entry.is_new])
    _remember(session, kind, entries)
    session.report.created += len(new)
    session.report.updated += changed
    session.report.unchanged += len(entries) - len(new) - changed
    return entries


def _by_key(session: Session, kind: str, model: type[Row], entries: list[Entry[Rec, Row]]) -> None:
    known = session.keys(kind, [entry.key for entry in entries if entry.key])
    rows = model._default_manager.in_bulk({key.object_id for key in known.values()})
    for entry in entries:
        key = known.get(entry.key)
        if key and key.object_id in rows:
            entry.known, entry.row = key, rows[key.object_id]


def _accepted(session: Session, kind: str, entries: list[Entry[Rec, Row]]) -> list[Entry[Rec, Row]]:
    """Leave out what was refused, and a second record about the same row or with the same key."""
    accepted, keys = [], set()
    for entry in entries:
        twice = (entry.row is not None and not session.meet(kind, entry.row.pk)) or (entry.key and entry.key in keys)
        keys.add(entry.key)
        if entry.refused or twice:
            value = shown(entry.key or str(entry.row))
            session.error(entry.refused or RowError(entry.record.row, "", "met_before", {"value": value}))
        else:
            accepted.append(entry)
    return accepted


def _merge(session: Session, entries: list[Entry[Rec, Row]]) -> int:
    changes = []
    for entry in entries:
        before = merge(entry.row, entry.known.seen if entry.known else {}, entry.values)
        if before and entry.row is not None:
            changes.append((entry.row, before))
    session.ledger.update(changes)
    return len(changes)


def _remember(session: Session, kind: str, entries: list[Entry[Rec, Row]]) -> None:
    """Keep the values seen now with the key, for the merge of next time."""
    new, changed = [], []
    for entry in entries:
        seen = {name: plain(value) for name, value in entry.values.items()}
        if entry.known and entry.known.seen != seen:
            changed.append((entry.known, {"seen": entry.known.seen}))
            entry.known.seen = seen
        elif not entry.known and entry.key and entry.row is not None:
            new.append(session.key_row(kind, entry.key, entry.row.pk, seen))
    session.ledger.create(new)
    session.ledger.update(changed)
