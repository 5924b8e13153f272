"""Verbs about news: a guardian wants none by e-mail from a location, or wants it again."""

from django.db import transaction

from driehoek.messages.digest import held, not_gone, release
from driehoek.messages.models import Delivery, NewsStop, Receipt
from driehoek.people.audit import record
from driehoek.people.models import Guardian, Location


@transaction.atomic
def stop_news(*, guardian: Guardian, location: Location) -> None:
    """Send this guardian no more news by e-mail from this location, not even what waits; what must be told comes."""
    _, new = NewsStop.objects.get_or_create(guardian=guardian, location=location)
    mails = Delivery.objects.filter(guardian=guardian, location=location, channel=Delivery.Channel.EMAIL, news=True)
    waiting = held(mails.filter(not_gone()))
    Receipt.objects.filter(deliveries__in=waiting).update(held_because=Receipt.Held.NEWS_STOPPED)
    release(waiting)
    waiting.update(state=Delivery.State.CANCELLED, bundle=None, claimed_until=None)
    if new:
        record("news_stopped", by=guardian, subject=guardian, location=location, about=guardian)


@transaction.atomic
def want_news(*, guardian: Guardian, location: Location) -> None:
    """Send news by e-mail again."""
    if NewsStop.objects.filter(guardian=guardian, location=location).delete()[0]:
        record("news_wanted", by=guardian, subject=guardian, location=location, about=guardian)
