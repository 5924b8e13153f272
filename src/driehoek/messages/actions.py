"""Verbs of messages: put in the outbox first, hand over later."""

from collections.abc import Iterable

from driehoek.messages.models import Delivery
from driehoek.people.models import Guardian


def channel_for(guardian: Guardian) -> Delivery.Channel:
    """By e-mail when there is an address and the guardian did not ask for paper; else a letter goes along."""
    if guardian.email and guardian.channel != Guardian.Channel.LETTER:
        return Delivery.Channel.EMAIL
    return Delivery.Channel.LETTER


def enqueue(deliveries: Iterable[Delivery]) -> list[Delivery]:
    """Keep deliveries in the outbox; the worker hands over e-mails, a colleague prints the letters."""
    return Delivery.objects.bulk_create(deliveries)
