"""What to ask in each kind of talk: data/guides.toml, read and checked once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.conversations import phrases
from driehoek.conversations.models import Round
from driehoek.people.models import Child
from driehoek.people.rules import today

FILE = Path(__file__).parent / "data" / "guides.toml"
FEWEST, MOST = 2, 4
LONGEST = 110  # signs: one or two lines on a phone
ADULT = 18


class GuidesError(ValueError):
    """The file with guides says something it may not say; the message names the place."""


@dataclass(frozen=True)
class Subject:
    """A subject with its questions, for children of `from_age` until `until_age` years (both included)."""

    key: str
    questions: tuple[str, ...]
    from_age: int = 0
    until_age: int = 200

    @property
    def title(self) -> str:
        """What it is called, in the language of the page; parents read it above what was said."""
        return str(phrases.SUBJECTS[self.key])


@dataclass(frozen=True)
class Guide:
    """The subjects of one kind of talk in order, and whether a report of it is expected."""

    kind: str
    subjects: tuple[Subject, ...]
    report: bool

    def for_child(self, child: Child) -> list[Subject]:
        """The subjects that fit the age of this child; when it is not known, all of them."""
        age = age_of(child)
        return [one for one in self.subjects if age is None or one.from_age <= age <= one.until_age]


@dataclass(frozen=True)
class Guides:
    """Kind -> guide."""

    kinds: Mapping[str, Guide]


def age_of(child: Child, day: date | None = None) -> int | None:
    """Whole years on `day` (today), None when the birth date is not known."""
    born, day = child.birth_date, day or today()
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@cache
def guides() -> Guides:
    """The guides as they stand in the file; raises `GuidesError` on a slip in it."""
    return read(FILE)


def guide_for(kind: str) -> Guide:
    """The guide of one kind of talk."""
    return guides().kinds[kind]


def with_report() -> list[str]:
    """The kinds of talks of which a report is expected."""
    return [kind for kind, guide in guides().kinds.items() if guide.report]


def read(path: Path) -> Guides:
    """Read and check a file with the guides of every kind of talk."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    _only(table, {"subjects", "kinds"}, "the file")
    if wrong := set(table["subjects"]) ^ set(phrases.SUBJECTS):
        raise GuidesError(f"subjects missing or unknown: {', '.join(sorted(wrong))}")
    if wrong := set(table["kinds"]) ^ set(Round.Kind.values):
        raise GuidesError(f"kinds missing or unknown: {', '.join(sorted(wrong))}")
    subjects = {key: _subject(key, row) for key, row in table["subjects"].items()}
    kinds = {kind: _guide(kind, table["kinds"][kind], subjects) for kind in Round.Kind.values}
    return Guides(kinds)


def _subject(key: str, row: Mapping[str, Any]) -> Subject:
    _only(row, {"questions"}, key, {"from_age", "until_age"})
    ages = {name: row[name] for name in ("from_age", "until_age") if name in row}
    if strange := [name for name, age in ages.items() if type(age) is not int or not 0 <= age <= ADULT]:
        raise GuidesError(f"{key}: {strange[0]} is a number of years from 0 to {ADULT}")
    return Subject(key, _lines(row["questions"], key), **ages)


def _guide(kind: str, row: Mapping[str, Any], known: Mapping[str, Subject]) -> Guide:
    _only(row, {"report", "subjects"}, kind, {"questions"})
    keys, own = row["subjects"], row.get("questions", {})
    if not isinstance(row["report"], bool):
        raise GuidesError(f"{kind}: report is true or false")
    if wrong := (set(keys) - set(known)) | (set(own) - set(keys)):
        raise GuidesError(f"{kind}: subjects unknown or not in its list: {', '.join(sorted(wrong))}")
    if len(set(keys)) != len(keys) or not keys or keys[-1] != "other":
        raise GuidesError(f"{kind}: every subject once, and other last")
    return Guide(kind, tuple(_own(known[key], own, kind) for key in keys), row["report"])


def _own(subject: Subject, own: Mapping[str, Any], kind: str) -> Subject:
    """The subject with the questions of this kind of talk, if it has its own."""
    if subject.key not in own:
        return subject
    questions = _lines(own[subject.key], f"{kind}.{subject.key}")
    return Subject(subject.key, questions, subject.from_age, subject.until_age)


def _lines(lines: Any, where: str, fewest: int = FEWEST, most: int = MOST) -> tuple[str, ...]:
    if not isinstance(lines, list) or not all(isinstance(line, str) and line.strip() for line in lines):
        raise GuidesError(f"{where}: a list of sentences")
    if not fewest <= len(lines) <= most:
        raise GuidesError(f"{where}: {fewest} to {most} sentences, not {len(lines)}")
    if too_long := [line for line in lines if len(line) > LONGEST]:
        raise GuidesError(f"{where}: too long to read in a talk: {too_long[0]}")
    return tuple(lines)


def _only(row: Mapping[str, Any], needed: set[str], where: str, allowed: set[str] | None = None) -> None:
    if wrong := (set(row) ^ needed) - (allowed or set()):
        raise GuidesError(f"{where}: missing or unknown: {', '.join(sorted(wrong))}")
