"""Verbs about notices: a guardian turns them on in a browser, or off."""

from django.db import transaction
from django.utils import timezone

from driehoek.messages.models import PushSubscription
from driehoek.people.actions import change_needs
from driehoek.people.models import Guardian

PUSH = Guardian.Channel.PUSH
MOST = 10  # browsers of one guardian; the oldest makes place


@transaction.atomic
def turn_on_notices(*, guardian: Guardian, endpoint: str, p256dh: str, auth: str) -> PushSubscription:
    """Show notices in this browser from now on, before all else; the channel of before comes next."""
    keys = {"p256dh": p256dh, "auth": auth, "gone_at": None, "created_at": timezone.now()}
    mine = PushSubscription.objects.filter(guardian=guardian)
    subscription, _ = mine.update_or_create(guardian=guardian, endpoint=endpoint, defaults=keys)
    newest = mine.order_by("-pk").values_list("pk", flat=True)[:MOST]
    mine.exclude(pk__in=[*newest, subscription.pk]).delete()
    if guardian.channel != PUSH:
        rest = [way for way in guardian.fallbacks if way not in (PUSH, guardian.channel)]
        change_needs(guardian=guardian, by=guardian, channel=PUSH, fallbacks=[guardian.channel, *rest])
    return subscription


@transaction.atomic
def turn_off_notices(*, guardian: Guardian) -> None:
    """Show no notices any more in any browser of this guardian; their next channel takes its place."""
    PushSubscription.objects.filter(guardian=guardian).delete()
    rest = [way for way in guardian.fallbacks if way != PUSH]
    if guardian.channel == PUSH:
        first = rest.pop(0) if rest else Guardian.Channel.EMAIL if guardian.email else Guardian.Channel.LETTER
        change_needs(guardian=guardian, by=guardian, channel=first, fallbacks=rest)
    elif rest != guardian.fallbacks:
        change_needs(guardian=guardian, by=guardian, fallbacks=rest)
