"""The ready messages, read and checked once: a slip in one of the files stops the program and says where it is."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.messages.ready.values import FIRST_STRONG, POP, TYPES
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT, LANGUAGES

DATA = Path(__file__).parents[1] / "data"
KINDS = ("news", "must", "urgent")
CATEGORY_KEYS = (
    *("invitation", "reminder", "change", "cancel", "thanks", "absence", "call", "home_activity", "talk", "intake"),
    *("incident", "practical", "health", "holiday", "welcome", "good_news", "help", "survey", "class_book"),
    "transition",
)
LONGEST_TITLE = 60
LONGEST_BODY = 800
PLACE = re.compile(r"\{([a-z_]+)\}")
FACTS = {"category": str, "kind": str, "pictogram": str, "must_understand": bool, "may_reply": bool}


@dataclass(frozen=True)
class Placeholder:
    """Where a value comes in the text: its name, and its type (a key of `values.TYPES`)."""

    name: str
    type: str


@dataclass(frozen=True)
class Words:
    """Title and body in one language, with placeholders; `reviewed`: a native speaker has read the whole file."""

    title: str
    body: str
    language: str
    reviewed: bool


@dataclass(frozen=True)
class ReadyMessage:
    """One ready message; `kind` is a value of `Message.Kind`, the rest are the choices a new message starts with."""

    key: str
    category: str
    kind: str
    pictogram: str
    must_understand: bool
    may_reply: bool
    placeholders: tuple[Placeholder, ...]
    texts: Mapping[str, Words]

    def words(self, language: str) -> Words:
        """Its words in this language, Dutch (and saying so) for a language that Driehoek does not speak."""
        return self.texts.get(language, self.texts[DEFAULT])


@cache
def ready_messages() -> dict[str, ReadyMessage]:
    """All ready messages by key, in the order in which they are offered."""
    return read(DATA)


def read(folder: Path) -> dict[str, ReadyMessage]:
    """Read ready.toml and ready/<language>.toml in `folder`; raises ValueError naming the file and the message."""
    facts = {key: _facts(f"ready.toml, {key}", raw) for key, raw in _table(folder / "ready.toml").items()}
    texts = {code: _catalogue(folder / "ready" / f"{code}.toml", code, facts) for code in LANGUAGES}
    return {
        key: ReadyMessage(key=key, texts={code: found[key] for code, found in texts.items()}, **one)
        for key, one in facts.items()
    }


def names_in(text: str) -> set[str]:
    """The names of the placeholders in a text."""
    return set(PLACE.findall(text))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as slip:
        raise ValueError(f"{path.name}: {slip}") from slip


def _facts(where: str, raw: Any) -> dict[str, Any]:
    _check(isinstance(raw, dict), where, "is not a table")
    _check(set(raw) == {*FACTS, "placeholders"}, where, f"must have exactly {', '.join(FACTS)} and placeholders")
    for name, kind in FACTS.items():
        _check(isinstance(raw[name], kind), where, f"{name} is not a {kind.__name__}")
    _check(raw["category"] in CATEGORY_KEYS, where, f"{raw['category']!r} is no category")
    _check(raw["kind"] in KINDS, where, f"{raw['kind']!r} is no kind")
    _check(raw["pictogram"] in ICONS, where, f"there is no pictogram {raw['pictogram']!r}")
    return {**raw, "placeholders": _placeholders(where, raw["placeholders"])}


def _placeholders(where: str, raw: Any) -> tuple[Placeholder, ...]:
    _check(isinstance(raw, dict), where, "placeholders is not a table")
    for name, kind in raw.items():
        _check(PLACE.fullmatch(f"{{{name}}}") is not None, where, f"{name!r} must be small letters and underscores")
        _check(kind in TYPES, where, f"{name} has the unknown type {kind!r}")
    return tuple(Placeholder(name, kind) for name, kind in raw.items())


def _catalogue(path: Path, language: str, facts: Mapping[str, Mapping[str, Any]]) -> dict[str, Words]:
    raw, where = _table(path), f"ready/{path.name}"
    about = raw.pop("catalogue", None)
    _check(isinstance(about, dict) and set(about) == {"reviewed_by_native", "note"}, where, "catalogue is not complete")
    reviewed = about["reviewed_by_native"]
    _check(isinstance(reviewed, bool), where, "reviewed_by_native is not true or false")
    _check(not set(facts) - set(raw), where, f"misses {', '.join(sorted(set(facts) - set(raw)))}")
    _check(not set(raw) - set(facts), where, f"does not know {', '.join(sorted(set(raw) - set(facts)))}")
    return {key: _words(f"{where}, {key}", raw[key], facts[key]["placeholders"], language, reviewed) for key in facts}


def _words(where: str, raw: Any, placeholders: tuple[Placeholder, ...], language: str, reviewed: bool) -> Words:
    _check(isinstance(raw, dict) and set(raw) == {"title", "body"}, where, "must have exactly title and body")
    words = Words(title=raw["title"], body=raw["body"], language=language, reviewed=reviewed)
    for name, text, most in (("title", words.title, LONGEST_TITLE), ("body", words.body, LONGEST_BODY)):
        _check(isinstance(text, str) and text == text.strip() != "", where, f"{name} is empty or has loose spaces")
        _check(len(text) <= most, where, f"{name} is longer than {most} characters")
    types = {one.name: one.type for one in placeholders}
    found = names_in(words.title + words.body)
    _check(not set(types) - found, where, f"misses {', '.join(sorted(set(types) - found))}")
    _check(not found - set(types), where, f"does not know {', '.join(sorted(found - set(types)))}")
    _check(all(TYPES[types[one]].one_line for one in names_in(words.title)), where, "title would get several lines")
    for text in (words.title, words.body):
        _check_places(where, text, types)
    return words


def _check_places(where: str, text: str, types: Mapping[str, str]) -> None:
    """Refuse whatever would make a value unreadable or impossible to check once it stands in the text."""
    between = PLACE.split(text)[::2]
    _check(not any(sign in part for part in between for sign in "{}"), where, "has a loose brace")
    _check(not any(sign in text for sign in FIRST_STRONG + POP), where, "has its own marks of direction")
    for place in PLACE.finditer(text):
        before, after = text[: place.start()][-1:], text[place.end() :][:1]
        joined = before.isdigit() or after.isdigit() or before == "}" or after == "{"
        _check(not joined, where, f"{place[1]} is joined to another value or a digit")
        alone = before in ("", "\n") and after in ("", "\n")
        _check(types[place[1]] != "link" or alone, where, f"{place[1]} must have a line of its own")


def _check(good: bool, where: str, problem: str) -> None:
    if not good:
        raise ValueError(f"{where}: {problem}")
