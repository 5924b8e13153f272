"""What an import makes and changes, written down so that undo can walk back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db import models

from driehoek.exchange.models import ImportChange, ImportRun

Row = TypeVar("Row", bound=models.Model)


def plain(value: Any) -> Any:
    """Return a value as it stands in JSON: days as text, everything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


class Ledger:
    """Collects the changes of one run; a dry run keeps none, because it is rolled back as a whole."""

    def __init__(self, run: ImportRun | None) -> None:
        self.run = run
        self.waiting: list[ImportChange] = []

    def create(self, rows: Iterable[Row]) -> list[Row]:
        """Write new rows and note their numbers."""
        rows = list(rows)
        if not rows:
            return rows
        model: type[Row] = type(rows[0])
        made = model._default_manager.bulk_create(rows, batch_size=500)
        self._note(model, 0, None, {"created": [row.pk for row in made]})
        return list(made)

    def update(self, changes: Sequence[tuple[Row, dict[str, Any]]]) -> None:
        """Write changed rows; each comes with the values its fields had before."""
        by_fields: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row, before in changes:
            after = {field: plain(getattr(row, field)) for field in before}
            self._note(type(row), row.pk, {field: plain(value) for field, value in before.items()}, after)
            by_fields[tuple(sorted(before))].append(row)
        for fields, rows in by_fields.items():
            type(rows[0])._default_manager.bulk_update(rows, fields, batch_size=200)

    def delete(self, row: models.Model) -> None:
        """Remove a row, keeping all of its values."""
        values = {field.attname: plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}
        self._note(type(row), row.pk, values, {"deleted": True})
        row.delete()

    def flush(self) -> None:
        """Write what was noted."""
        ImportChange.objects.bulk_create(self.waiting, batch_size=500)
        self.waiting.clear()

    def _note(self, model: type[models.Model], pk: int, before: dict[str, Any] | None, after: dict[str, Any]) -> None:
        if self.run:
            label = model._meta.label
            self.waiting.append(ImportChange(run=self.run, model=label, object_id=pk, before=before, after=after))
