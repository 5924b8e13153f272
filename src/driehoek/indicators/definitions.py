"""What an indicator means, kept as data that an expert can read and change."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "definitions.toml"
WORDS = ("nl", "en", "explanation_nl", "explanation_en", "source")


@dataclass(frozen=True)
class Definition:
    """One indicator: its version, threshold (share from 0 to 1, or None), smallest cell shown, and words."""

    code: str
    version: int
    words: dict[str, str]
    threshold: float | None
    minimum_shown: int

    def name(self, language: str) -> str:
        """The name in Dutch, or in English for everybody else."""
        return self.words["nl" if language == "nl" else "en"]

    def explanation(self, language: str) -> str:
        """What is counted, in Dutch, or in English for everybody else."""
        return self.words["explanation_nl" if language == "nl" else "explanation_en"]


def read(file: Path) -> dict[str, Definition]:
    """Read and check the definitions.

    Raises ValueError when words, version or threshold are missing or out of bounds.
    """
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {code: _definition(code, table) for code, table in tables.items()}


def _definition(code: str, table: dict[str, Any]) -> Definition:
    missing = [word for word in (*WORDS, "version") if not table.get(word)]
    threshold = table.get("threshold")
    if missing or (threshold is not None and not 0 <= threshold <= 1):
        raise ValueError(f"{code}: missing {missing}" if missing else f"{code}: threshold must lie between 0 and 1")
    words = {word: table[word] for word in WORDS}
    return Definition(code, table["version"], words, threshold, table.get("minimum_shown", 5))


@cache
def definition(code: str) -> Definition:
    """Return the definition with this code; KeyError when there is none."""
    return read(FILE)[code]
