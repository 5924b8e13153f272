"""Ways of inviting that can be compared by lot, and what a comparison must be able to see: data with its checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError

DATA = Path(__file__).parent / "data"
ADDS = ("nothing", "opening", "letter", "phone")
PLAN = ("confidence", "power", "smallest_group", "usual_share")


@dataclass(frozen=True)
class Way:
    """One way of inviting: its `key` in the records, what it `adds` to the usual invitation, and words for staff."""

    key: str
    adds: str
    words: Mapping[str, str]

    def label(self, language: str) -> str:
        """The words for staff, Dutch when there are none in their language."""
        return self.words.get(language, self.words[DEFAULT])


@dataclass(frozen=True)
class Ways:
    """All ways, the opening sentence in every language, and what a comparison asks (`ways.toml` says each)."""

    ways: tuple[Way, ...]
    opening: Mapping[str, str]
    confidence: float
    power: float
    smallest_group: int
    usual_share: float


@cache
def all_ways() -> Ways:
    """Everything in ways.toml, read and checked once; raises `DataError` on a slip in the file."""
    return read(DATA)


def way(key: str) -> Way:
    """The way with this key; raises `KeyError` when there is none."""
    return {one.key: one for one in all_ways().ways}[key]


def read(folder: Path) -> Ways:
    """Read and check ways.toml in `folder`."""
    name = "ways.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("plan", "way", "opening"))
    rows = enumerate(strict.tables(name, table, "way"), start=1)
    found = tuple(_way(f"{name}, way {number}", raw) for number, raw in rows)
    if len({one.key for one in found}) < len(found) or found[0].adds != "nothing":
        raise DataError(f"{name}: every way is there once, and the first is the usual one, which adds nothing")
    return Ways(found, _opening(f"{name}, opening", table["opening"]), **_plan(f"{name}, plan", table["plan"]))


def _way(where: str, raw: dict[str, Any]) -> Way:
    strict.check_fields(where, raw, ("key", "adds", *STAFF_LANGUAGES))
    words = {code: strict.text(where, raw, code, longest=80) for code in STAFF_LANGUAGES}
    return Way(strict.text(where, raw, "key", longest=20), strict.choice(where, raw, "adds", ADDS), words)


def _opening(where: str, raw: dict[str, Any]) -> dict[str, str]:
    strict.check_fields(where, raw, tuple(LANGUAGES))
    words = {code: strict.text(where, raw, code, longest=200) for code in LANGUAGES}
    if silent := [code for code, text in words.items() if "{child}" not in text]:
        raise DataError(f"{where}: {', '.join(silent)} does not name {{child}}")
    return words


def _plan(where: str, raw: dict[str, Any]) -> dict[str, Any]:
    strict.check_fields(where, raw, PLAN)
    numbers = {name: float(strict.amount(where, raw, name)) for name in PLAN}
    if any(numbers[name] >= 1 for name in ("confidence", "power", "usual_share")):
        raise DataError(f"{where}: confidence, power and usual_share are shares below one")
    return {**numbers, "smallest_group": int(numbers["smallest_group"])}
