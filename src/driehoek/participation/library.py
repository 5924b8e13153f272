"""Kinds of talents, how people are asked, and known risks, from the files in `data` (rows V1, V3, V5; S2)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TypeVar

from django.utils.translation import get_language

from driehoek.shared import strict
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError, Table

DATA = Path(__file__).parent / "data"
RISKS = ("own_case", "claims", "same_few", "not_involved")
PARTS = {
    "asking": ("most", "days", "proposed", "reminder"),
    "few": ("families", "share", "least"),
    "concern": ("days",),
    "outside": ("years", "warn_days"),
}


@dataclass(frozen=True)
class Named:
    """Something with words in several languages; one without words in the reader's language speaks Dutch."""

    key: str
    words: Mapping[str, str]

    @property
    def here(self) -> str:
        """Its words in the language of the page."""
        return self.words.get(get_language() or DEFAULT, self.words[DEFAULT])


@dataclass(frozen=True)
class Kind(Named):
    """A kind of talent with its pictogram, named in every language that parents read."""

    pictogram: str


@dataclass(frozen=True)
class Risk(Named):
    """A known risk: its number, its source, and what a colleague reads where it occurs."""

    number: int
    source: str


Entry = TypeVar("Entry", bound=Named)


@cache
def talents() -> dict[str, Kind]:
    """Every kind of talent by key, in the order in which they are offered; raises `DataError` on a slip."""
    return _entries(DATA / "talents.toml", "talent", read_kind)


@cache
def risks() -> dict[str, Risk]:
    """Every known risk by key."""
    found = _entries(DATA / "risks.toml", "risk", read_risk)
    if missing := set(RISKS) - set(found):
        raise DataError(f"risks.toml: missing {', '.join(sorted(missing))}")
    return found


@cache
def settings() -> dict[str, dict[str, Decimal]]:
    """How people are asked: the numbers of settings.toml by part and name."""
    return read_settings(DATA / "settings.toml")


def number(part: str, name: str) -> int:
    """One whole number of settings.toml."""
    return int(settings()[part][name])


def read_kind(where: str, raw: Table) -> Kind:
    """One kind of talent, checked."""
    strict.check_fields(where, raw, ("key", "pictogram", *LANGUAGES))
    words = _words(where, raw, LANGUAGES, 60)
    return Kind(strict.text(where, raw, "key", 20), words, strict.choice(where, raw, "pictogram", ICONS))


def read_risk(where: str, raw: Table) -> Risk:
    """One risk, checked: the code knows where it occurs, so no other may be named."""
    strict.check_fields(where, raw, ("key", "number", "source", *STAFF_LANGUAGES))
    key, words = strict.choice(where, raw, "key", RISKS), _words(where, raw, STAFF_LANGUAGES, 240)
    return Risk(key, words, strict.whole(where, raw, "number"), strict.text(where, raw, "source"))


def read_settings(path: Path) -> dict[str, dict[str, Decimal]]:
    """Read and check settings.toml: whole numbers, and a share of at most 1."""
    table = strict.read(path)
    strict.check_fields(path.name, table, tuple(PARTS))
    for part, names in PARTS.items():
        strict.check_fields(f"{path.name}, {part}", table[part], names)
    found = {part: {one: strict.amount(path.name, table[part], one) for one in ones} for part, ones in PARTS.items()}
    if found["few"]["share"] > 1:
        raise DataError(f"{path.name}: share must lie between 0 and 1")
    return found


def _words(where: str, raw: Table, codes: Iterable[str], longest: int) -> dict[str, str]:
    return {code: strict.text(where, raw, code, longest) for code in codes}


def _entries(path: Path, field: str, make: Callable[[str, Table], Entry]) -> dict[str, Entry]:
    table = strict.read(path)
    strict.check_fields(path.name, table, (field,))
    made = [make(f"{path.name}, {one.get('key')}", one) for one in strict.tables(path.name, table, field)]
    found = {one.key: one for one in made}
    if len(found) != len(made):
        raise DataError(f"{path.name}: a key is there twice")
    return found
