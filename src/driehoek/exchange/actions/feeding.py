"""Verbs about calendars that somebody subscribes to: a new address, and none."""

from django.db import transaction
from django.utils import timezone

from driehoek.exchange.models import CalendarFeed
from driehoek.exchange.queries import feeds_of
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian


@transaction.atomic
def renew_feed(*, person: Account | Guardian) -> CalendarFeed:
    """End the address that there is, and make a new one, for oneself only."""
    end_feed(person=person)
    owner = {"account": person} if isinstance(person, Account) else {"guardian": person}
    feed = CalendarFeed.objects.create(**owner)
    record("calendar_made", by=person, subject=feed)
    return feed


@transaction.atomic
def end_feed(*, person: Account | Guardian) -> None:
    """Let one's address lead nowhere from now on."""
    if feeds_of(person).update(revoked_at=timezone.now()):
        record("calendar_ended", by=person)
