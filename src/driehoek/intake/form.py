"""The intake form: sections and questions as plain data, which an intake keeps in the version it began with.

What is asked stands in `data/form.toml`, the words in `data/texts/<language>.toml`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.people.models import Location
from driehoek.shared import strict
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.shared.strict import DataError

DATA = Path(__file__).parent / "data"
KINDS = ("one", "many", "text", "times", "languages")  # own questions may also be a number
FEEDS = ("learning", "language", "population", "agreed")
ABOUT = ("child", "own")
CHOSEN = ("one", "many")
TIMES = range(8)
LEARNING = "learning"
LONGEST = 300
Words = Mapping[str, str]  # language code -> text


@dataclass(frozen=True)
class Choice:
    """One answer to choose."""

    key: str
    words: Words


@dataclass(frozen=True)
class Question:
    """One question, with the reason for which it is asked; `about` says whose the answer is.

    `feeds` is what is counted from it elsewhere. Of a location's own question `text` is the number of its text, and
    `states` tells by language where the translation comes from (`texts.queries.Shown.state`).
    """

    key: str
    kind: str
    about: str
    words: Words
    why: Words
    options: tuple[Choice, ...] = ()
    feeds: str = ""
    text: int = 0
    states: Words = field(default_factory=dict)

    @property
    def is_own(self) -> bool:
        """Whether the answer belongs to the guardian who gave it."""
        return self.about == "own"


@dataclass(frozen=True)
class Section:
    """Questions on one page; `kinds` are the kinds of location that ask them, none means all."""

    key: str
    pictogram: str
    words: Words
    questions: tuple[Question, ...]
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A whole form in all its languages."""

    version: int
    source: str
    sections: tuple[Section, ...]

    def asked_at(self, kind: str) -> list[Section]:
        """The sections for a location of this kind."""
        return [section for section in self.sections if not section.kinds or kind in section.kinds]

    def section(self, key: str) -> Section:
        """The section with this key; KeyError when there is none."""
        return {section.key: section for section in self.sections}[key]

    @property
    def questions(self) -> dict[str, Question]:
        """Every question by its key, in order."""
        return {question.key: question for section in self.sections for question in section.questions}

    def as_data(self) -> dict[str, Any]:
        """Plain JSON, to be kept."""
        return asdict(self)


def said(words: Words, code: str) -> str:
    """The text in this language, else in Dutch."""
    return words.get(code) or words[DEFAULT]


def from_data(data: Mapping[str, Any]) -> Form:
    """The form that was kept."""
    return Form(**{**data, "sections": tuple(_section(one) for one in data["sections"])})


def _section(data: Mapping[str, Any]) -> Section:
    questions = tuple(
        Question(**{**one, "options": tuple(Choice(**option) for option in one["options"])})
        for one in data["questions"]
    )
    return Section(**{**data, "questions": questions, "kinds": tuple(data["kinds"])})


@cache
def form() -> Form:
    """The form as it is asked now, read and checked once; raises `DataError` on any slip in the files."""
    return read(DATA)


def read(folder: Path) -> Form:
    """Read and check the form in `folder` with its words in all languages."""
    name = "form.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("version", "source", "section"))
    texts = {code: strict.read(folder / "texts" / f"{code}.toml") for code in LANGUAGES}
    sections = tuple(_read_section(name, one, texts) for one in strict.tables(name, table, "section"))
    made = Form(strict.whole(name, table, "version"), strict.text(name, table, "source"), sections)
    if len(made.questions) != sum(len(section.questions) for section in sections):
        raise DataError(f"{name}: a question is there twice")
    return made


def _read_section(name: str, raw: Mapping[str, Any], texts: Mapping[str, Any]) -> Section:
    where = f"{name}, {raw.get('key')}"
    strict.check_fields(where, {"kinds": (), **raw}, ("key", "pictogram", "kinds", "questions"))
    return Section(
        key=strict.text(where, raw, "key", longest=20), pictogram=strict.choice(where, raw, "pictogram", ICONS),
        words=_words(texts, "sections", raw["key"]),
        questions=tuple(_question(where, one, texts) for one in strict.tables(where, raw, "questions")),
        kinds=strict.choices(where, raw, "kinds", Location.Kind.values) if "kinds" in raw else (),
    )  # fmt: skip


def _question(where: str, raw: Mapping[str, Any], texts: Mapping[str, Any]) -> Question:
    full = {"options": [], "why": raw.get("key"), "feeds": "", **raw}
    strict.check_fields(where, full, ("key", "kind", "about", "options", "why", "feeds"))
    key, kind = strict.text(where, full, "key", longest=30), strict.choice(where, full, "kind", KINDS)
    if (kind in CHOSEN) != (len(full["options"]) > 1):
        raise DataError(f"{where}, {key}: options belong to a choice, and there at least two")
    return Question(
        key=key, kind=kind, about=strict.choice(where, full, "about", ABOUT),
        words=_words(texts, "questions", key), why=_words(texts, "why", full["why"]),
        options=tuple(Choice(one, _words(texts, "options", one)) for one in full["options"]),
        feeds=strict.choice(where, full, "feeds", FEEDS) if full["feeds"] else "",
    )  # fmt: skip


def _words(texts: Mapping[str, Any], table: str, key: str) -> Words:
    for code, found in texts.items():
        if key not in found.get(table, {}):
            raise DataError(f"texts/{code}.toml: missing {table}.{key}")
    return {code: strict.text(f"texts/{code}.toml", found[table], key, LONGEST) for code, found in texts.items()}
