"""What a calendar that somebody subscribes to shows: their activities and talks, and what they promised.

A colleague's holds no name of a child or parent: it may stand on a phone that others see.
"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Component, Event, Todo

from driehoek.activities.calendars import event_of as of_activity
from driehoek.activities.calendars import place_of as place_of_activity
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import activities_for, invitations_of, tasks_of, text_in
from driehoek.activities.queries.parents import card
from driehoek.conversations.calendars import event_of as of_talk
from driehoek.conversations.calendars import place_of as place_of_talk
from driehoek.conversations.models import Talk
from driehoek.conversations.queries import talks_of
from driehoek.conversations.queries.evening import own_talks
from driehoek.conversations.queries.telling import OwnTalk
from driehoek.exchange import phrases
from driehoek.exchange.models import CalendarFeed
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import open_promises_for
from driehoek.people.models import Account, Guardian
from driehoek.shared.ics import calendar_of, event

PAST = timedelta(days=60)


def calendar(feed: CalendarFeed) -> bytes:
    """Return what this person may see today, from two months ago on, in their own language; empty for who left."""
    person = feed.account or feed.guardian
    language = feed.account.language if feed.account else feed.guardian.language_read if feed.guardian else "nl"
    with override(language):
        entries = of_colleague(person) if isinstance(person, Account) else of_guardian(person) if person else []
        return calendar_of(entries, name=str(phrases.CALENDAR))


def of_colleague(account: Account) -> Iterator[Component]:
    """Activities that are theirs or at which they help, their talks, and promises that they still have to keep."""
    since, mine = timezone.now() - PAST, Q(owner=account.pk) | Q(helpers=account.pk)
    activities = activities_for(account).filter(mine, starts_at__gte=since)
    for activity in {*activities, *tasks_of(account).filter(starts_at__gte=since)}:
        yield _own_activity(activity)
    for talk in own_talks(account).filter(starts_at__gte=since):
        yield _own_talk(talk)
    for promise in open_promises_for(account).filter(owner=account.pk):
        yield _to_do(promise)


def _own_activity(activity: Activity) -> Event:
    cancelled = activity.state == Activity.State.CANCELLED
    made = event(
        f"own-activity-{activity.pk}", start=activity.starts_at, end=activity.ends_at,
        stamp=activity.invited_at or activity.starts_at, goes_on=not cancelled, sequence=int(cancelled),
    )  # fmt: skip
    made.add("summary", text_in(activity, "nl").title)
    made.add("location", place_of_activity(activity))
    made.add("url", f"{settings.BASE_URL}{reverse('activity', kwargs={'pk': activity.pk})}")
    return made


def _own_talk(talk: Talk) -> Event:
    moved = talk.told_at or talk.starts_at
    made = event(
        f"own-talk-{talk.pk}", start=talk.starts_at, end=talk.ends_at, stamp=moved, goes_on=True,
        sequence=int(moved.timestamp() // 60),
    )  # fmt: skip
    made.add("summary", _("A talk with parents"))
    made.add("location", place_of_talk(talk))
    made.add("url", f"{settings.BASE_URL}{reverse('my_talks')}")
    return made


def _to_do(promise: Promise) -> Todo:
    made = Todo()
    made.add("uid", f"promise-{promise.pk}@driehoek")
    made.add("dtstamp", promise.made_at)
    made.add("due", promise.due)
    made.add("summary", promise.get_kind_display())
    made.add("url", f"{settings.BASE_URL}{reverse('promise', kwargs={'pk': promise.pk})}")
    return made


def of_guardian(guardian: Guardian) -> Iterator[Component]:
    """Activities to which they are invited and did not say no, and talks as they were told of them."""
    since = timezone.now() - PAST
    invited = invitations_of(guardian).filter(activity__starts_at__gte=since).exclude(answer=Invitation.Answer.NO)
    for invitation in invited:
        yield of_activity(card(invitation))
    for talk in talks_of(guardian).filter(starts_at__gte=since):
        yield of_talk(OwnTalk(talk), guardian.language_read)
