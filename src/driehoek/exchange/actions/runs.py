"""What a person does with an upload: bring it, choose its columns, accept it, take it back, or let it be."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import models, transaction

from driehoek.exchange import progress, rules
from driehoek.exchange.actions.importing import remember
from driehoek.exchange.actions.undoing import CannotUndoError
from driehoek.exchange.models import ImportRun
from driehoek.exchange.queries import imports_for, last_applied
from driehoek.exchange.readers.columns import Mapping
from driehoek.exchange.readers.detect import detect
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.people.rules import whole_locations_in_reach

State = ImportRun.State
UNDECIDED = (State.UPLOADED, State.NEEDS_MAPPING, State.CHECKED)


def upload(*, file: "File[bytes]", location: Location, by: Account) -> ImportRun:
    """Store an uploaded file under a name of our own and let the worker look at it; nothing changes yet.

    It takes the place of what the same person uploaded here earlier and did not bring in. Raises Unreadable when its
    content cannot be any of the formats, PermissionDenied when the register of this location is not theirs to keep.
    """
    if not Location.objects.filter(whole_locations_in_reach(by, rules.RIGHT), pk=location.pk).exists():
        raise PermissionDenied
    name = Path(file.name or "").name[:200]
    run = ImportRun(location=location, account=by, file_name=name)
    try:
        _store(run, file)
        with transaction.atomic():
            put_away(ImportRun.objects.filter(location=location, account=by, state__in=UNDECIDED))
            run.save()
            record("import_uploaded", by=by, subject=run, location=location)
    except BaseException:
        progress.forget(run)
        raise
    return run


def _store(run: ImportRun, file: "File[bytes]") -> None:
    target = progress.stored_file(run)
    with target.open("wb") as stored:
        for chunk in file.chunks():
            stored.write(chunk)
    run.format = detect(target)


@transaction.atomic
def put_away(runs: models.QuerySet[ImportRun]) -> None:
    """Forget uploads that nobody brought in: they changed nothing, and their files are full of personal data."""
    for run in runs.select_for_update(of=("self",)):
        transaction.on_commit(lambda run=run: progress.forget(run))  # type: ignore[misc]
        run.delete()


def choose_columns(*, run: ImportRun, by: Account, mapping: Mapping) -> None:
    """Keep which column holds what, for this list and later ones with the same headings, and look at the file again."""
    if _step(run, by, (State.NEEDS_MAPPING, State.CHECKED), State.UPLOADED):
        remember(location=run.location, headers=tuple(run.mapping["headers"]), mapping=mapping)


def accept(*, run: ImportRun, by: Account) -> None:
    """Let the worker apply a file that was looked at; rows with errors are left out."""
    _step(run, by, (State.CHECKED,), State.ACCEPTED)


def ask_undo(*, run: ImportRun, by: Account) -> None:
    """Let the worker take the last import back; raises CannotUndoError when it is not the last."""
    if run.state == State.APPLIED and last_applied(run.location) != run:
        raise CannotUndoError("newer")
    _step(run, by, (State.APPLIED,), State.UNDOING)


@transaction.atomic
def _step(run: ImportRun, by: Account, expected: tuple[State, ...], new: State) -> bool:
    """Move a run on; a second tap or another tab finds that it moved on already, and changes nothing."""
    if not imports_for(by).filter(pk=run.pk).exists():
        raise PermissionDenied
    waiting = ImportRun.objects.filter(pk=run.pk, state__in=expected)
    moved = waiting.update(state=new, problem="", claimed_until=None, attempts=0) > 0
    if moved:
        record(f"import_{new}", by=by, subject=run, location=run.location)
    return moved
