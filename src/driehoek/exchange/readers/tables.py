"""Rows of a CSV file, whatever its delimiter and letters, as one stream that needs little memory."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import IO

from driehoek.exchange.readers.errors import Unreadable

Opener = Callable[[], IO[bytes]]
Row = tuple[int, list[str]]
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CHUNK = 1 << 16
LONGEST_CELL = 20_000
MOST_CELLS = 500

csv.field_size_limit(LONGEST_CELL)


def rows(source: Opener) -> Iterator[Row]:
    """Yield (number as a spreadsheet counts, cells) of every row that is not empty.

    UTF-8 and UTF-16 are recognised, anything else is read as Windows letters (cp1252); the delimiter is what splits
    the first line most. Raises `Unreadable` when the file is no text or its quotes do not fit.
    """
    encoding = _encoding(source)
    with closing(source()) as raw, closing(io.TextIOWrapper(raw, encoding, newline="")) as file:
        try:
            yield from _parse(file)
        except UnicodeError:
            raise Unreadable("encoding") from None


def _parse(file: io.TextIOWrapper) -> Iterator[Row]:
    reader = csv.reader(file, delimiter=_delimiter(file), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if len(cells) > MOST_CELLS:
                raise Unreadable("too_complex")
            if any(cell.strip() for cell in cells) and not _is_separator_line(number, cells):
                yield number, cells
    except csv.Error:
        raise Unreadable("bad_csv", row=str(number + 1)) from None


def _is_separator_line(number: int, cells: list[str]) -> bool:
    # Excel writes "sep=;" above the headings for itself.
    return number == 1 and cells[0].lower().startswith("sep=")


def _delimiter(file: io.TextIOWrapper) -> str:
    first = file.readline(CHUNK)
    if first.lower().startswith("sep="):
        first = file.readline(CHUNK)
    file.seek(0)
    return max(";,\t", key=first.count)


def _encoding(source: Opener) -> str:
    with closing(source()) as file:
        start = file.read(4)
        encoding = next((name for bom, name in BOMS.items() if start.startswith(bom)), "")
        return encoding or ("utf-8" if _is_utf8(file, start) else "cp1252")


def _is_utf8(file: IO[bytes], start: bytes) -> bool:
    """Read the whole file: one old letter at the end would otherwise stop an import half-way."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    chunk = start
    try:
        while chunk:
            if b"\0" in chunk:
                raise Unreadable("binary")
            decoder.decode(chunk)
            chunk = file.read(CHUNK)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True
