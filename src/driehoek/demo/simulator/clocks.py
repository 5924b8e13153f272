"""Writing rows of which the database would set the clock to now, with the moment at which they happened."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)
AT_ONCE = 400


def write_at(rows: Sequence[Row], field: str) -> None:
    """Write these rows in bulk; `field` keeps the moment that each has now."""
    if not rows:
        return
    moments = [getattr(row, field) for row in rows]
    manager = type(rows[0])._default_manager
    manager.bulk_create(rows)
    for row, moment in zip(rows, moments, strict=True):
        setattr(row, field, moment)  # the database had set it to now
    manager.bulk_update(rows, [field], batch_size=AT_ONCE)
