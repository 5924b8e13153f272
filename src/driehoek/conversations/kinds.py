"""What is usually right for each kind of talk: data/kinds.toml, read and checked once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from driehoek.conversations.models import Round
from driehoek.people.models.organisations import LocationKind
from driehoek.shared.icons import ICONS

FILE = Path(__file__).parent / "data" / "kinds.toml"
NUMBERS = {"minutes": (5, 120), "in_a_row": (1, 30), "ahead": (1, 90)}
MOST_A_YEAR = 10
FLAGS = ("pupils_come", "compulsory", "everyone", "video", "at_home")
FIELDS = frozenset({*NUMBERS, *FLAGS, "least_a_year", "from", "until", "icon"})
ABOUT = {
    Round.Kind.START: _("Getting to know each other: what the child likes, what parents wish and can do."),
    Round.Kind.PROGRESS: _("How it goes, at school and at home, and what both sides agree."),
    Round.Kind.REPORT: _("About the school report, with the pupil who tells it."),
    Round.Kind.TABLES: _("Families talk with several teachers on one evening."),
    Round.Kind.MENTOR: _("The mentor, the pupil and the parents look ahead."),
    Round.Kind.HOME_VISIT: _("At the family's home, when they like that."),
    Round.Kind.TEN_WEEKS: _("How the child has settled in, ten weeks after the start."),
    Round.Kind.CARE: _("When there is something to solve together, with time for it."),
}


class KindsError(ValueError):
    """The file with kinds says something it may not say; the message names the kind and the field."""


@dataclass(frozen=True)
class Usual:
    """What one kind of talk usually is; `minutes` per talk, `ahead` days from today, `start`..`end` on the clock."""

    kind: str
    minutes: int
    in_a_row: int
    start: time
    end: time
    ahead: int
    pupils_come: bool
    compulsory: bool
    everyone: bool
    video: bool
    at_home: bool
    least_a_year: Mapping[str, int]
    icon: str

    @property
    def label(self) -> str:
        """Its name in the language of the page."""
        return str(Round.Kind(self.kind).label)

    @property
    def about(self) -> str:
        """What it is about, in one sentence."""
        return str(ABOUT[Round.Kind(self.kind)])


@cache
def kinds() -> dict[str, Usual]:
    """Kind -> what is usual, as it stands in the file; raises `KindsError` on a slip in it."""
    return read(FILE)


def read(path: Path) -> dict[str, Usual]:
    """Read and check a file with every kind of talk."""
    with path.open("rb") as file:
        tables = tomllib.load(file)
    if wrong := sorted(set(tables) ^ set(Round.Kind.values)):
        raise KindsError(f"missing or unknown kind: {', '.join(wrong)}")
    return {kind: _usual(kind, tables[kind]) for kind in Round.Kind.values}


def _usual(kind: str, table: Mapping[str, Any]) -> Usual:
    if wrong := sorted(FIELDS ^ set(table)):
        raise KindsError(f"{kind}: missing or unknown: {', '.join(wrong)}")
    if strange := [name for name in FLAGS if not isinstance(table[name], bool)]:
        raise KindsError(f"{kind}: {strange[0]} is true or false")
    numbers: dict[str, Any] = {name: _number(kind, table, name) for name in NUMBERS}
    start, end = _clock(kind, table, "from"), _clock(kind, table, "until")
    if end <= start:
        raise KindsError(f"{kind}: until comes after from")
    if table["icon"] not in ICONS:
        raise KindsError(f"{kind}: icon {table['icon']!r} is no pictogram")
    flags: dict[str, Any] = {name: table[name] for name in FLAGS} | {"least_a_year": _least(kind, table)}
    return Usual(kind=kind, start=start, end=end, icon=table["icon"], **numbers, **flags)


def least_a_year(place: str) -> int:
    """So many talks a child has at least in a school year at this kind of location, all kinds of talks together."""
    return sum(usual.least_a_year.get(place, 0) for usual in kinds().values())


def _least(kind: str, table: Mapping[str, Any]) -> Mapping[str, int]:
    least = table["least_a_year"]
    right = isinstance(least, dict) and all(
        place in LocationKind.values and type(number) is int and 0 < number <= MOST_A_YEAR
        for place, number in least.items()
    )
    if not right:
        raise KindsError(f"{kind}: least_a_year is kinds of locations, each with a number from 1 to {MOST_A_YEAR}")
    return least  # type: ignore[no-any-return]


def _number(kind: str, table: Mapping[str, Any], field: str) -> int:
    value, (least, most) = table[field], NUMBERS[field]
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise KindsError(f"{kind}: {field} is a whole number from {least} to {most}")
    return value


def _clock(kind: str, table: Mapping[str, Any], field: str) -> time:
    try:
        return time.fromisoformat(table[field])
    except (TypeError, ValueError):
        raise KindsError(f"{kind}: {field} is a time of day, like 18:30") from None
