"""One CSV file of a package: its rows by column name, forgiving about how the names are written."""

import re
from collections.abc import Iterator

from driehoek.exchange.readers.package import Package
from driehoek.exchange.readers.tables import rows
from driehoek.exchange.readers.values import Checker, clean

# As real exports write it.
MISSPELT = {
    "prefferedgivenname": "preferredgivenname",
    "datalastmodified": "datelastmodified",
    "agents": "agentsourcedids",
}
SEPARATORS = re.compile(r"[,;|]")


def plain(name: str) -> str:
    """A column name in small letters and digits only, with known misspellings mended."""
    letters = re.sub(r"[^a-z0-9]", "", name.lower())
    return MISSPELT.get(letters, letters)


class Line:
    """One row: `line["givenname"]` is its cell, "" when the file has no such column."""

    def __init__(self, name: str, cells: dict[str, str], check: Checker) -> None:
        self.name = name
        self.cells = cells
        self.check = check

    def __getitem__(self, column: str) -> str:
        return clean(self.cells.get(column, ""))

    def first(self, *columns: str) -> str:
        """The first of these cells that is not empty."""
        return next((self[column] for column in columns if self[column]), "")

    def entries(self, column: str) -> list[str]:
        """The entries of a cell that holds several."""
        return [entry.strip() for entry in SEPARATORS.split(self[column]) if entry.strip()]

    def field(self, column: str) -> str:
        """How a person finds this cell: file and column."""
        return f"{self.name} {column}"

    @property
    def removed(self) -> bool:
        """Whether the sender says that this row is no longer true."""
        return self["status"].lower() in {"tobedeleted", "inactive"}


def lines(files: Package, name: str) -> Iterator[Line]:
    """The rows of the file `name`, none when the package has no such file or it is empty."""
    if name not in files:
        return
    table = rows(files[name])
    _, headings = next(table, (1, []))
    columns = {plain(heading): place for place, heading in reversed(list(enumerate(headings))) if plain(heading)}
    for number, cells in table:
        check = Checker(number)
        if any(cell.strip() for cell in cells[len(headings) :]):
            check.add(name, "too_many_cells")
            cells = []
        yield Line(name, {column: cells[place] for column, place in columns.items() if place < len(cells)}, check)
