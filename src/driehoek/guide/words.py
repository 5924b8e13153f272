"""What parents read of the guide in one language: a file per language, read against the keys of the graph."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from driehoek.shared import strict
from driehoek.shared.strict import DataError, Table

LONGEST = 260  # characters of a sentence for parents
QUESTIONS = 3


@dataclass(frozen=True)
class Talk:
    """What to talk about at a moment of choice, in one language; `tonight` is the one small thing to begin with."""

    title: str
    tonight: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """Everything parents read of the guide in one language."""

    steps: Mapping[str, str]
    asks: Mapping[str, str]
    talks: Mapping[str, Talk]


def read_words(path: Path, keys: Mapping[str, tuple[str, ...]]) -> Words:
    """Read and check the words of one language; `keys` holds those of "steps", "asks" and "talks"."""
    name, table = f"words/{path.name}", strict.read(path)
    strict.check_fields(name, table, tuple(keys))
    for part, known in keys.items():
        strict.check_fields(f"{name}, {part}", table[part], known)
    talks = {key: _talk(f"{name}, {key}", table["talks"][key]) for key in keys["talks"]}
    steps, asks = (
        {key: strict.text(name, table[part], key, LONGEST) for key in keys[part]} for part in ("steps", "asks")
    )
    return Words(steps, asks, talks)


def _talk(where: str, raw: Table) -> Talk:
    strict.check_fields(where, raw, ("title", "tonight", "questions"))
    lines = [strict.text(where, {"questions": line}, "questions", LONGEST) for line in raw["questions"]]
    if len(lines) != QUESTIONS:
        raise DataError(f"{where}: {QUESTIONS} questions, not {len(lines)}")
    return Talk(strict.text(where, raw, "title", 60), strict.text(where, raw, "tonight", LONGEST), tuple(lines))
