"""Reading OneRoster 1.1 and 1.2 CSV, and the CSV of School Data Sync: 2.1, and the parents of version 1.

These files refer to each other, so their rows first go into a small database on disk (only the columns needed, never
passwords, origin or country) and come out joined. Memory stays flat, and the disk space used is about that of the CSV.
"""

from dataclasses import replace
from pathlib import Path

from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.oneroster import first_sds
from driehoek.exchange.readers.oneroster.about import header
from driehoek.exchange.readers.oneroster.load import SCHEMA, load
from driehoek.exchange.readers.oneroster.people import children, groups, guardians, staff
from driehoek.exchange.readers.oneroster.relate import relate
from driehoek.exchange.readers.package import BOUNDS, Bounds, package
from driehoek.exchange.readers.records import Stream
from driehoek.exchange.readers.workspace import Store, workspace


def read(path: Path, bounds: Bounds = BOUNDS) -> Stream:
    """Yield header, groups, children, staff and guardians of the folder or zip at `path`.

    Raises `Unreadable` before any record when a file is missing, damaged or no list of users.
    """
    with package(path, bounds) as files, workspace(SCHEMA) as store:
        if first_sds.is_first_sds(files):
            yield from first_sds.read(files, store)
            return
        if "users.csv" not in files:
            raise Unreadable("bad_package")
        about = header(files)
        load(files, store)
        relate(store, about)
        yield replace(about, total=_count(store))
        yield from store.errors()
        yield from groups(store)
        yield from children(store)
        yield from staff(store)
        yield from guardians(store)


def _count(store: Store) -> int:
    return int(next(store.rows("SELECT (SELECT count(*) FROM classes) + (SELECT count(*) FROM users)"))[0])
