"""Hand over what waits in the outbox, one at a time, through whichever machine channel it goes.

Nothing is sent twice and nothing is forgotten, as far as the other side allows. A worker that dies before it began to
hand over leaves a row that another takes when the lease runs out. A worker that dies while handing over, in the moment
between the last byte and the answer, leaves a row of which nobody can know whether it was taken. A gateway that knows
our key of a delivery takes it once however often it is handed over: there it is repeated. SMTP has no way to ask: such
a row is not sent again; it becomes FAILED with the problem "unsure", which the school sees and can solve.

A handful of rows is held at once, because holding costs a transaction; each becomes SENDING in a transaction of its
own, at the moment it is handed over.
"""

import logging
from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from driehoek.messages.actions import arrived, confirm, give_up
from driehoek.messages.actions.outbox import owed_among
from driehoek.messages.channels import MACHINES, channel
from driehoek.messages.channels.base import Channel, Outcome
from driehoek.messages.digest import leave_out, release
from driehoek.messages.fresh import readdress
from driehoek.messages.models import Delivery
from driehoek.messages.pacing import claim_some
from driehoek.messages.rules import informed
from driehoek.messages.steps import begin, held_before_the_start, not_waiting_for_the_disk

LEASE = timedelta(minutes=10)
HANDFUL = 100
WAITS = (1, 5, 30, 120)  # minutes before the second, third, fourth and fifth attempt
ATTEMPTS = 5
KEY_LIFE = timedelta(hours=20)  # gateways promise to know our keys for a day
State, Problem = Delivery.State, Delivery.Problem
logger = logging.getLogger(__name__)


def take_next() -> bool:
    """Hand over the first deliveries whose time has come; False when there is none."""
    _settle_interrupted()
    deliveries = claim_some(MACHINES, HANDFUL, LEASE)
    leave_out(deliveries)
    readdress(deliveries)
    with not_waiting_for_the_disk():
        _go_through(deliveries)
    if not deliveries:
        for name in MACHINES:
            channel(name).rest()
    return bool(deliveries)


def _go_through(deliveries: Sequence[Delivery]) -> None:
    open_ones, owed = _may_still_be_sent(deliveries), owed_among(deliveries)
    for delivery in deliveries:
        if delivery.pk in open_ones:
            _hand_over(delivery, channel(delivery.channel), owed=delivery.pk in owed)
        else:
            _end(delivery, state=State.CANCELLED)
            release(Delivery.objects.filter(pk=delivery.pk, state=State.CANCELLED))


def _settle_interrupted() -> None:
    now = timezone.now()
    perhaps = Q(state=State.SENDING) | held_before_the_start(LEASE) & Q(state=State.QUEUED)
    interrupted = Delivery.objects.filter(perhaps, channel__in=MACHINES, claimed_until__lte=now)
    for delivery in interrupted.select_related("guardian", "location"):
        known = delivery.claimed_until is not None and delivery.claimed_until > now - KEY_LIFE
        _in_doubt(delivery, again=known and channel(delivery.channel).repeatable(delivery))


def _may_still_be_sent(deliveries: Sequence[Delivery]) -> set[int]:
    """A right to information may have ended since the message was put in the outbox."""
    open_ones = informed({row.category for row in deliveries})
    rows = Delivery.objects.filter(open_ones, pk__in=[row.pk for row in deliveries])
    return set(rows.values_list("pk", flat=True)) if deliveries else set()


def _hand_over(delivery: Delivery, way: Channel, *, owed: bool) -> None:
    outcome = _ready(delivery, way)
    if outcome is None:
        # From here on somebody else who finds this row cannot know how far it got.
        if not begin(delivery, LEASE):
            return
        outcome = way.hand_over(delivery)
    _settle(delivery, outcome, way, owed=owed)


def _ready(delivery: Delivery, way: Channel) -> Outcome | None:
    try:
        return way.ready(delivery)
    except Exception:  # one that cannot be written must not hold up the others
        logger.exception("Delivery %d could not be made ready.", delivery.pk)
        return Outcome("later", problem=Problem.LATER)


def _settle(delivery: Delivery, outcome: Outcome, way: Channel, *, owed: bool) -> None:
    if outcome.state == "handed_over":
        arrived(delivery=delivery, provider_id=outcome.provider_id, owed=owed)
    elif outcome.state == "confirmed":
        confirm(delivery=delivery, provider_id=outcome.provider_id)
    elif outcome.state == "later":
        _later(delivery, outcome.problem or Problem.LATER)
    elif outcome.state == "refused":
        give_up(delivery=delivery, problem=Problem(outcome.problem or Problem.REFUSED))
    else:
        _in_doubt(delivery, again=way.repeatable(delivery))


def _in_doubt(delivery: Delivery, *, again: bool) -> None:
    if again:
        _later(delivery, Problem.UNSURE)
    else:
        give_up(delivery=delivery, problem=Problem.UNSURE)


def _later(delivery: Delivery, problem: str) -> None:
    if delivery.attempts >= ATTEMPTS:
        give_up(delivery=delivery, problem=Problem(problem))
        return
    wait = timedelta(minutes=WAITS[max(delivery.attempts, 1) - 1])
    _end(delivery, state=State.QUEUED, problem=problem, not_before=timezone.now() + wait)


def _end(delivery: Delivery, *, state: str, problem: str = "", **fields: object) -> None:
    """Set a state, unless the other side reported in the meantime, or the message was cancelled."""
    rows = Delivery.objects.filter(pk=delivery.pk, state__in=(State.QUEUED, State.SENDING))
    rows.update(state=state, problem=problem, claimed_until=None, **fields)
