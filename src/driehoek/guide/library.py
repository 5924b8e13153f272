"""The guide as data: Dutch education as a graph in `data/graph.toml`, with the words of parents in `data/words`.

Names of steps are Dutch in every language: letters and signs say them (rows G1 and G3; S4).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from driehoek.guide.words import Talk, Words, read_words
from driehoek.people.models import Location
from driehoek.people.rules import today
from driehoek.shared import strict
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.shared.moments import school_year_of
from driehoek.shared.strict import DataError, Table

DATA, COLUMNS, ROWS = Path(__file__).parent / "data", 7, 6


@dataclass(frozen=True)
class Step:
    """A kind of education (or work): its Dutch names, where it stands in the picture, and what its diploma gives."""

    key: str
    name: str
    short: str
    kinds: tuple[str, ...]
    column: int
    row: int
    qualifies: bool
    end: bool

    @property
    def what(self) -> str:
        """What it is, in the language of the page."""
        return words().steps[self.key]


@dataclass(frozen=True)
class Source:
    """Where a fact stands; `opened` says whether the text itself was read when the graph was checked."""

    law: str
    url: str
    opened: bool


@dataclass(frozen=True)
class Way:
    """From one step to the next: how long one is there, from shortest to longest in years, and what it asks."""

    start: Step
    to: Step
    years: tuple[int, int]
    asks: tuple[str, ...]
    source: Source

    @property
    def conditions(self) -> list[str]:
        """What it asks, in the language of the page."""
        return [words().asks[key] for key in self.asks]


@dataclass(frozen=True)
class Moment:
    """A moment of choice: in which steps and years of a group it comes."""

    key: str
    steps: tuple[str, ...]
    grades: tuple[str, ...]
    pictogram: str

    @property
    def talk(self) -> Talk:
        """Its words in the language of the page."""
        return words().talks[self.key]


@dataclass(frozen=True)
class Graph:
    """All steps and ways, for which school year they hold and when somebody last checked them."""

    school_year: str
    checked: date
    steps: Mapping[str, Step]
    ways: tuple[Way, ...]
    moments: tuple[Moment, ...]
    sources: Mapping[str, Source]

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """For what every language has words."""
        asks = dict.fromkeys(key for way in self.ways for key in way.asks)
        return {"steps": tuple(self.steps), "asks": tuple(asks), "talks": tuple(one.key for one in self.moments)}

    @property
    def is_past(self) -> bool:
        """Whether its school year is over, so that dates may have changed."""
        return self.school_year < school_year_of(today())


@cache
def graph() -> Graph:
    """The graph; raises `DataError` on any slip in the file."""
    return read(DATA / "graph.toml")


@cache
def all_words() -> Mapping[str, Words]:
    """Language -> the words; raises `DataError` when one is missing."""
    return {code: read_words(DATA / "words" / f"{code}.toml", graph().keys) for code in LANGUAGES}


def words() -> Words:
    """Those in the language of the page."""
    return all_words()[get_language() or DEFAULT]


def read(path: Path) -> Graph:
    """Read and check the graph."""
    name, table = path.name, strict.read(path)
    strict.check_fields(name, table, ("school_year", "checked", "step", "sources", "way", "moment"))
    steps = {one["key"]: _step(name, one) for one in strict.tables(name, table, "step")}
    sources = {key: _source(f"{name}, {key}", one) for key, one in table["sources"].items()}
    ways = tuple(_way(name, one, steps, sources) for one in strict.tables(name, table, "way"))
    moments = tuple(_moment(name, one, steps) for one in strict.tables(name, table, "moment"))
    made = Graph(strict.text(name, table, "school_year", 9), table["checked"], steps, ways, moments, sources)
    _check(name, made)
    return made


def _step(name: str, raw: Table) -> Step:
    where = f"{name}, {raw.get('key')}"
    raw = {"qualifies": False, "end": False, **raw}
    strict.check_fields(where, raw, tuple(Step.__dataclass_fields__))
    return Step(
        key=strict.text(where, raw, "key", longest=20), name=strict.text(where, raw, "name", longest=40),
        short=strict.text(where, raw, "short", longest=6),
        kinds=strict.choices(where, raw, "kinds", Location.Kind.values) if raw["kinds"] else (),
        column=_within(where, raw["column"], COLUMNS), row=_within(where, raw["row"], ROWS),
        qualifies=strict.flag(where, raw, "qualifies"), end=strict.flag(where, raw, "end"),
    )  # fmt: skip


def _within(where: str, value: Any, most: int) -> int:
    if not isinstance(value, int) or not 0 <= value < most:
        raise DataError(f"{where}: {value!r} must be a whole number from 0 to {most - 1}")
    return value


def _source(where: str, raw: Table) -> Source:
    strict.check_fields(where, raw, ("law", "url", "opened"))
    url = strict.text(where, raw, "url")
    if not url.startswith("https://"):
        raise DataError(f"{where}: url must begin with https://")
    return Source(strict.text(where, raw, "law", 120), url, strict.flag(where, raw, "opened"))


def _way(name: str, raw: Table, steps: Mapping[str, Step], sources: Mapping[str, Source]) -> Way:
    where = f"{name}, {raw.get('from')} to {raw.get('to')}"
    strict.check_fields(where, raw, ("from", "to", "years", "asks", "source"))
    start, to = (steps[strict.choice(where, raw, field, steps)] for field in ("from", "to"))
    low, high = (_within(where, years, 9) for years in raw["years"])
    if low > high:
        raise DataError(f"{where}: the shortest time is longer than the longest")
    source = sources[strict.choice(where, raw, "source", sources)]
    return Way(start, to, (low, high), tuple(dict.fromkeys(raw["asks"])), source)


def _moment(name: str, raw: Table, steps: Mapping[str, Step]) -> Moment:
    where = f"{name}, {raw.get('key')}"
    strict.check_fields(where, raw, ("key", "steps", "grades", "pictogram"))
    return Moment(
        strict.text(where, raw, "key", longest=20), strict.choices(where, raw, "steps", steps), tuple(raw["grades"]),
        strict.choice(where, raw, "pictogram", ICONS),
    )  # fmt: skip


def _check(name: str, made: Graph) -> None:
    """No way leads back or to the same place in the picture, and only an end leads nowhere."""
    onward = {key: [way.to.key for way in made.ways if way.start.key == key] for key in made.steps}
    try:
        TopologicalSorter(onward).prepare()
    except CycleError as circle:
        raise DataError(f"{name}, {circle.args[1][0]}: a way leads back to it") from circle
    for key, step in made.steps.items():
        if bool(onward[key]) == step.end:
            raise DataError(f"{name}, {key}: a step has ways onward, or is an end")
        if not step.end and not any(key in moment.steps for moment in made.moments):
            raise DataError(f"{name}, {key}: there is nothing to talk about")
    if len({(step.row, step.column) for step in made.steps.values()}) < len(made.steps):
        raise DataError(f"{name}: two steps stand at one place of the picture")
