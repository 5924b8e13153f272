"""Which column of a list of parents holds what: recognised by its name, or chosen by a person and remembered."""

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Mapping as Object
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.exchange.readers.errors import NeedsMapping

DATA = Path(__file__).parent / "data" / "columns.toml"
MOST_GUARDIANS = 3
CHILD_FIELDS = ("number", "numbers", "given_name", "infix", "family_name", "full_name", "birth_date")
IMPLIED = {"mother": 1, "father": 2}


@cache
def known() -> dict[str, Any]:
    """The names and values that are recognised, from data/columns.toml."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def plain(name: str) -> str:
    """A name as in the data file: small letters and digits, words and numbers apart, without accents and signs."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    letters = unicodedata.normalize("NFKD", apart).lower()
    words = re.sub(r"[^a-z0-9]+", " ", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    return " ".join(re.sub(r"(?<=[a-z]{3})(?=\d)", " ", words).split())


def is_forbidden(header: str) -> bool:
    """Whether a column may never be read, whatever a mapping says."""
    name = f" {plain(header)} "
    return any(f" {word} " in name for word in known()["forbidden"])


@cache
def targets() -> tuple[str, ...]:
    """Everything a column can hold: "child.number", "guardian1.email" and so on."""
    fields = [*known()["either"], *known()["guardian"]]
    numbers = range(1, MOST_GUARDIANS + 1)
    guardians = [f"guardian{number}.{name}" for number in numbers for name in fields]
    return (*(f"child.{name}" for name in CHILD_FIELDS), *guardians)


@dataclass(frozen=True)
class Mapping:
    """Per column name what it holds (one of `targets()`), and the relation that the columns of a guardian imply."""

    columns: Object[str, str]
    relations: Object[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, data: Object[str, Any]) -> "Mapping":
        """A mapping as it was kept; what is no longer a target is left out."""
        columns = {str(header): str(target) for header, target in dict(data.get("columns", {})).items()}
        kept = {header: target for header, target in columns.items() if target in targets()}
        return cls(kept, {str(key): str(value) for key, value in dict(data.get("relations", {})).items()})

    def to_json(self) -> dict[str, Any]:
        """The mapping as plain JSON."""
        return {"columns": dict(self.columns), "relations": dict(self.relations)}

    @property
    def is_enough(self) -> bool:
        """Whether children and guardians can be told from these columns."""
        held = set(self.columns.values())
        named = held & {"child.family_name", "child.full_name"} and "child.birth_date" in held
        child = held & {"child.number", "child.numbers"} or named
        reach = ("family_name", "full_name", "email", "phone", "mobile")
        return bool(child and any(target.startswith("guardian") and target.endswith(reach) for target in held))


def fingerprint(headers: tuple[str, ...]) -> str:
    """64 characters by which the same set of headings is known again, whatever their order."""
    return hashlib.sha256("\n".join(sorted(headers)).encode()).hexdigest()


def chosen(headers: tuple[str, ...], mapping: Mapping | None) -> Mapping:
    """The mapping to read with: `mapping` as far as these headers have it, or else what was recognised.

    Raises `NeedsMapping` when it does not tell children and guardians.
    """
    allowed = tuple(header for header in headers if header and not is_forbidden(header))
    used = mapping or propose_mapping(allowed)
    kept = Mapping({name: target for name, target in used.columns.items() if name in allowed}, used.relations)
    if not kept.is_enough:
        raise NeedsMapping(allowed, propose_mapping(allowed).to_json())
    return kept


@dataclass(frozen=True)
class _Guess:
    field: str
    subject: str = ""
    number: int = 0
    relation: str = ""


def propose_mapping(headers: tuple[str, ...]) -> Mapping:
    """What the columns hold, as far as their names tell."""
    guesses = {name: guess for name in headers if not is_forbidden(name) and (guess := _guess(plain(name)))}
    about_guardians = [guess for guess in guesses.values() if guess.subject == "guardian"]
    highest = max((guess.number for guess in about_guardians), default=0)
    columns: dict[str, str] = {}
    for name, guess in guesses.items():
        target = _target(guess, bool(about_guardians), highest)
        if target in targets() and target not in columns.values():
            columns[name] = target
    relations = {f"guardian{guess.number}": guess.relation for guess in about_guardians if guess.relation}
    return Mapping(columns, relations)


def _target(guess: _Guess, has_guardians: bool, highest: int) -> str:
    """A column without subject is the child's where others name a guardian, as in a row per child with two parents."""
    if guess.subject == "guardian":
        # Beside a first and a second parent, one without a number is yet another.
        return f"guardian{guess.number or highest + 1}.{guess.field}"
    if guess.subject == "child" or (guess.field in known()["either"] and has_guardians):
        return f"child.{'number' if guess.field == 'key' else guess.field}"
    # The child's own address or e-mail says nothing about parents: they may live apart.
    return "" if highest else f"guardian1.{guess.field}"


def _guess(name: str) -> _Guess | None:
    """The meaning of a plain name: known as a whole, or once its subject and number are taken out."""
    bare = _without_fillers(name)
    if found := _lookup("child_only", name) or _lookup("child_only", bare):
        return _Guess(found, "child")
    if found := _lookup("guardian", name) or _lookup("either", name):
        return _Guess(found)
    for subject, rest in _without(name, known()["subjects"]):
        for number, remains in (("0", rest), *_without(rest, known()["ordinals"])):
            if found := _field(subject, _without_fillers(remains)):
                return _about(subject, int(number), found)
    return None


def _field(subject: str, bare: str) -> str:
    # A column that is only called "Moeder" holds her name.
    if not bare:
        return "full_name"
    table = "child_only" if subject == "child" else "guardian"
    return _lookup(table, bare) or _lookup("either", bare)


def _about(subject: str, number: int, found: str) -> _Guess:
    if subject == "child":
        return _Guess(found, "child")
    relation = subject if subject in IMPLIED else ""
    return _Guess(found, "guardian", number or IMPLIED.get(subject, 0), relation)


def _lookup(table: str, name: str) -> str:
    return next((key for key, names in known()[table].items() if name in names), "")


def _without(name: str, table: Object[str, list[str]]) -> list[tuple[str, str]]:
    """Each meaning of `table` with a word in `name`, longest word first, and the name without that word."""
    words = sorted(((word, meaning) for meaning, phrases in table.items() for word in phrases), key=_longest_first)
    spaced = f" {name} "
    return [(meaning, spaced.replace(f" {word} ", " ", 1).strip()) for word, meaning in words if f" {word} " in spaced]


def _longest_first(pair: tuple[str, str]) -> int:
    return -len(pair[0])


def _without_fillers(name: str) -> str:
    return " ".join(word for word in name.split() if word not in known()["fillers"])
