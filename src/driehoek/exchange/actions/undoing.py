"""Take the last import of a location back: what it made goes, what it changed returns.

Not when a person went on with what it brought: nothing that was entered may be lost.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any, cast

from django.apps import apps
from django.db import models, transaction

from driehoek.exchange.applying.families import HISTORY
from driehoek.exchange.applying.ledger import Change, write
from driehoek.exchange.applying.session import CHUNK, chunks
from driehoek.exchange.models import ImportChange, ImportRun
from driehoek.people.audit import record
from driehoek.people.models import Account, AuditLine

Model = type[models.Model]
Made = dict[Model, set[int]]


class CannotUndoError(Exception):
    """Undo would lose what people entered since; `code` is "newer", "history", "logins" or "in_use"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def undo(*, run: ImportRun, by: Account | None) -> None:
    """Take an import back, newest change first. Raises CannotUndoError when that would lose something."""
    later = ImportRun.objects.filter(location=run.location, state=ImportRun.State.APPLIED)
    if later.filter(applied_at__gt=run.applied_at).exists():
        raise CannotUndoError("newer")
    _check(_made(run), _moved(run))
    changes = run.changes.order_by("-pk").iterator(chunk_size=CHUNK)
    for (label, kind), some in groupby(changes, lambda change: (change.model, _kind(change))):
        while chunk := list(islice(some, CHUNK)):
            REVERT[kind](cast(Model, apps.get_model(label)), chunk)
    run.state = ImportRun.State.UNDONE
    run.save()
    record("import_undone", by=by, subject=run, location=run.location)


def _made(run: ImportRun) -> Made:
    """The numbers of all rows that a run made."""
    made: Made = {}
    for change in run.changes.filter(object_id=0).iterator(chunk_size=100):
        made.setdefault(apps.get_model(change.model), set()).update(change.after["created"])
    return made


def _moved(run: ImportRun) -> Made:
    """The numbers of all rows whose references a run changed: these return by themselves."""
    moved: Made = {}
    for change in run.changes.exclude(object_id=0).iterator(chunk_size=CHUNK):
        if any(name.endswith("_id") for name in change.before or {}):
            moved.setdefault(apps.get_model(change.model), set()).add(change.object_id)
    return moved


def _check(made: Made, moved: Made) -> None:
    """Refuse when any row that this import did not make or move itself refers to one that it made."""
    for pks in chunks(made.get(Account, ())):
        if Account.objects.filter(pk__in=pks, last_login__isnull=False).exists():
            raise CannotUndoError("logins")
    for model, rows in made.items():
        for other, field in _pointing_at(model):
            mine = made.get(other, set()) | moved.get(other, set())
            if any(_strangers(other, field, pks, mine) for pks in chunks(rows)):
                raise CannotUndoError("history" if other in HISTORY else "in_use")


def _pointing_at(model: Model) -> Iterator[tuple[Model, str]]:
    """Every table with a reference to this one, also those that join two tables."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            yield relation.related_model, relation.field.name


def _strangers(other: Model, field: str, pks: Sequence[int], mine: set[int]) -> bool:
    rows = other._default_manager.filter(**{f"{field}__in": pks})
    # That somebody had a look is kept, but it is nothing that undoing would take away.
    rows = rows.exclude(verb="looked") if other is AuditLine else rows
    return not mine.issuperset(rows.values_list("pk", flat=True).iterator())


def _kind(change: ImportChange) -> str:
    return next((kind for kind in ("created", "deleted") if kind in change.after), "updated")


def _remove(model: Model, changes: Sequence[ImportChange]) -> None:
    for change in changes:
        model._default_manager.filter(pk__in=change.after["created"]).delete()


def _bring_back(model: Model, changes: Sequence[ImportChange]) -> None:
    model._default_manager.bulk_create(model(**(change.before or {})) for change in changes)


def _restore(model: Model, changes: Sequence[ImportChange]) -> None:
    """Put old values back where the import's values still stand; a later change by a person stays."""
    rows = model._default_manager.in_bulk({change.object_id for change in changes})
    write(_restored(rows[change.object_id], change) for change in changes if change.object_id in rows)


def _restored(row: models.Model, change: ImportChange) -> Change[models.Model]:
    kept: dict[str, Any] = {}
    for name, value in (change.before or {}).items():
        field = cast("models.Field[Any, Any]", row._meta.get_field(name))
        if getattr(row, name) == field.to_python(change.after[name]):
            kept[name] = getattr(row, name)
            setattr(row, name, field.to_python(value))
    return row, kept


REVERT = {"created": _remove, "deleted": _bring_back, "updated": _restore}
