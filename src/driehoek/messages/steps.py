"""The two steps that every delivery by machine takes: it is begun, and it is taken.

In plain SQL, because each message pays for both: the ORM needs six times as long to write such a statement as the
database to execute it.

SQLite waits for the disk when a worker takes a handful, and not while it goes through it. A worker that dies loses
nothing by that. When the power fails, what happened to the handful may be forgotten, while it is remembered as held:
whatever was held when the machine started again may have been sent, is not sent twice, and comes to a person
(`held_before_the_start`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection
from django.db.models import Q
from django.utils import timezone

from driehoek.messages.models import Delivery

KERNEL = Path("/proc/stat")
BEGIN = """
    UPDATE messages_delivery SET state = 'sending', claimed_until = %s
    WHERE id = %s AND state = 'queued' AND claimed_until = %s
"""
TAKEN = """
    UPDATE messages_delivery
    SET state = 'handed_over', handed_over_at = %s, provider_id = %s, problem = '', claimed_until = NULL
    WHERE id = %s AND state IN ('queued', 'sending')
"""


def begin(delivery: Delivery, lease: timedelta) -> bool:
    """Make it SENDING and hold it for `lease`; False when it is not ours any more."""
    return _write(BEGIN, timezone.now() + lease, delivery.pk, delivery.claimed_until)


def taken(delivery: Delivery, provider_id: str) -> bool:
    """Make it HANDED_OVER; False when the other side reported before, or somebody cancelled it."""
    return _write(TAKEN, timezone.now(), provider_id, delivery.pk)


def held_before_the_start(lease: timedelta) -> Q:
    """Match what a worker held for `lease` when this machine last started, and of which its disk may know too little.

    That is nothing with PostgreSQL, which waits for its disk at every step.
    """
    started = _started() if connection.vendor == "sqlite" else None
    return Q(claimed_until__lt=started + lease) if started else Q(pk__in=[])


def _started() -> datetime | None:
    """When the kernel started; None on systems that do not say so."""
    lines = KERNEL.read_text().splitlines() if KERNEL.exists() else []
    seconds = next((int(line.split()[1]) for line in lines if line.startswith("btime ")), None)
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None


@contextmanager
def not_waiting_for_the_disk() -> Iterator[None]:
    """Let SQLite wait for no disk meanwhile: only for what is done again, or told to a person, if it is forgotten."""
    # Inside a transaction it cannot be chosen.
    if connection.vendor != "sqlite" or connection.in_atomic_block or not KERNEL.exists():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            cursor.execute("PRAGMA synchronous=FULL")


def _write(statement: str, *values: datetime | int | str | None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [connection.ops.adapt_unknown_value(value) for value in values])
        return bool(cursor.rowcount)
