"""Verbs of letters on paper: gather a pile, note that it was given, and take that back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from driehoek.messages.actions.outbox import keep_promises, owed_among
from driehoek.messages.models import Delivery, PrintRun
from driehoek.messages.queries.letters import ended_in, ended_letters, in_order, letters_in, loose_letters, runs_for
from driehoek.people.audit import record
from driehoek.people.models import Account, Location

MOST = 300  # letters in one pile: typst sets them within two seconds and 250 MB (benchmarks in decision 0020)
State = Delivery.State


@transaction.atomic
def make_print_run(*, location: Location, by: Account) -> PrintRun | None:
    """Gather what waits to be printed into a pile, at most 300 letters; None when nothing waits.

    Letters to guardians whose right to information has ended are cancelled and counted as left out.
    """
    ended = _held(ended_letters(by, location))
    waiting = _held(loose_letters(by, location))
    first = list(in_order(waiting, location).values_list("pk", flat=True)[:MOST])
    if not first:
        return None
    left_out = _cancel(ended)
    run = PrintRun.objects.create(location=location, made_by=by, left_out=left_out)
    Delivery.objects.filter(pk__in=first).update(print_run=run)
    record("print_run_made", by=by, subject=run, location=location, letters=len(first), left_out=left_out)
    return run


def _held(rows: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """These rows, which nobody else changes until we are done."""
    numbers = list(rows.order_by("pk").select_for_update(of=("self",)).values_list("pk", flat=True))
    return Delivery.objects.filter(pk__in=numbers)


def _cancel(rows: QuerySet[Delivery]) -> int:
    return rows.filter(state=State.QUEUED).update(state=State.CANCELLED, claimed_until=None)


@transaction.atomic
def give_out(*, run: PrintRun, by: Account) -> int:
    """Note that the letters of a pile were printed and given out or posted; returns how many.

    Nobody can know whether paper is read: a letter is confirmed when its guardian opens the page in it. What may not
    be given any more is cancelled; what is out of reach waits for the next pile. Raises PermissionDenied out of reach,
    or when the pile was given already.
    """
    run, now = _locked(run, by), timezone.now()
    if run.given_at:
        raise PermissionDenied
    letters = list(letters_in(by, run).filter(state=State.QUEUED))
    numbers = [row.pk for row in letters]
    given = {"state": State.HANDED_OVER, "problem": "", "handed_over_at": now}
    Delivery.objects.filter(pk__in=numbers, state=State.QUEUED).update(**given)
    owed = owed_among(letters)
    for row in letters:
        if row.pk in owed:
            keep_promises(row)
    _cancel(_held(ended_in(by, run)))
    Delivery.objects.filter(print_run=run, state=State.QUEUED).update(print_run=None)
    PrintRun.objects.filter(pk=run.pk).update(given_at=now)
    record("letters_given", by=by, subject=run, location=run.location, letters=len(numbers))
    return len(numbers)


@transaction.atomic
def not_given(*, run: PrintRun, by: Account) -> int:
    """Take back that a pile was given; letters that were opened meanwhile stay confirmed. Returns how many wait again.

    Raises PermissionDenied out of reach.
    """
    run = _locked(run, by)
    rows = Delivery.objects.filter(print_run=run, state=State.HANDED_OVER, handed_over_at=run.given_at)
    number = rows.update(state=State.QUEUED, handed_over_at=None)
    PrintRun.objects.filter(pk=run.pk).update(given_at=None)
    record("letters_not_given", by=by, subject=run, location=run.location, letters=number)
    return number


def _locked(run: PrintRun, by: Account) -> PrintRun:
    row = runs_for(by).select_for_update(of=("self",)).filter(pk=run.pk).first()
    if row is None:
        raise PermissionDenied
    return row
