"""What a school can do so that a barrier falls away: a few coded measures, each with the reasons that it may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.activities.reasons import reasons
from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError

DATA = Path(__file__).parent / "data"
OFFERS = ("childcare_offered", "interpreter_offered")


@dataclass(frozen=True)
class Kind:
    """One kind of measure: its `key` in the records, the reasons it `answers`, and what parents can then ask for.

    `parent` holds what an invitation says of it in every language; empty when parents need not know.
    """

    key: str
    pictogram: str
    answers: tuple[str, ...]
    offers: str
    staff: Mapping[str, str]
    parent: Mapping[str, str]

    def label(self, language: str) -> str:
        """The words for staff, Dutch when there are none in their language."""
        return self.staff.get(language, self.staff[DEFAULT])


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds in the order they are offered, read and checked once; raises `DataError` on a slip in the file."""
    return read(DATA)


def kind(key: str) -> Kind:
    """The kind with this key; raises `KeyError` when there is none."""
    return {one.key: one for one in kinds()}[key]


def read(folder: Path) -> tuple[Kind, ...]:
    """Read and check measures.toml in `folder`."""
    name = "measures.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("measure",))
    rows = enumerate(strict.tables(name, table, "measure"), start=1)
    found = tuple(_kind(f"{name}, measure {number}", raw) for number, raw in rows)
    keys = [one.key for one in found]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise DataError(f"{name}: {', '.join(sorted(twice))} is there twice")
    return found


def _kind(where: str, raw: dict[str, Any]) -> Kind:
    told = {"parent"} & set(raw)
    strict.check_fields(where, raw, ("key", "pictogram", "answers", "offers", "staff", *told))
    if raw["offers"] not in ("", *OFFERS):
        raise DataError(f"{where}: offers is {raw['offers']!r}, allowed are nothing, {', '.join(OFFERS)}")
    return Kind(
        # The records keep a key in twenty characters.
        key=strict.text(where, raw, "key", longest=20),
        pictogram=strict.text(where, raw, "pictogram", longest=30),
        answers=strict.choices(where, raw, "answers", [one.code for one in reasons()]),
        offers=raw["offers"],
        staff=_words(f"{where}, staff", raw["staff"], STAFF_LANGUAGES),
        parent=_words(f"{where}, parent", raw["parent"], tuple(LANGUAGES)) if told else {},
    )


def _words(where: str, raw: dict[str, Any], languages: tuple[str, ...]) -> dict[str, str]:
    strict.check_fields(where, raw, languages)
    return {code: strict.text(where, raw, code, longest=160) for code in languages}
