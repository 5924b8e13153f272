"""Verbs of who calls: spoken to, no answer, wrong number; and taking that back."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.logbook.actions import note_contact
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.actions.outbox import give_up
from driehoek.messages.actions.reports import confirm
from driehoek.messages.digest import release
from driehoek.messages.models import Call, Delivery, Receipt
from driehoek.messages.queries import same_message
from driehoek.messages.queries.calls import call_for, waiting_calls
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location

TRIES = 3
PAUSE, URGENT_PAUSE = timedelta(hours=3), timedelta(minutes=10)
State, Problem, Outcome = Delivery.State, Delivery.Problem, Call.Outcome


@transaction.atomic
def note_call(*, guardian: Guardian, location: Location, numbers: Iterable[int], by: Account, outcome: str) -> Call:
    """Note what came of calling a guardian about these deliveries (row M2).

    Spoken to confirms them; no answer puts them back on the list for later, and the third time, like a wrong number,
    they go on through the next channel. Raises PermissionDenied when none of them waits any more, or is in reach.
    """
    mine = waiting_calls(by, location).filter(guardian=guardian, pk__in=list(numbers))
    rows = list(mine.select_for_update(of=("self",)))
    if not rows:
        raise PermissionDenied
    call = Call.objects.create(
        location=location, guardian=guardian, account=by, at=timezone.now(), outcome=Outcome(outcome)
    )
    Delivery.objects.filter(pk__in=[row.pk for row in rows]).update(call=call)
    {Outcome.REACHED: _reached, Outcome.NO_ANSWER: _no_answer, Outcome.WRONG: _wrong}[Outcome(outcome)](call, rows, by)
    record("called", by=by, subject=call, location=location, about=guardian, outcome=outcome, told=len(rows))
    return call


def _reached(call: Call, rows: list[Delivery], by: Account) -> None:
    """Whoever was told it knows it: that is as good as having opened it."""
    for row in rows:
        confirm(delivery=row)
    told = Receipt.objects.filter(pk__in=[row.receipt_id for row in rows if row.receipt_id])
    for name in ("opened_at", "heard_at"):
        told.filter(**{name: None}).update(**{name: call.at})
    _contacts(call, rows, by)


def _no_answer(call: Call, rows: list[Delivery], by: Account) -> None:
    for row in rows:
        row.attempts += 1
        again = call.at + (URGENT_PAUSE if row.urgent else PAUSE)
        Delivery.objects.filter(pk=row.pk).update(attempts=row.attempts, not_before=again)
        if row.attempts >= TRIES:
            give_up(delivery=row, problem=Problem.UNREACHABLE)
    _contacts(call, rows, by)


def _wrong(_call: Call, rows: list[Delivery], _by: Account) -> None:
    for row in rows:
        give_up(delivery=row, problem=Problem.REFUSED)


def _contacts(call: Call, rows: list[Delivery], by: Account) -> None:
    reached = call.outcome == Outcome.REACHED
    for family in {row.family for row in rows if row.family}:
        about = [row for row in rows if row.family_id == family.pk]
        note_contact(
            family=family, location=call.location, by=by, guardian=call.guardian, at=call.at,
            category=about[0].category,
            channel=Contact.Channel.PHONE, language=about[0].language, verb="called",
            mode=Contact.Mode.HEARD if reached else Contact.Mode.TOLD,
            outcome=Contact.Outcome.REACHED if reached else Contact.Outcome.NO_ANSWER,
            subject="; ".join(row.subject for row in about)[:200], about_kind="call", about_id=call.pk,
        )  # fmt: skip


@transaction.atomic
def undo_call(*, call: Call, by: Account) -> None:
    """Take back what was noted about a call: everything waits to be told again.

    What went on through another channel meanwhile and cannot be called back stays. Raises Http404 for a call of
    somebody else, or one that was taken back already.
    """
    call = call_for(by, call.pk)
    for row in Delivery.objects.select_for_update().filter(call=call):
        _wait_again(call, row)
    for name in ("opened_at", "heard_at"):
        Receipt.objects.filter(guardian=call.guardian, **{name: call.at}).update(**{name: None})
    Contact.objects.filter(about_kind="call", about_id=call.pk).delete()
    Call.objects.filter(pk=call.pk).update(undone_at=timezone.now())
    record("call_undone", by=by, subject=call, location=call.location, about=call.guardian)


def _wait_again(call: Call, row: Delivery) -> None:
    if row.state == State.CANCELLED:
        return
    if row.state == State.FAILED:
        after = same_message(row).filter(rank__gt=row.rank, state=State.QUEUED, claimed_until=None, print_run=None)
        release(after)
        after.delete()
    owed = Promise.objects.filter(about_kind="delivery", about_id__in=same_message(row).values("pk"))
    owed = owed.filter(kind=Promise.Kind.UNDELIVERED, closed_by=None)
    owed.filter(state=Promise.State.OPEN, made_at__gte=call.at).delete()
    reopened = {"state": Promise.State.OPEN, "closed_at": None, "outcome": ""}
    owed.filter(state=Promise.State.KEPT, closed_at__gte=call.at).update(**reopened)
    fewer = max(row.attempts - (call.outcome == Outcome.NO_ANSWER), 0)
    fresh = {"problem": "", "not_before": None, "call": None, "handed_over_at": None, "confirmed_at": None}
    Delivery.objects.filter(pk=row.pk).update(state=State.QUEUED, attempts=fewer, **fresh)
