"""Rows of the database: their numbers as people send them, and writing many at once with less work for each."""

from collections.abc import Iterable
from itertools import islice
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

M = TypeVar("M", bound=Model)
MOST_DIGITS = 18  # more do not fit in a number of the database


def number_of(text: str | None) -> int:
    """The number of a record in what somebody sent; 0, which no record has, for anything else."""
    return int(text) if text and text.isdecimal() and len(text) <= MOST_DIGITS else 0


def insert(rows: Iterable[M]) -> list[M]:
    """Insert rows of one model that are not saved yet, give them their numbers, and return them.

    As `bulk_create`, in a third of its time: it asks each field for its value and nothing else. No defaults of the
    database, no models with parents.
    """
    rows, connection = list(rows), connections[DEFAULT_DB_ALIAS]
    if rows:
        fields = [field for field in type(rows[0])._meta.concrete_fields if not field.primary_key]
        waiting = iter(rows)
        while some := list(islice(waiting, (connection.features.max_query_params or 9_999) // len(fields))):
            _insert(some, fields, connection)
    return rows


def _insert(rows: list[Any], fields: "list[Field[Any, Any]]", connection: BaseDatabaseWrapper) -> None:
    quote, meta = connection.ops.quote_name, rows[0]._meta
    columns, places = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for row in rows for field in fields]
    statement = (
        f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES {', '.join([f'({places})'] * len(rows))} "  # noqa: S608
        f"RETURNING {quote(meta.pk.column)}"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for row, (number,) in zip(rows, cursor.fetchall(), strict=True):
            row.pk, row._state.adding, row._state.db = number, False, connection.alias
