"""After a restore: erase again what the backup brought back, by the list of numbers that no backup holds.

A number is looked for in the database as it was put back, before anybody makes a new record: later it could be the
number of somebody else.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from driehoek.retention.erasing import erase, wipe
from driehoek.retention.remembering import Line, append, file, read

AT_ONCE = 200


def pending() -> Path:
    """The list of what a restore brought back and is not erased again yet."""
    return file().with_suffix(".again")


def prepare(made_at: datetime) -> None:
    """Note what a backup of this moment brought back; called when it is in place, before anything else is written."""
    lines = [line for line in read(file()) if line.at >= made_at]
    there = set(_there(lines))
    _write([line for line in lines if (line.label, line.pk) in there])


def erase_again() -> bool:
    """Erase the next batch of what came back; False when there is nothing to do. Doing it twice does nothing."""
    lines = read(pending())
    if not lines:
        return False
    first = lines[0]
    same = [line for line in lines if (line.label, line.empty) == (first.label, first.empty)][:AT_ONCE]
    model = apps.get_model(first.label)
    with transaction.atomic():
        rows = model._default_manager.filter(pk__in=[line.pk for line in same])
        numbers = list(rows.values_list("pk", flat=True))
        if first.empty:
            wipe(model, numbers, first.empty)
        else:
            erase(model, numbers)
    _write([line for line in lines if line not in same])
    return True


def _write(lines: list[Line]) -> None:
    """Put a list in place at once, or take it away when it is empty."""
    new = pending().with_suffix(".new")
    new.unlink(missing_ok=True)
    append(new, lines)
    if lines:
        new.replace(pending())
    else:
        pending().unlink(missing_ok=True)


def _there(lines: list[Line]) -> Iterator[tuple[str, int]]:
    """Which of these records the database holds; by plain SQL, as its tables may be older than the program."""
    tables = set(connection.introspection.table_names())
    for label, group in groupby(sorted(lines, key=lambda line: line.label), key=lambda line: line.label):
        meta, numbers = apps.get_model(label)._meta, iter({line.pk for line in group})
        while meta.db_table in tables and (some := list(islice(numbers, AT_ONCE))):
            quote, places = connection.ops.quote_name, ", ".join(["%s"] * len(some))
            asked = f"SELECT {quote('id')} FROM {quote(meta.db_table)} WHERE {quote('id')} IN ({places})"  # noqa: S608
            with connection.cursor() as cursor:
                cursor.execute(asked, some)
                yield from ((label, pk) for (pk,) in cursor.fetchall())
