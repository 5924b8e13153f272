"""Send messages that are due: write the rows of each guardian, a stretch at a time.

Everything of a stretch, and how far the message has come, is written in one transaction. A worker that is killed
leaves either all of it or nothing, and the next goes on behind the last guardian. Nobody gets a message twice: the
database holds one receipt per guardian and message.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from driehoek.messages.audience import groups_within, stretch
from driehoek.messages.awaiting import take_translation
from driehoek.messages.models import Message
from driehoek.messages.ready import Damaged
from driehoek.messages.stretches import Stretch
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=5)
State = Message.State


def take_next() -> bool:
    """Write the rows of the next stretch of guardians, or of a translation that came; False when there is nothing."""
    due = Q(state=State.SENDING) | Q(state=State.SCHEDULED, send_at__lte=timezone.now())
    urgent_first = Case(When(kind=Message.Kind.URGENT, then=Value(0)), default=Value(1))
    # The one with the fewest pieces done comes first, so that a long message holds up no other.
    message = claim(Message.objects.filter(due).order_by(urgent_first, "attempts", "pk"), LEASE)
    if message is None:
        return take_translation()
    try:
        _go_on(message.pk)
    except Damaged as damaged:
        _stop_for(message, str(damaged))
    return True


def _stop_for(message: Message, problem: str) -> None:
    going = Message.objects.filter(pk=message.pk, state__in=(State.SENDING, State.SCHEDULED))
    going.update(state=State.PAUSED, problem=problem[:300], claimed_until=None)


@transaction.atomic
def _go_on(pk: int) -> None:
    """One stretch; a message that was paused or stopped in the meantime stays as it is."""
    going = Message.objects.filter(state__in=(State.SENDING, State.SCHEDULED))
    message = going.select_for_update(of=("self",)).select_related("location", "author", "text").filter(pk=pk).first()
    if message is None:
        return
    people = stretch(message.audience, groups_within(message), after=message.cursor)
    if people:
        Stretch(message, people).write()
        message.state, message.cursor = State.SENDING, people[-1].guardian.pk
    else:
        message.state, message.sent_at = State.SENT, timezone.now()
        message.total = message.receipts.count()
    message.claimed_until = None
    message.save(update_fields=["state", "cursor", "sent_at", "total", "claimed_until", "waiting", "wait_until"])
