"""The step that all kinds of records share: find the row again, merge what changed, make what is new."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import models

from driehoek.exchange.applying.merging import merge, remembered, untouched
from driehoek.exchange.applying.session import Session
from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.records import Record, RowError
from driehoek.people.models import ExternalKey

Rec = TypeVar("Rec", bound=Record)
Row = TypeVar("Row", bound=models.Model)


@dataclass(eq=False)
class Entry(Generic[Rec, Row]):
    """A record on its way: by which key the system knows it, its values for our row, and that row once found."""

    record: Rec
    key: str
    values: dict[str, Any]
    row: Row | None = None
    known: ExternalKey | None = None
    refused: RowError | None = None
    is_new: bool = False
    is_changed: bool = False

    @property
    def pk(self) -> int:
        """The number of the row, once there is one."""
        if self.row is None:
            raise RuntimeError("this record has not been brought yet")
        return int(self.row.pk)

    def news(self, seen: Mapping[str, Any], others: list[Mapping[str, Any]]) -> dict[str, Any]:
        """The values that may go into a row that was there before, given what files said about it earlier."""
        return self.values if self.known else untouched(self.row, others, self.values)


AnyEntry = TypeVar("AnyEntry", bound=Entry[Any, Any])


def bring(
    session: Session,
    kind: str,
    model: type[models.Model],
    entries: list[AnyEntry],
    *,
    find: Callable[[list[AnyEntry]], None],
    make: Callable[[Sequence[AnyEntry]], list[Any]],
) -> list[AnyEntry]:
    """Bring entries into the register and return those that now have a row.

    `find` looks for rows without a known key and may refuse an entry; `make` returns unsaved rows for new entries.
    """
    _by_key(session, kind, model, entries)
    find([entry for entry in entries if entry.row is None])
    entries = _accepted(session, kind, entries)
    new = [entry for entry in entries if entry.row is None]
    for entry, row in zip(new, session.ledger.create(make(new)), strict=True):
        entry.row, entry.is_new = row, True
        session.meet(kind, row.pk)
    _merge(session, kind, [entry for entry in entries if not entry.is_new])
    _remember(session, kind, entries)
    return entries


def _by_key(session: Session, kind: str, model: type[models.Model], entries: Sequence[Entry[Any, Any]]) -> None:
    known = session.keys(kind, [entry.key for entry in entries if entry.key])
    rows = model._default_manager.in_bulk({key.object_id for key in known.values()})
    for entry in entries:
        key = known.get(entry.key)
        if key and key.object_id in rows:
            entry.known, entry.row = key, rows[key.object_id]


def _accepted(session: Session, kind: str, entries: list[AnyEntry]) -> list[AnyEntry]:
    """Leave out what was refused, and a second record about the same row or with the same key."""
    accepted: list[AnyEntry] = []
    keys: set[str] = set()
    # Whoever is known by key comes first: a namesake may not take that row.
    for entry in sorted(entries, key=lambda entry: entry.known is None):
        twice = (entry.row is not None and not session.meet(kind, entry.row.pk)) or (entry.key and entry.key in keys)
        keys.add(entry.key)
        if entry.refused or twice:
            value = shown(str(entry.row or entry.key))
            session.error(entry.refused or RowError(entry.record.row, "", "met_before", {"value": value}))
        else:
            accepted.append(entry)
    return accepted


def _merge(session: Session, kind: str, entries: Sequence[Entry[Any, Any]]) -> None:
    others = _said_elsewhere(kind, [entry.pk for entry in entries if not entry.known])
    changes: list[tuple[Any, dict[str, Any]]] = []
    for entry in entries:
        seen = entry.known.seen if entry.known else {}
        before = merge(entry.row, seen, entry.news(seen, others[entry.pk]))
        entry.is_changed = bool(before)
        changes.append((entry.row, before))
    session.ledger.update(changes)


def _said_elsewhere(kind: str, pks: list[int]) -> dict[int, list[Mapping[str, Any]]]:
    """What any file said before about rows that this system names for the first time."""
    said: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    if pks:
        for pk, seen in ExternalKey.objects.filter(kind=kind, object_id__in=pks).values_list("object_id", "seen"):
            said[pk].append(seen)
    return said


def _remember(session: Session, kind: str, entries: Sequence[Entry[Any, Any]]) -> None:
    """Keep the values seen now with the key, for the merge of next time; also those of a key that lost its row."""
    lost = session.keys(kind, [entry.key for entry in entries if entry.key and not entry.known])
    new, changed = [], []
    for entry in entries:
        key = entry.known or lost.get(entry.key)
        if key is None and entry.key:
            entry.known = session.key_row(kind, entry.key, entry.pk, remembered({}, entry.values))
            new.append(entry.known)
        elif key:
            changed.append((key, _point(key, entry)))
            entry.known = key
    session.ledger.create(new)
    session.ledger.update(changed)


def _point(key: ExternalKey, entry: Entry[Any, Any]) -> dict[str, Any]:
    fresh = {"seen": remembered(key.seen if entry.known else {}, entry.values), "object_id": entry.pk}
    before = {name: getattr(key, name) for name, value in fresh.items() if getattr(key, name) != value}
    for name in before:
        setattr(key, name, fresh[name])
    return before
