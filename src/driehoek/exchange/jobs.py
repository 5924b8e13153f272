"""Imports in the background: the run is the row; the worker takes it by a lease and then holds it by a transaction."""

from datetime import timedelta

from django.utils import timezone

from driehoek.exchange.actions import give_up, put_away, work
from driehoek.exchange.models import ImportRun
from driehoek.shared.queues import claim

State = ImportRun.State
# Only has to bridge the moment until the transaction holds the row: a second worker passes over a row that is held,
# and with SQLite it cannot write at all meanwhile.
LEASE = timedelta(minutes=1)
ATTEMPTS = 3
WAITING = (State.UPLOADED, State.ACCEPTED, State.UNDOING)
KEPT_UNDECIDED = timedelta(days=7)


def take_next() -> bool:
    """Do the next step of the oldest run that waits; False when none does."""
    _put_away_old()
    run = claim(ImportRun.objects.filter(state__in=WAITING).order_by("pk"), LEASE)
    if run is None:
        return False
    if run.attempts > ATTEMPTS:
        give_up(run)
    else:
        work(run)
    return True


def _put_away_old() -> None:
    """Uploads that nobody decided about do not stay: their files are full of personal data."""
    before = timezone.now() - KEPT_UNDECIDED
    old = ImportRun.objects.filter(state__in=(State.NEEDS_MAPPING, State.CHECKED), created_at__lt=before)
    if old.exists():
        put_away(old)
