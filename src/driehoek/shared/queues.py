"""Background work: a row in the database first, then taken by a worker that holds it for a limited time.

A room that has work to do lists a function in the setting DRIEHOEK_QUEUES. The function claims one row, does the work
and returns whether there was any. A worker that dies keeps its claim until the lease runs out; then another goes on.
"""

import logging
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import DatabaseError, close_old_connections, connection, transaction
from django.db.models import F, Model, Q, QuerySet
from django.utils import timezone

TakeNext = Callable[[], bool]
Row = TypeVar("Row", bound=Model)
IDLE_SECONDS, SLICES = 1.0, 16
LONGEST_PAUSE_SECONDS = 60.0
logger = logging.getLogger(__name__)


def claim(waiting: QuerySet[Row], lease: timedelta, now: datetime | None = None) -> Row | None:
    """Take the first waiting row that nobody holds, and hold it for `lease`; None when there is nothing to do.

    The model has `claimed_until` (datetime or null) and `attempts` (a count, one higher after each claim). Several
    workers may call this at the same time. RuntimeError inside a transaction, which could still undo the claim.
    """
    now = now or timezone.now()
    free = waiting.filter(Q(claimed_until=None) | Q(claimed_until__lte=now))
    # Looking first is a read; an idle worker should not take SQLite's only write lock every second.
    if not free.exists():
        return None
    with transaction.atomic(durable=True):
        row = free.select_for_update(skip_locked=True, of=("self",)).first()
        if row is not None:
            held = type(row)._default_manager.filter(pk=row.pk)
            held.update(claimed_until=now + lease, attempts=F("attempts") + 1)
            row.refresh_from_db(fields=("claimed_until", "attempts"))
    return row


@dataclass
class Queue:
    """One function with work, and how it has fared: after failures in a row it rests longer and longer."""

    take_next: TakeNext
    failures: int = 0
    rests_until: float = 0.0

    def turn(self) -> bool:
        """Do one piece of work; False when there was none, when it failed, or while resting after a failure."""
        if time.monotonic() < self.rests_until:
            return False
        try:
            worked = self.take_next()
        except Exception:
            self._rest()
            return False
        self.failures = 0
        return worked

    def _rest(self) -> None:
        self.failures += 1
        pause = min(2.0**self.failures, LONGEST_PAUSE_SECONDS)
        self.rests_until = time.monotonic() + pause
        logger.exception("%s failed; trying again in %.0f seconds.", _name(self.take_next), pause)


class Worker:
    """Takes turns at all queues until it is asked to stop, which it does after the piece of work in hand.

    When there is nothing to do it looks again soon, since another worker may just be preparing work, and then less and
    less often, down to once in `idle` seconds. Only then do `patient` queues get a turn: nobody waits for their work.
    SQLite tells whether anybody wrote something meanwhile; then it looks at once.
    """

    def __init__(
        self, queues: Sequence[TakeNext], idle: float = IDLE_SECONDS, patient: Sequence[TakeNext] = ()
    ) -> None:
        self.queues = [Queue(take_next) for take_next in queues]
        self.patient = [Queue(take_next) for take_next in patient]
        self.idle = idle
        self.stopping = False

    def run(self) -> None:
        """Work until SIGTERM or Ctrl-C."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        slices = 1
        while not self.stopping:
            seen = writes_of_others()
            if self._turns(self.queues):
                slices = 1
            elif not (slices == SLICES and self._turns(self.patient)):
                woken = self.wait(slices, seen)
                slices = 1 if woken and slices == SLICES else min(2 * slices, SLICES)

    def wait(self, slices: int, seen: int) -> bool:
        """Sleep for so many sixteenths of `idle`, or until somebody else wrote something; whether they did."""
        for _ in range(slices):
            time.sleep(self.idle / SLICES)
            if self.stopping or writes_of_others() != seen:
                return True
        return False

    def drain(self) -> None:
        """Work until there is nothing left to do."""
        while self._turns(self.queues) or self._turns(self.patient):
            pass

    def _turns(self, queues: Sequence[Queue]) -> bool:
        worked = False
        for queue in queues:
            if not self.stopping:
                close_old_connections()
                worked = queue.turn() or worked
        return worked

    def _stop(self, *_signal: object) -> None:
        self.stopping = True


def writes_of_others() -> int:
    """A number that changes when another connection wrote, asked in microseconds; always 0 with PostgreSQL."""
    if connection.vendor != "sqlite":
        return 0
    try:
        with connection.cursor() as cursor:
            return int(cursor.execute("PRAGMA data_version").fetchone()[0])
    except DatabaseError:  # the queues meet it too, and know how to wait
        return 0


def _name(function: TakeNext) -> str:
    return f"{getattr(function, '__module__', '')}.{getattr(function, '__qualname__', function)}"
