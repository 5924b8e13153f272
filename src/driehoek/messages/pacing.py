"""How fast a location sends: a count per channel and minute in the database, which all workers keep together."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from driehoek.messages.models import Delivery, Manners, Pace
from driehoek.people.models import Location

LIMITS = {"email": "mails_per_minute", "sms": "texts_per_minute"}
ORDER = ("-urgent", "news", "pk")


def claim_some(channels: Sequence[str], many: int, lease: timedelta) -> list[Delivery]:
    """Take at most `many` deliveries whose time has come, and hold them for `lease`.

    What is urgent goes first and passes the limit per minute; news goes last. RuntimeError inside a transaction, which
    could still undo the claim.
    """
    now = timezone.now()
    waiting = _waiting(channels, now)
    if not waiting.order_by().exists():  # a read; an idle worker should not take SQLite's only write lock
        return []
    with transaction.atomic(durable=True):
        rows = list(waiting.order_by(*ORDER).select_for_update(skip_locked=True, of=("self",))[:many])
        rows = _within_limits(rows, now)
        held = Delivery.objects.filter(pk__in=[row.pk for row in rows])
        held.update(claimed_until=now + lease, attempts=F("attempts") + 1)
    for row in rows:
        row.claimed_until, row.attempts = now + lease, row.attempts + 1
    return rows


def within_limit(location: Location, channel: str) -> bool:
    """Take one place of this minute for what goes beside the outbox; False when the location has used them up."""
    with transaction.atomic():
        return _take(location.pk, channel, 1, timezone.now()) == 1


def next_minute() -> datetime:
    """Return when there is room again."""
    return _minute(timezone.now()) + timedelta(minutes=1)


def _waiting(channels: Sequence[str], now: datetime) -> QuerySet[Delivery]:
    due, free = Q(not_before=None) | Q(not_before__lte=now), Q(claimed_until=None) | Q(claimed_until__lte=now)
    rows = Delivery.objects.filter(due, free, state=Delivery.State.QUEUED, channel__in=channels)
    return rows.exclude(_spent(now)).prefetch_related("location")


def _spent(now: datetime) -> Q:
    """Match what must wait for the next minute because its location has used up this one."""
    spent = Q(pk__in=[])
    for pace in Pace.objects.filter(minute=_minute(now)).select_related("location__manners"):
        manners = getattr(pace.location, "manners", None) or Manners()
        if pace.used >= _limit(manners, pace.channel):
            spent |= Q(location=pace.location_id, channel=pace.channel, urgent=False)
    return spent


def _within_limits(rows: list[Delivery], now: datetime) -> list[Delivery]:
    """Keep what fits in this minute, and count it; the rest waits. Locks in one order, so nobody waits in a ring."""
    wanted = Counter((row.location_id, row.channel) for row in rows if row.channel in LIMITS)
    room = {pair: _take(*pair, wanted[pair], now) for pair in sorted(wanted)}
    kept = []
    for row in rows:
        pair = (row.location_id, row.channel)
        if pair not in room or row.urgent or room[pair] > 0:
            kept.append(row)
        if pair in room:
            room[pair] -= 1
    return kept


def _take(location: int, channel: str, wanted: int, now: datetime) -> int:
    """Use up to `wanted` places of this minute; returns how many there were."""
    minute = _minute(now)
    pace, _ = Pace.objects.select_for_update().get_or_create(
        location_id=location, channel=channel, defaults={"minute": minute}
    )
    manners = Manners.objects.filter(location=location).first() or Manners()
    used = pace.used if pace.minute == minute else 0
    room = min(wanted, max(_limit(manners, channel) - used, 0))
    Pace.objects.filter(pk=pace.pk).update(minute=minute, used=used + room)
    return room


def _limit(manners: Manners, channel: str) -> int:
    return int(getattr(manners, LIMITS[channel]))


def _minute(now: datetime) -> datetime:
    return now.replace(second=0, microsecond=0)
