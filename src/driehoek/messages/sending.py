"""Send messages that are due: write the rows of each guardian, a stretch at a time.

Who they are and what they read is looked up first, and what is to be kept of them is made, when nothing is locked yet.
A part of a stretch, and how far the message has come, is then written in one transaction, and the next part in another,
so that nobody waits long for it; only two messages in the same moment can both just pass the limit of a family. A
worker that is killed leaves either all of a part or nothing, and the next goes on behind the last guardian. Nobody gets
a message twice: the database holds one receipt per guardian and message.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Case, Q, QuerySet, Value, When
from django.utils import timezone

from driehoek.messages.audience import groups_within, stretch
from driehoek.messages.awaiting import take_translation
from driehoek.messages.models import Message
from driehoek.messages.ready import Damaged
from driehoek.messages.stretches import Part, Stretch
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=5)
PART = 50
State = Message.State


def take_next() -> bool:
    """Write the rows of the next stretch of guardians, or of a translation that came; False when there is nothing."""
    due = Q(state=State.SENDING) | Q(state=State.SCHEDULED, send_at__lte=timezone.now())
    urgent_first = Case(When(kind=Message.Kind.URGENT, then=Value(0)), default=Value(1))
    # The one with the fewest pieces done comes first, so that a long message holds up no other.
    waiting = Message.objects.filter(due).select_related("location", "author", "text")
    message = claim(waiting.order_by(urgent_first, "attempts", "pk"), LEASE)
    if message is None:
        return take_translation()
    try:
        _go_on(message)
    except Damaged as damaged:
        _stop_for(message, str(damaged))
    return True


def _stop_for(message: Message, problem: str) -> None:
    going = Message.objects.filter(pk=message.pk, state__in=(State.SENDING, State.SCHEDULED))
    going.update(state=State.PAUSED, problem=problem[:300], claimed_until=None)


def _go_on(message: Message) -> None:
    """One stretch, in parts; a message that was paused or stopped in the meantime stays as it is."""
    people = stretch(message.audience, groups_within(message), after=message.cursor)
    if not people:
        ended = {"state": State.SENT, "sent_at": timezone.now(), "total": message.receipts.count()}
        _held(message).update(**ended, claimed_until=None)
        return
    for part in Stretch(message, people).parts(PART):
        if not _write(message, part, let_go=part.last is people[-1]):
            return
        message.state = State.SENDING


@transaction.atomic
def _write(message: Message, part: Part, *, let_go: bool) -> bool:
    """Write a part, unless the message is not ours any more; after the last part it is nobody's."""
    done = {"claimed_until": None} if let_go else {}
    ours = _held(message).update(state=State.SENDING, cursor=part.last.guardian.pk, waiting=message.waiting, **done)
    if ours:
        part.write()
    return bool(ours)


def _held(message: Message) -> QuerySet[Message]:
    """The message, as long as it is ours and nobody paused or stopped it."""
    return Message.objects.filter(pk=message.pk, state=message.state, claimed_until=message.claimed_until)
