"""What engines get wrong, read from data/protection.toml and checked when first used."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.shared.languages import LANGUAGES

FILE = Path(__file__).parent / "data" / "protection.toml"
CLOCK = {"hours", "half", "quarter_past", "quarter_to"}


def read(file: Path) -> dict[str, Any]:
    """Read the file; ValueError for an unknown language, missing words or a day without twelve hours."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for language, words in data["clock"].items():
        if language not in LANGUAGES or set(words) != CLOCK or len(words["hours"]) != 12:
            raise ValueError(f"{file.name}: clock.{language} needs {sorted(CLOCK)}, with twelve hours")
    return data


@cache
def data() -> dict[str, Any]:
    """What this installation protects."""
    return read(FILE)


def clock_words(language: str) -> dict[str, list[str]]:
    """The words in which a language tells the time, as far as we know them."""
    words: dict[str, list[str]] = data()["clock"].get(language, {})
    return words


def also_words() -> frozenset[str]:
    """Names that are ordinary words too."""
    return frozenset(data()["also_words"])
