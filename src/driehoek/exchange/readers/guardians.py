"""Reading a list of parents: CSV or XLSX, a row per child with its guardians, or a row per guardian with children.

A person who stands on several rows (two children, or a row per child and parent) comes out once, with all children.
For that the rows first go into a small database on disk; a CSV of any size takes little memory.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any

from driehoek.exchange.readers import excel, tables
from driehoek.exchange.readers.columns import Mapping, chosen, is_forbidden
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.people_rows import Cells, children_of, guardians_of
from driehoek.exchange.readers.records import ChildLink, GuardianRecord, Header, Stream
from driehoek.exchange.readers.safexml import LIMITS
from driehoek.exchange.readers.tables import Row
from driehoek.exchange.readers.values import Checker
from driehoek.exchange.readers.workspace import Store, workspace

SCHEMA = """
CREATE TABLE people (id INTEGER PRIMARY KEY, identity TEXT UNIQUE, data TEXT);
CREATE TABLE links (person INTEGER, link TEXT, row INTEGER, UNIQUE (person, link));
"""
SAMPLE = 50
ENOUGH = 5
NUMBERS = ("child.number", "child.numbers", "guardian1.key", "guardian2.key", "guardian3.key")


@dataclass(frozen=True)
class Table:
    """A list with unique column names, without the columns that may never be read."""

    headers: tuple[str, ...]
    rows: Iterator[Row]


def read(path: Path, mapping: Mapping | None = None) -> Stream:
    """Yield the header and the guardians in the file at `path`, read with `mapping` or with what is recognised.

    Raises `Unreadable`; its kind `NeedsMapping` when a person has to say which column holds what.
    """
    table = table_of(path)
    used = chosen(table.headers, mapping)
    sample = list(islice(table.rows, SAMPLE))
    used, dropped = _without_citizen_numbers(used, table.headers, sample)
    forbidden = [name for name in table.headers if is_forbidden(name)]
    with workspace(SCHEMA) as store:
        for number, cells in chain(sample, table.rows):
            _keep(Cells(table.headers, cells, used, Checker(number)), store)
        total = int(next(store.rows("SELECT count(*) FROM people"))[0])
        yield Header("guardians", dropped=(*forbidden, *dropped), total=total)
        yield from store.errors()
        yield from _guardians(store)


def headers_of(path: Path) -> tuple[str, ...]:
    """The column names of a list, in order; raises `Unreadable`."""
    return table_of(path).headers


def table_of(path: Path) -> Table:
    """The list in a file; raises `Unreadable`."""
    rows = _rows(path)
    # Above the headings there may be a title in the first cell.
    headings = next((cells for _, cells in rows if sum(bool(cell.strip()) for cell in cells) > 1), None)
    if headings is None:
        raise Unreadable("no_rows")
    counts: dict[str, int] = {}
    names = []
    for heading in headings:
        name = " ".join(heading.split())
        counts[name] = counts.get(name, 0) + 1
        names.append(f"{name} ({counts[name]})" if name and counts[name] > 1 else name)
    return Table(tuple(names), rows)


def _rows(path: Path) -> Iterator[Row]:
    try:
        if path.stat().st_size > LIMITS.size:
            raise Unreadable("too_big", longest=str(LIMITS.size >> 20))
        with path.open("rb") as file:
            is_zip = file.read(2) == b"PK"
    except OSError:
        raise Unreadable("missing") from None
    return excel.rows(path) if is_zip else tables.rows(lambda: path.open("rb"))


def _without_citizen_numbers(
    mapping: Mapping, headers: tuple[str, ...], sample: list[Row]
) -> tuple[Mapping, list[str]]:
    """Leave out a column of numbers that are all citizen numbers, whatever it is called."""
    found = [
        name
        for name, target in mapping.columns.items()
        if target in NUMBERS and are_citizen_numbers(headers.index(name), sample)
    ]
    left = {name: target for name, target in mapping.columns.items() if name not in found}
    if found and not Mapping(left).is_enough:
        raise Unreadable("citizen_numbers", column=found[0])
    return Mapping(left, mapping.relations), found


def are_citizen_numbers(place: int, sample: list[Row]) -> bool:
    """Whether all that stands in this column passes the test of a citizen number."""
    values = {cells[place].strip() for _, cells in sample if place < len(cells) and cells[place].strip()}
    # One number in eleven passes the test by chance; five different ones do not.
    return len(values) >= ENOUGH and all(_passes_eleven_test(value) for value in values)


def _passes_eleven_test(value: str) -> bool:
    if not (value.isascii() and value.isdigit() and len(value) in (8, 9)):
        return False
    digits = [int(digit) for digit in value.zfill(9)]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(weight * digit for weight, digit in zip(weights, digits, strict=True)) % 11 == 0


def _keep(cells: Cells, store: Store) -> None:
    children = children_of(cells)
    if children:
        for guardian, relation in guardians_of(cells):
            person = _person(guardian, store)
            for child in children:
                link = json.dumps({**_fields(child), **relation}, default=date.isoformat)
                store.add("INSERT OR IGNORE INTO links VALUES (?, ?, ?)", person, link, cells.check.row)
    store.note(cells.check.errors)


def _fields(record: ChildLink | GuardianRecord) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}


def _person(guardian: GuardianRecord, store: Store) -> int:
    """The number of this person in the store; who stands there already gets what was still unknown."""
    data = _fields(guardian)
    del data["children"]
    identity = _identity(guardian)
    for number, kept in store.rows("SELECT id, data FROM people WHERE identity = ?", identity):
        store.add("UPDATE people SET data = ? WHERE id = ?", json.dumps(_merged(json.loads(kept), data)), number)
        return int(number)
    store.add("INSERT INTO people (identity, data) VALUES (?, ?)", identity, json.dumps(data))
    return int(next(store.rows("SELECT last_insert_rowid()"))[0])


def _identity(guardian: GuardianRecord) -> str | None:
    """By what the same person is known on another row: own key, or name with e-mail address, phone or address."""
    if guardian.key:
        return f"key {guardian.key}"
    name = " ".join((guardian.given_name or guardian.initials, guardian.infix, guardian.family_name)).lower()
    if guardian.email or guardian.phone:
        return f"{guardian.email.lower() or guardian.phone} {name}"
    return f"{guardian.street} {guardian.postcode} {name}".lower() if guardian.street else None


def _merged(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    merged = {name: value if value not in ("", None) else new[name] for name, value in old.items()}
    # Where rows differ, what protects the person counts.
    merged["secret_phone"] = old["secret_phone"] or new["secret_phone"]
    if False in (old["wants_email"], new["wants_email"]):
        merged["wants_email"] = False
    return merged


def _guardians(store: Store) -> Iterator[GuardianRecord]:
    for number, data in store.rows("SELECT id, data FROM people ORDER BY id"):
        links = store.rows("SELECT link, row FROM links WHERE person = ? ORDER BY rowid", number)
        yield GuardianRecord(**json.loads(data), children=tuple(_link(json.loads(link), row) for link, row in links))


def _link(data: dict[str, Any], row: int) -> ChildLink:
    born = data["birth_date"]
    return ChildLink(**{**data, "birth_date": date.fromisoformat(born) if born else None, "row": row})
