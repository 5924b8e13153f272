"""Telling by its content which format a file or folder is."""

from pathlib import Path
from zipfile import ZipFile

from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.guardians import headers_of
from driehoek.exchange.readers.package import package, unpacked
from driehoek.exchange.readers.records import Format
from driehoek.exchange.readers.results import is_list_of_results
from driehoek.exchange.readers.year_plan import SHEET

WORKBOOK, SMALL = "xl/workbook.xml", 1 << 16
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
XML_STARTS = (b"<", "<".encode("utf-16-le"), "<".encode("utf-16-be"))
UTF16_TEXT = (b"\xff\xfe", b"\xfe\xff")
MARKS = (b"\xef\xbb\xbf", *UTF16_TEXT)


def detect(path: Path) -> Format:
    """The format of `path`; a package of either kind is "oneroster", and its reader tells which one it is.

    Raises `Unreadable` for what cannot be any of them. Whether the file is sound only shows when it is read.
    """
    if path.is_dir():
        return _package_format(path)
    start = _start(path)
    if not start.strip(b" \t\r\n\0"):
        raise Unreadable("empty")
    if start.startswith(OLD_EXCEL):
        raise Unreadable("old_excel")
    if start.startswith(b"PK"):
        return _zip_format(path)
    return _list_format(path) if _is_list(start) else "edexml"


def _start(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        raise Unreadable("missing") from None


def _is_list(start: bytes) -> bool:
    """Whether this is text without tags: a list."""
    mark = next((mark for mark in MARKS if start.startswith(mark)), b"")
    if start.removeprefix(mark).lstrip(b" \t\r\n").startswith(XML_STARTS):
        return False
    if b"\0" in start and mark not in UTF16_TEXT:
        raise Unreadable("binary")
    return True


def _list_format(path: Path) -> Format:
    """What a list is about, by its headings; what is wrong with it otherwise is told when it is read."""
    try:
        return "results" if is_list_of_results(headers_of(path)) else "guardians"
    except Unreadable:
        return "guardians"


def _zip_format(path: Path) -> Format:
    with unpacked(path) as archive:
        if "[Content_Types].xml" in archive.namelist():
            return "year_plan" if _is_year_plan(archive) else _list_format(path)
    return _package_format(path)


def _is_year_plan(archive: ZipFile) -> bool:
    """Whether a sheet is called as ours; the rest of a large workbook need not be read for that."""
    if WORKBOOK not in archive.namelist():
        return False
    with archive.open(WORKBOOK) as book:
        return f'name="{SHEET}"'.encode() in book.read(SMALL)


def _package_format(path: Path) -> Format:
    with package(path) as files:
        if "users.csv" in files or {"user.csv", "guardianrelationship.csv"} <= files.keys():
            return "oneroster"
    raise Unreadable("bad_package")
