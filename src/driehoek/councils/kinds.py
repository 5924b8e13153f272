"""Councils and what they have a say in, as data: `data/kinds.toml`, checked when first used."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from driehoek.people.models.organisations import LocationKind
from driehoek.shared import strict
from driehoek.shared.strict import DataError, Table

FILE = Path(__file__).parent / "data" / "kinds.toml"
SIDES = ("parents", "staff", "pupils")
RIGHTS = ("advice", "consent")
WHOLE = "gmr"  # of a whole organisation, chosen by the members of its other councils (WMS article 4)
MOST_SEATS = 50


@dataclass(frozen=True)
class Kind:
    """A kind of council: at which kinds of locations, and what a new one begins with (`term` in years)."""

    key: str
    name: str
    at: tuple[str, ...]
    seats: dict[str, int]
    term: int
    weeks: int
    nl: str
    en: str

    def source(self, language: str) -> str:
        """Where it is written, in Dutch, or in English for everybody else."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Subject:
    """Something a council is asked about: with which right, by whom, and where that is written."""

    key: str
    of: tuple[str, ...]
    right: str
    by: str
    article: str
    nl: str
    en: str

    def text(self, language: str) -> str:
        """The subject in Dutch, or in English for everybody else."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Library:
    """Everything in the file, by key."""

    kinds: dict[str, Kind]
    subjects: dict[str, Subject]

    def at(self, location_kind: str) -> list[Kind]:
        """The kinds of councils that a location of this kind can have."""
        return [kind for kind in self.kinds.values() if location_kind in kind.at]

    def subjects_of(self, kind: str) -> list[Subject]:
        """What a council of this kind is asked about."""
        return [subject for subject in self.subjects.values() if kind in subject.of]


@cache
def library() -> Library:
    """What this installation knows of councils; raises `DataError` on a slip in the file."""
    return read(FILE)


def read(path: Path) -> Library:
    """Read and check a file with councils."""
    data = strict.read(path)
    strict.check_fields(path.name, data, ("council", "subject"))
    kinds = [_kind(f"{path.name}, council {n}", row) for n, row in enumerate(strict.tables(path.name, data, "council"))]
    found = {kind.key: kind for kind in kinds}
    rows = enumerate(strict.tables(path.name, data, "subject"))
    subjects = [_subject(f"{path.name}, subject {number}", row, tuple(found)) for number, row in rows]
    if len(found) != len(kinds) or len({one.key for one in subjects}) != len(subjects):
        raise DataError(f"{path.name}: a key stands there twice")
    return Library(found, {subject.key: subject for subject in subjects})


def _kind(where: str, row: Table) -> Kind:
    strict.check_fields(where, row, ("key", "name", "at", *SIDES, "term", "weeks", "nl", "en"))
    words = (strict.text(where, row, "key"), strict.text(where, row, "name"))
    at = strict.choices(where, row, "at", LocationKind.values)
    seats = {side: _seats(where, row, side) for side in SIDES}
    numbers = (strict.whole(where, row, "term"), strict.whole(where, row, "weeks"))
    return Kind(*words, at, seats, *numbers, strict.text(where, row, "nl"), strict.text(where, row, "en"))


def _seats(where: str, row: Table, side: str) -> int:
    number = row[side]
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= MOST_SEATS:
        raise DataError(f"{where}: {side} must be a whole number up to {MOST_SEATS}")
    return number


def _subject(where: str, row: Table, kinds: Sequence[str]) -> Subject:
    strict.check_fields(where, row, ("key", "of", "right", "by", "article", "nl", "en"))
    article = strict.text(where, row, "article") if row["article"] else ""
    return Subject(
        strict.text(where, row, "key"), strict.choices(where, row, "of", kinds),
        strict.choice(where, row, "right", RIGHTS), strict.choice(where, row, "by", ("all", *SIDES)),
        article, strict.text(where, row, "nl"), strict.text(where, row, "en"),
    )  # fmt: skip
