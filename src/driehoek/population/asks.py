"""What the numbers ask of the school: rules as data, data/asks.toml, read and checked once."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.population.counting import Table
from driehoek.population.register import PARTS
from driehoek.shared import strict
from driehoek.shared.languages import STAFF_LANGUAGES
from driehoek.shared.strict import DataError

FILE = Path(__file__).parent / "data" / "asks.toml"
FIELDS = ("part", "key", "besides", "at_least", "where", "source", *STAFF_LANGUAGES)
FEWEST = 5  # of fewer, no share is said to ask anything


@dataclass(frozen=True)
class Ask:
    """A row (or everybody beside it), from which share on it asks something, and the page that helps."""

    part: str
    key: str
    besides: bool
    at_least: float
    where: str
    source: str
    title: dict[str, str]
    help: dict[str, str]

    def holds(self, table: Table) -> bool:
        """Whether the share of those of whom it is known is that large; never guessed from what is not given."""
        counts = dict(table["rows"])
        known = sum(counts.values()) if self.besides else table["whole"] - (table["unknown"] or 0)
        if table["unknown"] is None or self.key not in counts or known < FEWEST:
            return False
        found = known - counts[self.key] if self.besides else counts[self.key]
        return bool(found >= self.at_least * known)


@cache
def asks() -> tuple[Ask, ...]:
    """All rules in the order of the file; raises DataError on a slip."""
    return read(FILE)


def read(file: Path) -> tuple[Ask, ...]:
    """Read and check a file of rules."""
    raw = strict.read(file)
    strict.check_fields(file.name, raw, ("ask",))
    return tuple(_ask(f"{file.name}, {n}", one) for n, one in enumerate(strict.tables(file.name, raw, "ask"), 1))


def _ask(where: str, raw: dict[str, Any]) -> Ask:
    strict.check_fields(where, raw, FIELDS)
    for language in STAFF_LANGUAGES:
        strict.check_fields(f"{where}, {language}", raw[language], ("title", "help"))
    if raw["part"] not in PARTS:
        raise DataError(f"{where}: no part is called {raw['part']}")
    if not 0 < raw["at_least"] <= 1:
        raise DataError(f"{where}: at_least must lie between 0 and 1")
    said = {word: {code: strict.text(where, raw[code], word) for code in STAFF_LANGUAGES} for word in ("title", "help")}
    plain = {name: raw[name] for name in ("part", "key", "besides", "where", "source")}
    return Ask(**plain, at_least=float(raw["at_least"]), title=said["title"], help=said["help"])


def asked(tables: Iterable[Table]) -> list[Ask]:
    """What these tables ask."""
    found = {table["code"]: table for table in tables}
    return [one for one in asks() if one.part in found and one.holds(found[one.part])]
