"""Mail people from outside, one at a time, over the line by which guardians are mailed (decision 0014).

A row is held for ten minutes, and is SENDING only while it is handed over. What is interrupted in that moment is not
repeated, since nobody can know whether it arrived: a colleague looks, as with all that could not be mailed.
"""

from datetime import timedelta
from typing import cast

from django.db.models import Q
from django.utils import timezone

from driehoek.messages.channels import channel
from driehoek.messages.channels.base import Outcome
from driehoek.messages.channels.email import Email
from driehoek.messages.jobs import ATTEMPTS, LEASE, WAITS
from driehoek.messages.models import Delivery
from driehoek.messages.pacing import next_minute, within_limit
from driehoek.participation.mails import mail_about, whom_to_tell
from driehoek.participation.models import OutsideMail, Outsider
from driehoek.shared.queues import claim

State, Problem = Delivery.State, Delivery.Problem
WHOLE = ("ask__task__text", "ask__task__prepared_with", "ask__helper__outsider__location")


def take_next() -> bool:
    """Mail the first that is due; False when there is none."""
    due = Q(state=State.QUEUED) & (Q(not_before=None) | Q(not_before__lte=timezone.now()))
    rows = OutsideMail.objects.filter(due | Q(state=State.SENDING)).order_by("pk")
    row = claim(rows.select_related(*WHOLE), LEASE)
    if row is None:
        return False
    if row.state == State.SENDING:  # whoever sent it did not come back
        _end(row, state=State.FAILED, problem=Problem.UNSURE)
    elif person := whom_to_tell(row):
        _in_turn(row, person)
    else:
        _end(row, state=State.CANCELLED)
    return True


def _in_turn(row: OutsideMail, person: Outsider) -> None:
    """Within the number of mails per minute that the location shares with the outbox; waiting costs no attempt."""
    if within_limit(person.location, Delivery.Channel.EMAIL):
        _hand_over(row, person)
    else:
        _end(row, state=State.QUEUED, problem=row.problem, not_before=next_minute(), attempts=row.attempts - 1)


def _hand_over(row: OutsideMail, person: Outsider) -> None:
    line, mail = cast("Email", channel("email")), mail_about(row, person)
    outcome = line.ready(mail)
    if outcome is None:
        # From here on somebody else who finds this row cannot know how far it got.
        ours = OutsideMail.objects.filter(pk=row.pk, state=State.QUEUED, claimed_until=row.claimed_until)
        if not ours.update(state=State.SENDING):
            return
        outcome = line.hand_over(mail)
    _settle(row, outcome)


def _settle(row: OutsideMail, outcome: Outcome) -> None:
    if outcome.state in ("handed_over", "confirmed"):
        _end(row, state=State.HANDED_OVER, told_at=timezone.now())
    elif outcome.state == "later" and row.attempts < ATTEMPTS:
        wait = timedelta(minutes=WAITS[max(row.attempts, 1) - 1])
        _end(row, state=State.QUEUED, problem=outcome.problem, not_before=timezone.now() + wait)
    else:
        _end(row, state=State.FAILED, problem=outcome.problem)


def _end(row: OutsideMail, *, state: str, problem: str = "", **fields: object) -> None:
    """Set a state, unless it was cancelled in the meantime."""
    rows = OutsideMail.objects.filter(pk=row.pk, state__in=(State.QUEUED, State.SENDING))
    rows.update(state=state, problem=problem, claimed_until=None, **fields)
