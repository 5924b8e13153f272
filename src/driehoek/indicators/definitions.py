"""What an indicator means, kept as data that an expert can read and change; every version stays readable."""

import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "definitions.toml"
KINDS = ("vve", "beside")
WORDS = ("name", "of", "explanation", "unknown")
ASKED = ("version", "kind", "of", "marks", "headline", "source")


@dataclass(frozen=True)
class Word:
    """A mark or a part by its code, in Dutch and in English."""

    code: str
    nl: str
    en: str

    def text(self, language: str) -> str:
        """In Dutch, or in English for everybody else."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class Definition:
    """One version of an indicator.

    `of` names who or what is counted, `marks` what may be said of each, `headline` the mark whose share is the figure,
    `chain` marks of which a later one includes the earlier. `threshold` is a share from 0 to 1, or None.
    """

    code: str
    version: int
    kind: str
    of: str
    marks: tuple[Word, ...]
    headline: str
    chain: tuple[str, ...]
    parts: tuple[Word, ...]
    words: dict[str, Word]
    source: str
    threshold: float | None
    minimum_shown: int

    def text(self, word: str, language: str) -> str:
        """Its name, whom it is about, what is counted, or what is not known."""
        return self.words[word].text(language)

    @property
    def about_people(self) -> bool:
        """Whether people are counted, and not parts of a policy or questions."""
        return not self.parts

    @property
    def top(self) -> Word:
        """The mark whose share is the figure."""
        return next(mark for mark in self.marks if mark.code == self.headline)

    @property
    def kin(self) -> str:
        """Whose marks they carry: new families are families."""
        return "family" if self.of == "new_family" else self.of

    def as_data(self) -> dict[str, Any]:
        """The whole definition as plain JSON, to be kept beside a figure."""
        return asdict(self)


def from_data(data: dict[str, Any]) -> Definition:
    """A definition that was kept beside a figure."""
    lists = {name: tuple(Word(**word) for word in data[name]) for name in ("marks", "parts")}
    words = {name: Word(**word) for name, word in data["words"].items()}
    return Definition(**{**data, **lists, "words": words, "chain": tuple(data["chain"])})


def read(file: Path) -> dict[str, tuple[Definition, ...]]:
    """Read and check the definitions: code -> its versions, oldest first.

    Raises ValueError when something is missing or out of bounds, or versions do not follow each other from 1.
    """
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    found = {code: tuple(_definition(code, table) for table in versions) for code, versions in tables.items()}
    for code, versions in found.items():
        if [one.version for one in versions] != list(range(1, len(versions) + 1)):
            raise ValueError(f"{code}: versions must be 1, 2, 3 … in this order")
    return found


def _definition(code: str, table: dict[str, Any]) -> Definition:
    words = {word: _word(code, word, table) for word in WORDS}
    missing = [name for name in ASKED if not table.get(name)]
    if missing:
        raise ValueError(f"{code}: missing {missing}")
    data = {name: table[name] for name in ASKED}
    data |= {name: tuple(Word(**word) for word in table.get(name, ())) for name in ("marks", "parts")}
    data |= {"chain": tuple(table.get("chain", ())), "threshold": table.get("threshold")}
    made = Definition(code=code, words=words, minimum_shown=table.get("minimum_shown", 5), **data)
    _check(made)
    return made


def _word(code: str, word: str, table: dict[str, Any]) -> Word:
    keys = ("nl", "en") if word == "name" else (f"{word}_nl", f"{word}_en")
    if not all(table.get(key) for key in keys):
        raise ValueError(f"{code}: missing {keys}")
    return Word(word, *(table[key] for key in keys))


def _check(made: Definition) -> None:
    marks = [mark.code for mark in made.marks]
    wrong = {
        "threshold must lie between 0 and 1": made.threshold is not None and not 0 <= made.threshold <= 1,
        "minimum_shown must be at least 1": made.minimum_shown < 1,
        f"kind must be one of {KINDS}": made.kind not in KINDS,
        "headline and chain must be marks": not {made.headline, *made.chain} <= set(marks),
        "a mark is named twice": len(set(marks)) < len(marks),
    }
    for words, is_so in wrong.items():
        if is_so:
            raise ValueError(f"{made.code}: {words}")


@cache
def definitions() -> dict[str, tuple[Definition, ...]]:
    """Every indicator with all its versions, oldest first."""
    return read(FILE)


def definition(code: str, version: int | None = None) -> Definition:
    """Return a definition, the newest unless a version is asked; KeyError when there is none."""
    versions = definitions()[code]
    if version is None:
        return versions[-1]
    return {one.version: one for one in versions}[version]


def newest(kind: str = "") -> Iterable[Definition]:
    """The newest version of every indicator, of one kind or of all, in the order of the file."""
    return (versions[-1] for versions in definitions().values() if kind in ("", versions[-1].kind))
