"""The library of routines and activities a school starts from: what it is for, how to prepare it, what is known of it.

Facts about an entry live in `data/library.toml`; the words parents read live in `data/library/<language>.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from driehoek.policy.evidence import EVIDENCE
from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError, Table

DATA = Path(__file__).parent / "data"
KINDS = ("preschool", "daycare", "primary", "practical", "vmbo", "mbo")
GOALS = ("equip", "pedagogical", "organisational", "democratic")
PARTNERSHIPS = ("didactic", "pedagogical", "informal", "formal", "societal")
PARTICIPATIONS = ("empathise", "join_in", "think_along", "decide")
LEVELS = ("1.0", "2.0", "3.0")
RHYTHMS = ("once", "weekly", "monthly", "each_term", "yearly")
SOURCES = ("S0", "S1", "S2", "S3", "S4")
FACTS = (
    *("key", "kinds", "goal", "partnership", "participation", "level", "pictogram", "minutes"),
    *("staff_hours", "rhythm", "children", "evidence", "sources"),
)
LONGEST_TITLE = 60
PREPARATION_STEPS = range(3, 7)


@dataclass(frozen=True)
class StaffText:
    """What staff read about an entry in one language; `preparation` is three to six steps in order."""

    name: str
    goal_text: str
    preparation: tuple[str, ...]
    advice: str


@dataclass(frozen=True)
class Text:
    """What a parent reads about an entry.

    `language` is the language it is really in; `reviewed` says whether a native speaker has read it.
    """

    title: str
    why: str
    what: str
    language: str
    reviewed: bool


@dataclass(frozen=True)
class Entry:
    """One routine or activity of the library.

    `minutes` is its usual length; `staff_hours` all preparation and running of one time, and of one family where
    the entry is a talk or a visit. `sources` are keys of the sources in docs/concepts.md.
    """

    key: str
    kinds: tuple[str, ...]
    goal: str
    partnership: str
    participation: str
    level: str
    pictogram: str
    minutes: int
    staff_hours: Decimal
    rhythm: str
    children: bool
    evidence: str
    sources: tuple[str, ...]
    staff_texts: Mapping[str, StaffText]
    parent_texts: Mapping[str, Text]

    def staff_text(self, language: str) -> StaffText:
        """The words for staff in their language, Dutch when there are none in it."""
        return self.staff_texts.get(language, self.staff_texts[DEFAULT])

    def text(self, language: str) -> Text:
        """The words for parents in the language they read, Dutch (and saying so) when there are none in it."""
        return self.parent_texts.get(language, self.parent_texts[DEFAULT])


@cache
def load() -> tuple[Entry, ...]:
    """The whole library in its own order, read and checked once; raises `DataError` on any slip in the files."""
    return read(DATA)


def entry(key: str) -> Entry:
    """The entry with this key; raises `KeyError` when the library has none."""
    return _by_key()[key]


def entries_for(kind: str) -> tuple[Entry, ...]:
    """The entries that suit a location of this kind, in library order; raises `ValueError` for an unknown kind."""
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is not a kind of location")
    return tuple(one for one in load() if kind in one.kinds)


def text(key: str, language: str) -> Text:
    """The words for parents about the entry with this key; falls back to Dutch. Raises `KeyError` as `entry` does."""
    return entry(key).text(language)


def read(folder: Path) -> tuple[Entry, ...]:
    """Read and check the library in `folder`: library.toml and one file per language in library/."""
    name = "library.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("entry",))
    raw = strict.tables(name, table, "entry")
    keys = [_key(position, one) for position, one in enumerate(raw, start=1)]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise DataError(f"{name}: {', '.join(sorted(twice))} is there twice")
    catalogues = {code: _read_catalogue(folder, code, keys) for code in LANGUAGES}
    return tuple(
        _entry(one, {code: texts[key] for code, texts in catalogues.items()})
        for key, one in zip(keys, raw, strict=True)
    )


@cache
def _by_key() -> dict[str, Entry]:
    return {one.key: one for one in load()}


def _key(position: int, raw: Table) -> str:
    where = f"library.toml, entry {position}"
    if "key" not in raw:
        raise DataError(f"{where}: missing key")
    key = strict.text(where, raw, "key", longest=40)
    if not key.isidentifier() or key != key.lower():
        raise DataError(f"{where}: key {key!r} must be small letters and underscores")
    return key


def _entry(raw: Table, parent_texts: dict[str, Text]) -> Entry:
    where = f"library.toml, {raw['key']}"
    strict.check_fields(where, raw, (*FACTS, *STAFF_LANGUAGES))
    return Entry(
        key=raw["key"],
        kinds=strict.choices(where, raw, "kinds", KINDS),
        goal=strict.choice(where, raw, "goal", GOALS),
        partnership=strict.choice(where, raw, "partnership", PARTNERSHIPS),
        participation=strict.choice(where, raw, "participation", PARTICIPATIONS),
        level=strict.choice(where, raw, "level", LEVELS),
        pictogram=strict.text(where, raw, "pictogram", longest=30),
        minutes=strict.whole(where, raw, "minutes"),
        staff_hours=strict.amount(where, raw, "staff_hours"),
        rhythm=strict.choice(where, raw, "rhythm", RHYTHMS),
        children=strict.flag(where, raw, "children"),
        evidence=strict.choice(where, raw, "evidence", EVIDENCE),
        sources=strict.choices(where, raw, "sources", SOURCES),
        staff_texts={code: _staff_text(f"{where}, {code}", raw[code]) for code in STAFF_LANGUAGES},
        parent_texts=parent_texts,
    )


def _staff_text(where: str, raw: Table) -> StaffText:
    strict.check_fields(where, raw, ("name", "goal_text", "preparation", "advice"))
    steps = raw["preparation"]
    if not isinstance(steps, list) or len(steps) not in PREPARATION_STEPS:
        raise DataError(f"{where}: preparation must be a list of three to six steps")
    numbered = {f"step {number}": step for number, step in enumerate(steps, start=1)}
    return StaffText(
        name=strict.text(where, raw, "name", LONGEST_TITLE),
        goal_text=strict.text(where, raw, "goal_text"),
        preparation=tuple(strict.text(where, numbered, step, longest=200) for step in numbered),
        advice=strict.text(where, raw, "advice"),
    )


def _read_catalogue(folder: Path, language: str, keys: list[str]) -> dict[str, Text]:
    name = f"library/{language}.toml"
    table = strict.read(folder / "library" / f"{language}.toml")
    strict.check_fields(name, table, ("catalogue", *keys))
    strict.check_fields(f"{name}, catalogue", table["catalogue"], ("reviewed_by_native", "note"))
    reviewed = strict.flag(f"{name}, catalogue", table["catalogue"], "reviewed_by_native")
    strict.text(f"{name}, catalogue", table["catalogue"], "note")
    return {key: _text(f"{name}, {key}", table[key], language, reviewed) for key in keys}


def _text(where: str, raw: Table, language: str, reviewed: bool) -> Text:
    strict.check_fields(where, raw, ("title", "why", "what"))
    return Text(
        title=strict.text(where, raw, "title", LONGEST_TITLE),
        why=strict.text(where, raw, "why", longest=240),
        what=strict.text(where, raw, "what", longest=240),
        language=language,
        reviewed=reviewed,
    )
