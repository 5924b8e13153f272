"""Rows of the first sheet of an .xlsx file."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.package import Bounds, unpacked
from driehoek.exchange.readers.tables import LONGEST_CELL, MOST_CELLS, Row

# openpyxl keeps all different texts of a workbook in memory, so an Excel file may be smaller than a CSV.
BOUNDS = Bounds(size=300 * 2**20)


def rows(path: Path, bounds: Bounds = BOUNDS) -> Iterator[Row]:
    """Yield (row number as Excel shows it, cells as text) of every row that is not empty.

    Formulas give the value that Excel saved. Raises `Unreadable` when the file is damaged, locked or too big.
    """
    with unpacked(path, bounds):
        pass
    for number, values in enumerate(_values(path), start=1):
        cells = [_text(value) for value in values]
        if any(cells):
            yield number, cells


def _values(path: Path) -> Iterator[tuple[object, ...]]:
    # A damaged workbook makes openpyxl fail in as many ways as there are kinds of damage.
    try:
        # Given a name, openpyxl refuses one that does not end in .xlsx, and uploads are kept under names of our own.
        with (
            path.open("rb") as file,
            closing(load_workbook(file, read_only=True, data_only=True, keep_links=False)) as book,
        ):
            sheet = book.worksheets[0]
            # Many programs write a wrong size of the sheet.
            sheet.reset_dimensions()
            yield from sheet.iter_rows(max_col=MOST_CELLS, values_only=True)
    except Exception:
        raise Unreadable("bad_xlsx") from None


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.isoformat()[:10]
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()[:LONGEST_CELL]
