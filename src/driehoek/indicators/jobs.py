"""Roll-ups kept up to date in the background: a location that changed is a row, and the worker counts it again."""

from datetime import timedelta
from itertools import islice

from django.utils import timezone

from driehoek.indicators.models import ChangesSeen, LocationRecount
from driehoek.indicators.rollups import keep, out_of_date
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=10)
BATCH = 20  # locations at once: they share their queries
EVERY = timedelta(minutes=1)
# Lines are read twice: one may be committed a little after the moment it names.
OVERLAP = timedelta(minutes=2)


def take_next() -> bool:
    """Count some locations again, or look whether there are any; False when nothing was there."""
    rows = LocationRecount.objects.select_related("location").order_by("pk")
    batch = list(islice(iter(lambda: claim(rows, LEASE), None), BATCH))
    if not batch:
        return _look()
    keep([row.location for row in batch])
    LocationRecount.objects.filter(pk__in=[row.pk for row in batch]).delete()
    return True


def _look() -> bool:
    """Read what was written down since the last look, once a minute by one worker."""
    seen = claim(ChangesSeen.objects.all(), EVERY)
    if seen is None:
        return _begin()
    return find_changes(seen)


def _begin() -> bool:
    """The first time there is nothing to read on from; whether this was it."""
    if ChangesSeen.objects.exists():
        return False
    return ChangesSeen.objects.get_or_create(pk=1, defaults={"until": timezone.now()})[1]


def find_changes(seen: ChangesSeen) -> bool:
    """Put every location that changed since then in the queue; whether there was any."""
    now = timezone.now()
    rows = [LocationRecount(location=one) for one in out_of_date(seen.until - OVERLAP)]
    LocationRecount.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    ChangesSeen.objects.filter(pk=seen.pk).update(until=now)
    return bool(rows)
