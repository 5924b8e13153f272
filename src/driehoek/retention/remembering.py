"""The numbers of what was erased, kept apart from the database, so that a backup brings nothing back.

One line each: when, which record, and which fields were emptied (none: it was erased). No names, no content. The line
is written before the database erases: a worker that is killed in between has told too much, which the next one does.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone


@dataclass(frozen=True)
class Line:
    """One record that was erased, or of which fields were emptied."""

    at: datetime
    label: str
    pk: int
    empty: tuple[str, ...] = ()

    def __str__(self) -> str:
        return " ".join((self.at.isoformat(), self.label, str(self.pk), *self.empty))


def file() -> Path:
    """Where the list stands."""
    return Path(settings.DRIEHOEK_ERASED)


def remember(label: str, numbers: Iterable[int], empty: Iterable[str] = ()) -> None:
    """Add records to the list, on the disk before this returns."""
    now, fields = timezone.now(), tuple(empty)
    append(file(), [Line(now, label, pk, fields) for pk in numbers])


def append(path: Path, lines: Iterable[Line]) -> None:
    """Write lines at the end of a file that only its owner reads."""
    text = "".join(f"{line}\n" for line in lines)
    if not text:
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="ascii") as target:
        target.write(text)
        target.flush()
        os.fsync(target.fileno())


def read(path: Path) -> list[Line]:
    """The lines of a list; none when there is no file, and without a last line that a power cut broke off."""
    if not path.exists():
        return []
    whole = path.read_text(encoding="ascii").rpartition("\n")[0]
    return [_line(*row.split(" ")) for row in whole.splitlines() if row.count(" ") >= 2]


def _line(at: str, label: str, pk: str, *empty: str) -> Line:
    return Line(datetime.fromisoformat(at), label, int(pk), empty)
