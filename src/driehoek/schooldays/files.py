"""Reading absence that another system wrote: a CSV or Excel file with headings, or the list that KRD and EduArte write.

With headings: number, from, until, hours, reason (Dutch or English). Without: `nr;yyyymmdd;hhmm;yyyymmdd;hhmm;lesson;
lesson;code;text`, as the sample of KRD has it. Nothing is stored here.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from driehoek.schooldays.models import Missed

MOST_ROWS, MOST_BYTES, MOST_UNPACKED = 5000, 2 * 2**20, 50 * 2**20
HEADINGS = {
    "number": {"number", "child", "nummer", "leerlingnummer", "nr"},
    "start": {"from", "start", "van", "vanaf", "datum"},
    "end": {"until", "end", "tot", "tot en met", "t/m"},
    "hours": {"hours", "uren", "lesuren"},
    "reason": {"reason", "reden", "code", "omschrijving"},
}
ABSENT, LATE = Missed.Kind.ABSENT, Missed.Kind.LATE
Reason = Missed.Reason
REASONS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("ziek", "z", "ill"), (ABSENT, Reason.ILL)),
    **dict.fromkeys(("dokter", "tandarts", "medisch", "m", "appointment"), (ABSENT, Reason.APPOINTMENT)),
    **dict.fromkeys(("verlof", "v", "leave"), (ABSENT, Reason.LEAVE)),
    **dict.fromkeys(("geoorloofd", "g", "other"), (ABSENT, Reason.OTHER)),
    **dict.fromkeys(("ongeoorloofd", "o", "spijbelen", "not_excused"), (ABSENT, Reason.NOT_EXCUSED)),
    **dict.fromkeys(("te laat", "l", "tl", "late"), (LATE, Reason.UNKNOWN)),
    **dict.fromkeys(("", "onbekend", "?", "unknown"), (ABSENT, Reason.UNKNOWN)),
}
FORMS = ("%Y%m%d", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y")
KRD_CELLS = 9


class FileError(ValueError):
    """The file as a whole cannot be read; the message says why, for people."""


@dataclass(frozen=True)
class Line:
    """One absence in a file, all words understood; `hours` per day, None for whole days."""

    row: int
    number: str
    start: date
    end: date
    hours: int | None
    kind: str
    reason: str


@dataclass(frozen=True)
class LineError:
    """A row that cannot be read, and why."""

    row: int
    message: str


def read(content: bytes) -> list[Line | LineError]:
    """Return every row of a file, understood or not; raises `FileError`."""
    if len(content) > MOST_BYTES:
        raise FileError(_("This file is too big."))
    rows = list(_sheet(content) if content.startswith(b"PK") else _text(content))
    if len(rows) > MOST_ROWS:
        raise FileError(_("This file has too many rows. Split it."))
    if not rows:
        raise FileError(_("There is nothing in this file."))
    columns = _columns(rows[0][1])
    if columns:
        return [_line(number, _named(cells, columns)) for number, cells in rows[1:]]
    if len(rows[0][1]) >= KRD_CELLS:
        return [_line(number, _krd(cells)) for number, cells in rows]
    raise FileError(_("The headings number and from are missing."))


def _text(content: bytes) -> Iterator[tuple[int, list[str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first.count)
    try:
        yield from _filled(csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter))
    except csv.Error as error:
        raise FileError(_("This is no CSV file that can be read.")) from error


def _sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    # A damaged workbook makes openpyxl fail in as many ways as there are kinds of damage.
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise FileError(_("This file is too big."))
        sheet = load_workbook(io.BytesIO(content), read_only=True, data_only=True).worksheets[0]
        yield from _filled([_cell(cell) for cell in row] for row in sheet.iter_rows(max_col=20, values_only=True))
    except FileError:
        raise
    except Exception as error:
        raise FileError(_("This Excel file is damaged.")) from error


def _cell(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else str(value)


def _filled(rows: Iterable[list[str]]) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(rows, start=1):
        if number > MOST_ROWS + 2:
            return
        if any(cell.strip() for cell in cells):
            yield number, [cell.strip() for cell in cells]


def _columns(heads: list[str]) -> dict[str, int]:
    """Return field -> column; empty when the two that are needed are not there."""
    known = {name: [head.lower() in words for head in heads] for name, words in HEADINGS.items()}
    columns = {name: found.index(True) for name, found in known.items() if any(found)}
    return columns if {"number", "start"} <= set(columns) else {}


def _named(cells: list[str], columns: dict[str, int]) -> dict[str, str]:
    return {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}


def _krd(cells: list[str]) -> dict[str, str]:
    number, start, _from, end, _until, first, last, code, text, *_rest = [*cells, *[""] * KRD_CELLS]
    lessons = first.isdecimal() and last.isdecimal() and start == end
    hours = str(int(last) - int(first) + 1) if lessons else ""
    reason = code if code.lower() in REASONS else text
    return {"number": number, "start": start, "end": end, "hours": hours, "reason": reason}


def _line(row: int, cells: dict[str, str]) -> Line | LineError:
    start = _day(cells["start"])
    end = _day(cells["end"]) if cells.get("end") else start
    hours, reason = cells.get("hours", ""), REASONS.get(cells.get("reason", "").lower())
    if not cells["number"]:
        return LineError(row, _("The number of the child is missing."))
    if start is None or end is None:
        return LineError(row, _("This is no day."))
    if not 0 <= (end - start).days <= 92:
        return LineError(row, _("The last day comes before the first, or a long time after it."))
    if hours and not (hours.isdecimal() and int(hours[:4]) <= 12):
        return LineError(row, _("Hours per day: a whole number, 12 at most."))
    if reason is None:
        return LineError(row, _("The reason “%(reason)s” is not known.") % {"reason": cells["reason"][:40]})
    return Line(row, cells["number"], start, end, int(hours) if hours else None, *reason)


def _day(text: str) -> date | None:
    for form in FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    return None
