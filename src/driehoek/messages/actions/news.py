"""Verbs about news: a guardian wants none by e-mail from a location, or wants it again."""

from django.db import transaction

from driehoek.messages.models import NewsStop
from driehoek.people.audit import record
from driehoek.people.models import Guardian, Location


@transaction.atomic
def stop_news(*, guardian: Guardian, location: Location) -> None:
    """Send this guardian no more news by e-mail from this location; what must be told still comes."""
    _, new = NewsStop.objects.get_or_create(guardian=guardian, location=location)
    if new:
        record("news_stopped", by=guardian, subject=guardian, location=location, about=guardian)


@transaction.atomic
def want_news(*, guardian: Guardian, location: Location) -> None:
    """Send news by e-mail again."""
    if NewsStop.objects.filter(guardian=guardian, location=location).delete()[0]:
        record("news_wanted", by=guardian, subject=guardian, location=location, about=guardian)
