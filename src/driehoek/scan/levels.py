"""The five levels with their conditions, kept as data that an expert can read and change."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.scan.models import HIGHEST, LOWEST
from driehoek.shared import strict
from driehoek.shared.strict import DataError

FILE = Path(__file__).parent / "data" / "blim.toml"
# Pages of a location, or of everything one sees, where something can be mended.
AT_LOCATION = frozenset({"year", "vision", "goals", "rounds", "library", "messages", "parent_hours"})
ANYWHERE = frozenset({"groups", "staff"})
EVIDENCE = frozenset(
    {
        "year_planned", "heads_with_mail", "vision_written", "messages_opened", "home_visits", "hours_given",
        "class_book_used", "mentors_with_mail", "formal_say", "about_learning", "thinking_along", "deciding",
        "all_partnerships", "team_with_mail_and_phone", "promises_kept", "talks_held", "attendance_registered",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Condition:
    """Something that must be so for a level, how it is mended and, if records know of it, by which `evidence`."""

    key: str
    words: Mapping[str, str]
    evidence: tuple[str, ...]
    place: str
    source: str

    def says(self, language: str) -> str:
        """The condition in Dutch, or in English for everybody else."""
        return self.words["nl" if language == "nl" else "en"]

    def mend(self, language: str) -> str:
        """What to do about it, in Dutch, or in English for everybody else."""
        return self.words["mend_nl" if language == "nl" else "mend_en"]


@dataclass(frozen=True)
class Level:
    """One of the five levels, from 1 (little) to 5 (much), with the conditions that it adds."""

    number: int
    words: Mapping[str, str]
    source: str
    conditions: tuple[Condition, ...]

    def name(self, language: str) -> str:
        """The name in Dutch, or in English for everybody else."""
        return self.words["nl" if language == "nl" else "en"]

    def meaning(self, language: str) -> str:
        """What the level means, in Dutch, or in English for everybody else."""
        return self.words["meaning_nl" if language == "nl" else "meaning_en"]


@dataclass(frozen=True)
class Model:
    """The levels in order, their version, and below how many parents asked a demand says little."""

    version: int
    few_parents: int
    levels: tuple[Level, ...]


@cache
def model() -> Model:
    """The model in use, read and checked once; raises `DataError` on a slip in the file."""
    return read(FILE)


def level(number: int) -> Level:
    """The level with this number, from 1 to 5."""
    return model().levels[number - LOWEST]


def read(file: Path) -> Model:
    """Read and check a file of levels; raises `DataError` that names the place of a slip."""
    table = strict.read(file)
    strict.check_fields(file.name, table, ("version", "few_parents", "level"))
    rows = enumerate(strict.tables(file.name, table, "level"), start=LOWEST)
    levels = tuple(_level(f"{file.name}, level {number}", number, raw) for number, raw in rows)
    if len(levels) != HIGHEST:
        raise DataError(f"{file.name}: there must be {HIGHEST} levels, found {len(levels)}")
    keys = [one.key for level in levels for one in level.conditions]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise DataError(f"{file.name}: {', '.join(sorted(twice))} is there twice")
    whole = {field: strict.whole(file.name, table, field) for field in ("version", "few_parents")}
    return Model(levels=levels, **whole)


def _level(where: str, number: int, raw: dict[str, Any]) -> Level:
    words = ("nl", "en", "meaning_nl", "meaning_en")
    strict.check_fields(where, raw, ("number", "source", "condition", *words))
    if raw["number"] != number:
        raise DataError(f"{where}: number is {raw['number']!r}, levels stand in order")
    conditions = enumerate(strict.tables(where, raw, "condition"), start=1)
    return Level(
        number=number,
        words={word: strict.text(where, raw, word, longest=200) for word in words},
        source=strict.text(where, raw, "source"),
        conditions=tuple(_condition(f"{where}, condition {place}", one) for place, one in conditions),
    )


def _condition(where: str, raw: dict[str, Any]) -> Condition:
    words = ("nl", "en", "mend_nl", "mend_en")
    optional = {"evidence", "place"} & raw.keys()
    strict.check_fields(where, raw, ("key", "source", *words, *optional))
    return Condition(
        key=strict.text(where, raw, "key", longest=40),
        words={word: strict.text(where, raw, word, longest=200) for word in words},
        source=strict.text(where, raw, "source"),
        evidence=strict.choices(where, raw, "evidence", EVIDENCE) if "evidence" in raw else (),
        place=strict.choice(where, raw, "place", AT_LOCATION | ANYWHERE) if "place" in raw else "",
    )
