"""An upload on its way: stored, looked at by the worker, applied when told, undone when asked."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from driehoek.exchange import progress
from driehoek.exchange.actions.importing import bring_in, remember
from driehoek.exchange.actions.undoing import CannotUndoError, undo
from driehoek.exchange.models import ImportRun
from driehoek.exchange.queries import imports_for, last_applied
from driehoek.exchange.readers.columns import Mapping
from driehoek.exchange.readers.errors import NeedsMapping, Unreadable
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.people.queries import location_for

State = ImportRun.State


def upload(*, file: UploadedFile, location: Location, by: Account) -> ImportRun:
    """Store an uploaded file under a name of our own and let the worker look at it; nothing changes yet."""
    location_for(by, location.code, "import_register", whole=True)
    run = ImportRun(location=location, account=by, file_name=(file.name or "")[:200], stored_as=uuid.uuid4().hex)
    target = progress.stored_file(run)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with target.open("wb") as stored:
        for chunk in file.chunks():
            stored.write(chunk)
    run.save()
    record("import_uploaded", by=by, subject=run, location=location)
    return run


def choose_columns(*, run: ImportRun, by: Account, mapping: Mapping) -> None:
    """Keep which column holds what, and look at the file again."""
    _step(run, by, {State.NEEDS_MAPPING}, State.UPLOADED)
    remember(run.location, tuple(run.mapping["headers"]), mapping)


def accept(*, run: ImportRun, by: Account) -> None:
    """Let the worker apply a file that was looked at; rows with errors are left out."""
    _step(run, by, {State.CHECKED}, State.ACCEPTED)


def ask_undo(*, run: ImportRun, by: Account) -> None:
    """Let the worker take the last import back."""
    if last_applied(run.location) != run:
        raise CannotUndoError("newer")
    _step(run, by, {State.APPLIED}, State.UNDOING)


@transaction.atomic
def _step(run: ImportRun, by: Account, expected: set[State], new: State) -> None:
    """Move a run on, once: a second tap or another tab finds that it is no longer in the expected state."""
    row = imports_for(by).select_for_update(of=("self",)).filter(pk=run.pk, state__in=expected).first()
    if row is None:
        raise PermissionDenied
    ImportRun.objects.filter(pk=run.pk).update(state=new, claimed_until=None)
    record(f"import_{new}", by=by, subject=run, location=run.location)


def work(run: ImportRun) -> None:
    """Do what a run waits for; called by the worker that holds it."""
    steps = {State.UPLOADED: _look, State.ACCEPTED: _apply, State.UNDOING: _undo}
    steps[State(run.state)](run)
    ImportRun.objects.filter(pk=run.pk).update(claimed_until=None)


def _tell(run: ImportRun, done: int, total: int) -> None:
    progress.tell(run, done, total)


def _look(run: ImportRun) -> None:
    try:
        report = bring_in(
            progress.stored_file(run), location=run.location, dry_run=True, progress=lambda *step: _tell(run, *step)
        )
    except NeedsMapping as unknown:
        _save(run, state=State.NEEDS_MAPPING, mapping={"headers": unknown.headers, "proposal": unknown.proposal})
    except Unreadable as error:
        _fail(run, error)
    else:
        _save(run, state=State.CHECKED, format=report.format, report=report.as_json())


@transaction.atomic
def _apply(run: ImportRun) -> None:
    """Apply and say so in one transaction: a worker that dies leaves a run that waits, not one half done."""
    path = progress.stored_file(run)
    try:
        report = bring_in(
            path, location=run.location, run=run, accept_errors=True, progress=lambda *step: _tell(run, *step)
        )
    except Unreadable as error:
        _fail(run, error)
        return
    _save(run, state=State.APPLIED, report=report.as_json(), applied_at=timezone.now())
    record("imported", by=run.account, subject=run, location=run.location, created=report.created)
    transaction.on_commit(lambda: progress.forget(run))


def _undo(run: ImportRun) -> None:
    try:
        undo(run=run, by=run.account)
    except CannotUndoError as error:
        _save(run, state=State.APPLIED, problem=error.code)


def _fail(run: ImportRun, error: Unreadable) -> None:
    _save(run, state=State.FAILED, report={"unreadable": error.code, "params": error.params}, problem=str(error)[:400])
    progress.forget(run)


def _save(run: ImportRun, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(run, name, value)
    run.save()
