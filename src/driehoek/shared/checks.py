"""Django's own start-up check, for what an operator should know before it hurts."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import connections

from driehoek.shared.sqlite import wal_reset_risk


@checks.register(checks.Tags.database)
def sqlite_is_safe(databases: Sequence[str] | None = None, **_: Any) -> list[checks.CheckMessage]:
    """Warn when a database is kept by an SQLite with the WAL-reset bug; runs with `migrate` and `check --database`."""
    on_sqlite = any(connections[alias].vendor == "sqlite" for alias in databases or ())
    risk = wal_reset_risk() if on_sqlite else ""
    return [checks.Warning(risk, id="driehoek.W001")] if risk else []
