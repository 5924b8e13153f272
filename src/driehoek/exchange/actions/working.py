"""What the worker does with a run: look at the file, apply it, or take it back.

Each step is one transaction that holds the run's row and ends by saying so: a worker that dies leaves a run that
waits, never one half done, and no second worker does the same step again.
"""

from django.db import transaction
from django.utils import timezone

from driehoek.exchange import progress
from driehoek.exchange.actions.importing import bring_in, columns_of
from driehoek.exchange.actions.undoing import CannotUndoError, undo
from driehoek.exchange.applying import Report
from driehoek.exchange.models import ImportRun
from driehoek.exchange.readers.columns import propose_mapping
from driehoek.exchange.readers.errors import NeedsMapping, Unreadable
from driehoek.people.audit import record

State = ImportRun.State


@transaction.atomic
def work(run: ImportRun) -> None:
    """Do what a run waits for; called by the worker that claimed it."""
    rows = ImportRun.objects.select_for_update(of=("self",)).select_related("location__organisation")
    row = rows.filter(pk=run.pk, state=run.state).first()
    if row:
        progress.tell(row, 0, 0)
        STEPS[State(row.state)](row)
        row.claimed_until, row.attempts = None, 0
        row.save()


@transaction.atomic
def give_up(run: ImportRun) -> None:
    """Stop trying a run that ended badly several times; what was applied stays applied."""
    row = ImportRun.objects.select_for_update(of=("self",)).filter(pk=run.pk, state=run.state).first()
    if row:
        row.state = State.APPLIED if row.state == State.UNDOING else State.FAILED
        row.problem, row.claimed_until, row.attempts = "gave_up", None, 0
        row.save()
        transaction.on_commit(lambda: progress.forget(row))


def _look(run: ImportRun) -> None:
    try:
        report = _bring(run, dry_run=True)
    except NeedsMapping as unknown:
        run.state, run.mapping = State.NEEDS_MAPPING, {"headers": unknown.headers, "proposal": unknown.proposal}
    except Unreadable as error:
        _fail(run, error)
    else:
        run.state, run.report, run.format = State.CHECKED, report.as_json(), report.format
        run.mapping = _columns(run)


def _columns(run: ImportRun) -> dict[str, object]:
    """What was recognised, so that a person may choose otherwise."""
    if run.format != "guardians":
        return {}
    headers = columns_of(progress.stored_file(run))
    return {"headers": headers, "proposal": propose_mapping(headers).to_json()}


def _apply(run: ImportRun) -> None:
    try:
        report = _bring(run, dry_run=False)
    except Unreadable as error:
        _fail(run, error)
        return
    run.state, run.report, run.applied_at = State.APPLIED, report.as_json(), timezone.now()
    record("imported", by=None, subject=run, location=run.location, created=report.created)
    transaction.on_commit(lambda: progress.forget(run))


def _bring(run: ImportRun, *, dry_run: bool) -> Report:
    return bring_in(
        progress.stored_file(run),
        location=run.location,
        run=run,
        dry_run=dry_run,
        accept_errors=True,
        progress=lambda done, total: progress.tell(run, done, total),
    )


def _undo(run: ImportRun) -> None:
    try:
        undo(run=run, by=None)
    except CannotUndoError as error:
        run.state, run.problem = State.APPLIED, error.code
    transaction.on_commit(lambda: progress.forget(run))


def _fail(run: ImportRun, error: Unreadable) -> None:
    run.state, run.problem = State.FAILED, error.code
    run.report = {"params": error.params}
    transaction.on_commit(lambda: progress.forget(run))


STEPS = {State.UPLOADED: _look, State.ACCEPTED: _apply, State.UNDOING: _undo}
