"""Reading learning results: CSV or XLSX, a row for each child and subject."""

from itertools import chain, islice
from pathlib import Path

from driehoek.exchange.readers.columns import known, plain
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.guardians import SAMPLE, are_citizen_numbers, table_of
from driehoek.exchange.readers.people_rows import choice
from driehoek.exchange.readers.records import ChildLink, Header, ResultRecord, Stream
from driehoek.exchange.readers.values import NUMBER, Checker, school_year

NEEDED = ("number", "subject", "level")
SUBJECT = 40


def read(path: Path) -> Stream:
    """Yield the header and the results in the file at `path`; raises `Unreadable`."""
    table = table_of(path)
    places = places_of(table.headers)
    if not is_list_of_results(table.headers):
        raise Unreadable("no_results", headings="Leerlingnummer, Vak, Resultaat")
    sample = list(islice(table.rows, SAMPLE))
    if are_citizen_numbers(places["number"], sample):
        raise Unreadable("citizen_numbers", column=table.headers[places["number"]])
    yield Header("results", complete=False)
    for row, cells in chain(sample, table.rows):
        check = Checker(row)
        named = {name: (table.headers[at], cells[at]) for name, at in places.items() if at < len(cells)}
        record = _record(named, check)
        if check.errors:
            yield from check.errors
        else:
            yield record


def is_list_of_results(headers: tuple[str, ...]) -> bool:
    """Whether these headings are those of learning results."""
    return set(NEEDED) <= places_of(headers).keys()


def places_of(headers: tuple[str, ...]) -> dict[str, int]:
    """In which column each value stands, as far as the headings tell."""
    words = known()["results"] | {"number": known()["results"]["number"] + known()["child_only"]["number"]}
    names = [plain(header) for header in headers]
    found = {field: [at for at, name in enumerate(names) if name in some] for field, some in words.items()}
    return {field: places[0] for field, places in found.items() if places}


def _record(cells: dict[str, tuple[str, str]], check: Checker) -> ResultRecord:
    number, subject = (
        check.text(*cells.get(name, (name, "")), longest=longest)
        for name, longest in (("number", NUMBER), ("subject", SUBJECT))
    )
    level = check.take(*cells.get("level", ("level", "")), choice("level"), "")
    day = check.day(*cells.get("day", ("day", "")))
    year = check.take(*cells.get("school_year", ("school_year", "")), school_year, "")
    for value, code in ((number, "no_child"), (subject, "no_subject"), (level, "no_level"), (day or year, "no_moment")):
        if not value and not check.errors:
            check.add("", code)
    return ResultRecord(check.row, (ChildLink(number=number, row=check.row),), subject, level, day, year)
