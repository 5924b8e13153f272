"""The two steps that every delivery by machine takes: it is begun, and it is taken.

In plain SQL, because each message pays for both: the ORM needs six times as long to write such a statement as the
database to execute it.

SQLite waits for the disk before a delivery is begun, and not after it was taken. When the power fails in that moment,
the delivery stands there as begun: nobody sends it twice, and it comes to a person, as when the worker had died.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from driehoek.messages.models import Delivery

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
    with _not_waiting_for_the_disk():
        return _write(TAKEN, timezone.now(), provider_id, delivery.pk)


@contextmanager
def _not_waiting_for_the_disk() -> Iterator[None]:
    if connection.vendor != "sqlite" or connection.in_atomic_block:  # inside a transaction it cannot be chosen
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
