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


def dutch_name(name: str) -> str:
    """The Dutch name of a language as its speakers write it ("Türkçe" is "Turks"); anything else as it is, trimmed."""
    name = name.strip()
    return _by_own_name().get(name.casefold(), name)


@cache
def _by_own_name() -> dict[str, str]:
    return {one.own.casefold(): one.name for one in suggestions()}
