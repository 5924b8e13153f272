"""Retention runs by itself: each night a row for each location, done a batch at a time when nobody waits."""

from datetime import timedelta

from driehoek.people.rules import today
from driehoek.retention.again import erase_again
from driehoek.retention.models import Erasure, RetentionRun
from driehoek.retention.nightly import begin, work
from driehoek.retention.requests import do
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=5)


def take_next() -> bool:
    """Do the next batch of a request or a run, or begin the night; False when there is nothing to do."""
    if erase_again():
        return True
    if asked := claim(Erasure.objects.filter(done_at=None, undone_at=None, due_on__lte=today()).order_by("pk"), LEASE):
        do(asked)
        return True
    run = claim(RetentionRun.objects.filter(done_at=None).select_related("location").order_by("pk"), LEASE)
    if run is None:
        return begin()
    work(run)
    return True
