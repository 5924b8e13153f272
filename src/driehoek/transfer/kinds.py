"""What may go along to the next school, kind by kind: data/kinds.toml, read and checked once (row B12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError

FILE = Path(__file__).parent / "data" / "kinds.toml"
# What a kind can hold; papers.py tells each of these.
CONTACT, REPORTS, AGREEMENTS, INTAKE, WORDS = PARTS = ("contact", "reports", "agreements", "intake", "words")
EACH, TOGETHER = DECIDES = ("each", "together")


@dataclass(frozen=True)
class Kind:
    """A kind of information: what it holds, and whether the word of one is enough or all who decide say yes."""

    key: str
    holds: str
    decides: str
    staff: Mapping[str, str]
    parent: Mapping[str, str]

    @property
    def together(self) -> bool:
        """Whether it goes along only when everybody who decides lets it."""
        return self.decides == TOGETHER

    @property
    def label(self) -> str:
        """As it is chosen, in the language of who chooses."""
        return _in_language(self.parent)

    @property
    def title(self) -> str:
        """As colleagues read it, here and at the other school."""
        return _in_language(self.staff)


def _in_language(words: Mapping[str, str]) -> str:
    return words.get(get_language() or DEFAULT, words[DEFAULT])


@cache
def kinds() -> dict[str, Kind]:
    """All kinds by key in the order they are offered; raises `DataError` on a slip in the file."""
    return {one.key: one for one in read(FILE)}


def read(file: Path) -> tuple[Kind, ...]:
    """Read and check a file of kinds."""
    table = strict.read(file)
    strict.check_fields(file.name, table, ("kind",))
    found = tuple(_kind(f"{file.name}, {n}", raw) for n, raw in enumerate(strict.tables(file.name, table, "kind"), 1))
    for name in ("key", "holds"):
        said = [getattr(one, name) for one in found]
        if twice := {value for value in said if said.count(value) > 1}:
            raise DataError(f"{file.name}: {name} {', '.join(sorted(twice))} is there twice")
    return found


def _kind(where: str, raw: dict[str, Any]) -> Kind:
    strict.check_fields(where, raw, ("key", "holds", "decides", "staff", "parent"))
    return Kind(
        key=strict.text(where, raw, "key", longest=20),
        holds=strict.choice(where, raw, "holds", PARTS),
        decides=strict.choice(where, raw, "decides", DECIDES),
        staff=_labels(f"{where}, staff", raw["staff"], STAFF_LANGUAGES),
        parent=_labels(f"{where}, parent", raw["parent"], tuple(LANGUAGES)),
    )


def _labels(where: str, raw: dict[str, Any], languages: tuple[str, ...]) -> dict[str, str]:
    strict.check_fields(where, raw, languages)
    return {code: strict.text(where, raw, code, longest=120) for code in languages}
