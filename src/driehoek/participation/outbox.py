"""Everybody hears it as they can be reached: guardians through the outbox, who is from outside by e-mail."""

from collections.abc import Iterable

from django.db.models import Q

from driehoek.messages.actions import enqueue
from driehoek.messages.models import Delivery
from driehoek.messages.when import when_quiet
from driehoek.participation.letters import ABOUT, ASKED, MOVED, deliveries_for
from driehoek.participation.mails import mails_for
from driehoek.participation.models import Ask, OutsideMail
from driehoek.shared.rows import insert

QUESTION = Q(kind=ASKED) | Q(kind__startswith=MOVED)
CHANGE = Q(kind__startswith=MOVED)


def tell(asks: Iterable[Ask], kind: str) -> None:
    """Keep what these people are to be told, outside quiet hours; colleagues tell who has no address."""
    rows = list(asks)
    deliveries, mails = deliveries_for(rows, kind), mails_for(rows, kind)
    moment = when_quiet(rows[0].task.location) if rows else None
    both: list[Delivery | OutsideMail] = [*deliveries, *mails]
    for one in both:
        one.not_before = moment
    enqueue(deliveries)
    insert(mails)


def stop_telling(asks: Iterable[Ask], what: Q = QUESTION) -> None:
    """Take back what still waits about these asks: the question and changes of it, or changes alone."""
    numbers = [row.pk for row in asks]
    ended = {"state": Delivery.State.CANCELLED, "claimed_until": None}
    Delivery.objects.filter(what, about_kind=ABOUT, about_id__in=numbers, state=Delivery.State.QUEUED).update(**ended)
    waiting = (Delivery.State.QUEUED, Delivery.State.FAILED)
    OutsideMail.objects.filter(what, ask__in=numbers, state__in=waiting).update(**ended)
