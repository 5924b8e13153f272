"""The library of home activities: what a family can do together with what there is at home (row H1; S0, S1, S3, S4).

Facts about an activity live in `data/activities.toml`, the words in `data/library/<language>.toml`, so that somebody at
school can read and change them. `data/settings.toml` holds the share of families asked and the ready-made programmes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from driehoek.shared import strict
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES, Language, language
from driehoek.shared.strict import DataError, Table

DATA = Path(__file__).parent / "data"
SUBJECTS = (
    *("reading", "talking", "library", "letters", "numbers", "songs", "drawing", "play", "outdoors", "food"),
    *("sleep", "screens", "school", "choices"),
)
AGES = ("2-6", "6-12", "12+")
SOURCES = ("S0", "S1", "S3", "S4")
FACTS = ("key", "subject", "ages", "pictogram", "sources")
# The most words of each part, so that it is read at a glance; characters hold for scripts without spaces too.
MOST = {"title": (7, 60), "why": (14, 240), "how": (30, 240), "easier": (14, 240), "harder": (14, 240)}
COUNTED = ("nl", "en")


@dataclass(frozen=True)
class Words:
    """What a parent reads about an activity, in which language that really is, and who translated it.

    `state` is that of `texts.queries.Shown`; the words of the library are always "original".
    """

    title: str
    why: str
    how: str
    easier: str
    harder: str
    tongue: Language
    state: str = "original"


@dataclass(frozen=True)
class HomeActivity:
    """Something to do at home: its subject, for which ages, and its words in every language.

    `own` is the number of one that a school added itself; of the library it is 0.
    """

    key: str
    subject: str
    ages: tuple[str, ...]
    pictogram: str
    sources: tuple[str, ...]
    texts: Mapping[str, Words]
    own: int = 0

    def words(self, code: str) -> Words:
        """Its words in this language, Dutch (and saying so) when there are none in it."""
        return self.texts.get(code, self.texts[DEFAULT])

    @property
    def here(self) -> Words:
        """Its words in the language of the page."""
        return self.words(get_language() or DEFAULT)


@dataclass(frozen=True)
class ReadyProgramme:
    """A ready-made series for some weeks: its name for staff by language, and an activity for each week."""

    key: str
    ages: str
    names: Mapping[str, str]
    activities: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in the language of the page."""
        return self.names.get(get_language() or DEFAULT, self.names[DEFAULT])


@dataclass(frozen=True)
class Settings:
    """The share of families asked to do an activity (0 to 1), and the ready-made programmes."""

    asked: float
    programmes: tuple[ReadyProgramme, ...]


@cache
def activities() -> dict[str, HomeActivity]:
    """Every home activity by key, in library order; raises `DataError` on any slip in the files."""
    return read(DATA)


@cache
def settings() -> Settings:
    """What else stands in the data of this room."""
    return read_settings(DATA, activities())


def suited_to(ages: Iterable[str]) -> list[HomeActivity]:
    """The activities of the library for any of these ages, in its order."""
    return [one for one in activities().values() if set(one.ages) & set(ages)]


def read(folder: Path) -> dict[str, HomeActivity]:
    """Read and check activities.toml and the files of library/, one for every language."""
    name = "activities.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("activity",))
    facts = [_facts(name, one) for one in strict.tables(name, table, "activity")]
    keys = [one["key"] for one in facts]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise DataError(f"{name}: {', '.join(sorted(twice))} is there twice")
    texts = {code: _catalogue(folder, code, keys) for code in LANGUAGES}
    return {
        one["key"]: HomeActivity(**one, texts={code: found[one["key"]] for code, found in texts.items()})
        for one in facts
    }


def _facts(name: str, raw: Table) -> dict[str, Any]:
    where = f"{name}, {raw.get('key')}"
    strict.check_fields(where, raw, FACTS)
    key = strict.text(where, raw, "key", longest=40)
    if not key.isidentifier() or key != key.lower():
        raise DataError(f"{where}: key must be small letters and underscores")
    return {
        "key": key,
        "subject": strict.choice(where, raw, "subject", SUBJECTS),
        "ages": strict.choices(where, raw, "ages", AGES),
        "pictogram": strict.choice(where, raw, "pictogram", ICONS),
        "sources": strict.choices(where, raw, "sources", SOURCES) if raw["sources"] else (),
    }


def _catalogue(folder: Path, code: str, keys: list[str]) -> dict[str, Words]:
    name = f"library/{code}.toml"
    table = strict.read(folder / "library" / f"{code}.toml")
    strict.check_fields(name, table, ("catalogue", *keys))
    strict.check_fields(f"{name}, catalogue", table["catalogue"], ("reviewed_by_native", "note"))
    strict.flag(f"{name}, catalogue", table["catalogue"], "reviewed_by_native")
    strict.text(f"{name}, catalogue", table["catalogue"], "note")
    return {key: _words(f"{name}, {key}", table[key], code) for key in keys}


def _words(where: str, raw: Table, code: str) -> Words:
    strict.check_fields(where, raw, tuple(MOST))
    texts = {part: strict.text(where, raw, part, longest) for part, (_words, longest) in MOST.items()}
    for part, (most, _longest) in MOST.items():
        if code in COUNTED and len(texts[part].split()) > most:
            raise DataError(f"{where}: {part} has more than {most} words")
    return Words(**texts, tongue=language(code))


def read_settings(folder: Path, known: Mapping[str, HomeActivity]) -> Settings:
    """Read and check settings.toml against the activities that are known."""
    name = "settings.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("asked", "programme"))
    asked = strict.amount(name, table, "asked")
    if asked > 1:
        raise DataError(f"{name}: asked must lie between 0 and 1")
    programmes = tuple(_programme(name, one, known) for one in strict.tables(name, table, "programme"))
    return Settings(float(asked), programmes)


def _programme(name: str, raw: Table, known: Mapping[str, HomeActivity]) -> ReadyProgramme:
    where = f"{name}, {raw.get('key')}"
    strict.check_fields(where, raw, ("key", "ages", "activities", *STAFF_LANGUAGES))
    return ReadyProgramme(
        key=strict.text(where, raw, "key", longest=40),
        ages=strict.choice(where, raw, "ages", AGES),
        names={code: strict.text(where, raw, code, longest=60) for code in STAFF_LANGUAGES},
        activities=strict.choices(where, raw, "activities", known),
    )
