"""The steps to an adopted plan as data: data/steps.toml, read and checked once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from driehoek.cycle.conditions import CONDITIONS
from driehoek.plancheck.catalogue import SOURCE, rules
from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, STAFF_LANGUAGES
from driehoek.shared.strict import DataError, Table

FILE = Path(__file__).parent / "data" / "steps.toml"
FIELDS = ("key", "source", "where", "done", "clear", "beside", "said", "week")
WORDS = ("title", "why", "who")
WEEK = re.compile(r"\d+(–\d+)?")


@dataclass(frozen=True)
class Step:
    """One step: `where` it is done, what must be there, and which rules of the plan check belong to it.

    `done` names conditions, `clear` rules that hold the step up and `beside` rules that are only shown with it. `said`:
    Driehoek cannot see all of it, so a school may say it did it. `week` counts from the beginning.
    """

    key: str
    source: str
    where: str
    done: tuple[str, ...]
    clear: tuple[str, ...]
    beside: tuple[str, ...]
    said: bool
    week: str
    words: Mapping[str, Mapping[str, str]]

    def text(self, name: str, language: str) -> str:
        """Its title, why or who in this language, in Dutch when there are no words in it."""
        return self.words.get(language, self.words[DEFAULT])[name]


@cache
def steps() -> tuple[Step, ...]:
    """All steps in order; raises `DataError` on a slip in the file."""
    return read(FILE)


def read(path: Path) -> tuple[Step, ...]:
    """Read and check a file with steps."""
    rows = strict.tables(path.name, strict.read(path), "step")
    found = tuple(_step(f"{path.name}, step {number}", row) for number, row in enumerate(rows, 1))
    if len({one.key for one in found}) != len(found):
        raise DataError(f"{path.name}: a key stands there twice")
    return found


def _step(where: str, row: Table) -> Step:
    strict.check_fields(where, row, (*FIELDS, *STAFF_LANGUAGES))
    source, week = strict.text(where, row, "source"), strict.text(where, row, "week")
    if not SOURCE.fullmatch(source) or not WEEK.fullmatch(week):
        raise DataError(f"{where}: source is like 'S4, section 5.2' and week like '3' or '3–4'")
    lists = {"done": _names(where, row, "done", tuple(CONDITIONS))}
    lists |= {name: _names(where, row, name, tuple(rules())) for name in ("clear", "beside")}
    if not (lists["done"] or lists["clear"]):
        raise DataError(f"{where}: nothing says when it counts as done")
    return Step(
        key=strict.text(where, row, "key"), source=source, where=strict.text(where, row, "where"), week=week,
        said=strict.flag(where, row, "said"), words={tongue: _words(where, row[tongue]) for tongue in STAFF_LANGUAGES},
        **lists,
    )  # fmt: skip


def _names(where: str, row: Table, field: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    return () if row[field] == [] else strict.choices(where, row, field, allowed)


def _words(where: str, table: Table) -> Mapping[str, str]:
    strict.check_fields(where, table, WORDS)
    return {name: strict.text(where, table, name) for name in WORDS}
