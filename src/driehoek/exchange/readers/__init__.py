"""Reading what schools already have. `read(path)` gives the header and a stream of records; nothing is stored here."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from driehoek.exchange.readers import edexml, guardians, oneroster, results, year_plan
from driehoek.exchange.readers.columns import Mapping
from driehoek.exchange.readers.detect import detect
from driehoek.exchange.readers.records import Format, Header, Record, RowError, Stream


def read(
    path: Path, kind: Format | None = None, mapping: Mapping | None = None
) -> tuple[Header, Iterator[Record | RowError]]:
    """What the file says about itself, and its records and row errors, one by one.

    `kind` is detected when it is not given; "sds" and "oneroster" are read by the same reader. `mapping` is only for
    lists of parents. Raises `Unreadable` (or `NeedsMapping`) here, before any record, when the file as a whole cannot
    be read; a file that breaks off in the middle may still raise it later, so apply records in one transaction.
    """
    stream = _stream(path, kind or detect(path), mapping)
    header = cast(Header, next(stream))
    return header, cast(Iterator[Record | RowError], stream)


def _stream(path: Path, kind: Format, mapping: Mapping | None) -> Stream:
    match kind:
        case "edexml":
            return edexml.read(path)
        case "guardians":
            return guardians.read(path, mapping)
        case "oneroster" | "sds":
            return oneroster.read(path)
        case "results":
            return results.read(path)
        case "year_plan":
            return year_plan.read(path)
