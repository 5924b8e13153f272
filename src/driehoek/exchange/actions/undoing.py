"""Take the last import of a location back: what it made goes, what it changed returns, unless a person went on with it."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import ProtectedError

from driehoek.activities.models import Absence, Attendance, Invitation
from driehoek.exchange.models import ImportChange, ImportRun
from driehoek.exchange.queries import last_applied
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Enrolment, Family

ENTERED = (Contact, Promise, Invitation, Attendance, Absence, Delivery)


class CannotUndoError(Exception):
    """Undo would lose what people entered since; `code` is "newer", "history", "logins" or "in_use"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def undo(*, run: ImportRun, by: Account | None) -> None:
    """Take an import back, newest change first.

    Raises CannotUndoError when a newer import was applied, or when people already worked with what it brought: nothing
    that was entered may be lost.
    """
    if last_applied(run.location) != run and run.state != ImportRun.State.UNDOING:
        raise CannotUndoError("newer")
    _check(run)
    for change in run.changes.order_by("-pk").iterator(chunk_size=500):
        _revert(apps.get_model(change.model), change)
    run.state = ImportRun.State.UNDONE
    run.save()
    record("import_undone", by=by, subject=run, location=run.location)


def _made(run: ImportRun, model: type[models.Model]) -> Iterable[list[int]]:
    """The numbers of the rows of a model that the run made, per chunk."""
    rows = run.changes.filter(model=model._meta.label, object_id=0)
    return (change.after["created"] for change in rows.iterator(chunk_size=100))


def _check(run: ImportRun) -> None:
    for pks in _made(run, Family):
        if any(model._default_manager.filter(family__in=pks).exists() for model in ENTERED):
            raise CannotUndoError("history")
    for pks in _made(run, Account):
        if Account.objects.filter(pk__in=pks, last_login__isnull=False).exists():
            raise CannotUndoError("logins")
    for pks in _made(run, Child):
        mine = {pk for made in _made(run, Enrolment) for pk in made}
        if Enrolment.objects.filter(child__in=pks).exclude(pk__in=mine).exists():
            raise CannotUndoError("in_use")


def _revert(model: type[models.Model], change: ImportChange) -> None:
    if "created" in change.after:
        try:
            model._default_manager.filter(pk__in=change.after["created"]).delete()
        except ProtectedError as error:
            raise CannotUndoError("in_use") from error
    elif "deleted" in change.after:
        model._default_manager.create(**(change.before or {}))
    else:
        _restore(model, change)


def _restore(model: type[models.Model], change: ImportChange) -> None:
    """Put the old values back where the import's values still stand; a later change by a person stays."""
    row = model._default_manager.filter(pk=change.object_id).first()
    if row is None:
        return
    before: dict[str, Any] = change.before or {}
    for name, value in before.items():
        now = model._meta.get_field(name).to_python(change.after[name])
        if getattr(row, name) == now:
            setattr(row, name, model._meta.get_field(name).to_python(value))
    row.save(update_fields=list(before))
