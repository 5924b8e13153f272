"""Imports in the background: the run is the row; the worker takes it by a lease."""

from datetime import timedelta

from driehoek.exchange.actions import work
from driehoek.exchange.models import ImportRun
from driehoek.shared.queues import claim

# Longer than the longest import: a second worker may not begin while the first still holds the transaction.
LEASE = timedelta(hours=1)
WAITING = (ImportRun.State.UPLOADED, ImportRun.State.ACCEPTED, ImportRun.State.UNDOING)


def take_next() -> bool:
    """Do the next step of the oldest run that waits; False when none does."""
    run = claim(ImportRun.objects.filter(state__in=WAITING).order_by("pk"), LEASE)
    if run is None:
        return False
    work(run)
    return True
