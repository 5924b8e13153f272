"""What is known to be wrong with SQLite; Python's standard library only, so that the launcher can ask it too."""

import sqlite3

_FIRST_WITH_BUG, _FIXED = (3, 7, 0), (3, 51, 3)


def wal_reset_risk(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> str:
    """One line of warning when this SQLite has the WAL-reset bug, else "".

    Versions 3.7.0 to 3.51.2 can in rare cases damage a database in WAL mode that two connections write to at once
    (release notes of SQLite 3.51.3).
    """
    if not _FIRST_WITH_BUG <= version < _FIXED:
        return ""
    name = ".".join(map(str, version))
    return (
        f"SQLite {name} can in rare cases damage a busy database; keep backups, or use 3.51.3 or newer or PostgreSQL."
    )
