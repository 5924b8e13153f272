"""What an import makes and changes, written down so that undo can walk back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import models

from driehoek.exchange.models import ImportChange, ImportRun

Row = TypeVar("Row", bound=models.Model)
Change = tuple[Row, dict[str, Any]]


def plain(value: Any) -> Any:
    """Return a value as it stands in JSON: days and phone numbers as text, everything else as it is."""
    return value if value is None or isinstance(value, str | int | list | dict) else str(value)


def write(changes: Iterable[Change[Row]]) -> None:
    """Write the fields that were changed; each row comes with the values these fields had before."""
    by_fields: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row, before in changes:
        if before:
            by_fields[tuple(sorted(before))].append(row)
    for fields, rows in by_fields.items():
        type(rows[0])._default_manager.bulk_update(rows, fields, batch_size=100)


class Ledger:
    """Collects the changes of one run; a dry run keeps none, because it is rolled back as a whole."""

    def __init__(self, run: ImportRun | None) -> None:
        self.run = run
        self.waiting: list[ImportChange] = []

    def create(self, rows: Iterable[Row]) -> list[Row]:
        """Write new rows and note their numbers."""
        rows = list(rows)
        made = list(type(rows[0])._default_manager.bulk_create(rows, batch_size=500)) if rows else []
        self.made(made)
        return made

    def made(self, rows: Sequence[models.Model]) -> None:
        """Note rows that were written just now."""
        if rows:
            self._note(type(rows[0]), 0, None, {"created": [row.pk for row in rows]})

    def update(self, changes: Iterable[Change[Row]]) -> None:
        """Write changed rows; each comes with the values its fields had before, and those without any are left out."""
        real = [(row, before) for row, before in changes if before]
        for row, before in real:
            after = {field: plain(getattr(row, field)) for field in before}
            self._note(type(row), row.pk, {field: plain(value) for field, value in before.items()}, after)
        write(real)

    def delete(self, rows: Iterable[Row]) -> None:
        """Remove rows, keeping all of their values."""
        rows = list(rows)
        for row in rows:
            values = {field.attname: plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}
            self._note(type(row), row.pk, values, {"deleted": True})
        if rows:
            type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    def flush(self) -> None:
        """Write what was noted."""
        ImportChange.objects.bulk_create(self.waiting, batch_size=500)
        self.waiting.clear()

    def _note(
        self, model: type[models.Model], pk: int, before: Mapping[str, Any] | None, after: Mapping[str, Any]
    ) -> None:
        if self.run:
            label = model._meta.label
            self.waiting.append(ImportChange(run=self.run, model=label, object_id=pk, before=before, after=after))
