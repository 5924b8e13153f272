"""Suggestions for the language somebody likes to speak, read from data/spoken.toml and checked when first used."""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "spoken.toml"
LONGEST = 60


class Spoken(NamedTuple):
    """A language: the Dutch name that is kept, and how its speakers write it."""

    name: str
    own: str


def read(file: Path) -> list[Spoken]:
    """Read and check a file of suggestions; ValueError when a name comes twice or is too long to keep."""
    languages = [Spoken(**entry) for entry in tomllib.loads(file.read_text(encoding="utf-8"))["languages"]]
    names = [language.name for language in languages]
    if len(set(names)) != len(names) or any(len(name) > LONGEST for name in names):
        raise ValueError(f"{file.name}: every name once, in at most {LONGEST} letters")
    return languages


@cache
def suggestions() -> list[Spoken]:
    """The suggestions of this installation."""
    return read(FILE)
