"""When the school talks about missed lessons: data/rules.toml, read and checked once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.people.models import Location
from driehoek.schooldays.models import Missed

FILE = Path(__file__).parent / "data" / "rules.toml"
FIELDS = frozenset(
    {"key", "kinds", "counts", "threshold", "lesson_weeks", "missed", "reasons", "weekdays", "days", "compulsory"}
    | {"duty", "due"}
)
ALLOWED: dict[str, frozenset[Any]] = {
    "kinds": frozenset(Location.Kind.values),
    "missed": frozenset(Missed.Kind.values),
    "reasons": frozenset(Missed.Reason.values),
    "weekdays": frozenset(range(5)),
}


class RulesError(ValueError):
    """The file with rules says something it may not say; the message names the rule and the field."""


@dataclass(frozen=True)
class Rule:
    """One pattern: from `threshold` hours or times on within so many lesson weeks, the school owes a talk."""

    key: str
    kinds: frozenset[str]
    counts: str
    threshold: int
    lesson_weeks: int
    missed: frozenset[str]
    reasons: frozenset[str]
    weekdays: frozenset[int]
    days: int
    compulsory: bool
    duty: bool
    due: int


@dataclass(frozen=True)
class Rules:
    """`whole_day`: kind of location -> lesson hours; `wait_minutes` before parents get the first-day message."""

    whole_day: dict[str, int]
    first_day_kinds: frozenset[str]
    wait_minutes: int
    rules: tuple[Rule, ...]

    def for_kind(self, kind: str) -> tuple[Rule, ...]:
        """The rules that hold at a location of this kind."""
        return tuple(rule for rule in self.rules if kind in rule.kinds)


@cache
def patterns() -> Rules:
    """The rules as they stand in the file; raises `RulesError` on a slip in it."""
    return read(FILE)


def read(path: Path) -> Rules:
    """Read and check a file with rules."""
    with path.open("rb") as file:
        table = tomllib.load(file)
    _exactly("the file", table, frozenset({"whole_day", "first_day", "rule"}))
    _exactly("first_day", table["first_day"], frozenset({"kinds", "wait_minutes"}))
    _exactly("whole_day", table["whole_day"], ALLOWED["kinds"])
    found = tuple(_rule(raw) for raw in table["rule"])
    if len({rule.key for rule in found}) != len(found):
        raise RulesError("a rule is there twice")
    hours = {kind: _number("whole_day", table["whole_day"], kind) for kind in table["whole_day"]}
    first = table["first_day"]
    kinds = _set("first_day", first, "kinds")
    return Rules(hours, kinds, _number("first_day", first, "wait_minutes", 0), found)


def _rule(raw: dict[str, Any]) -> Rule:
    where = f"rule {raw.get('key')}"
    _exactly(where, raw, FIELDS)
    if raw["counts"] not in ("hours", "times"):
        raise RulesError(f"{where}: counts is hours or times")
    if not all(isinstance(raw[name], bool) for name in ("compulsory", "duty")):
        raise RulesError(f"{where}: compulsory and duty are true or false")
    sets = {name: _set(where, raw, name) for name in ALLOWED}
    if not (sets["kinds"] and sets["missed"] and sets["reasons"]):
        raise RulesError(f"{where}: kinds, missed and reasons name at least one")
    numbers = {name: _number(where, raw, name) for name in ("threshold", "lesson_weeks", "due")}
    return Rule(**raw | sets | numbers | {"days": _number(where, raw, "days", 0)})


def _exactly(where: str, table: dict[str, Any], fields: frozenset[str]) -> None:
    if wrong := sorted(fields ^ set(table)):
        raise RulesError(f"{where}: missing or unknown: {', '.join(wrong)}")


def _number(where: str, table: dict[str, Any], field: str, least: int = 1) -> int:
    value = table[field]
    if isinstance(value, bool) or not isinstance(value, int) or value < least:
        raise RulesError(f"{where}: {field} is a whole number of at least {least}")
    return value


def _set(where: str, table: dict[str, Any], field: str) -> frozenset[Any]:
    values = table[field]
    if not isinstance(values, list) or (strange := set(values) - ALLOWED[field]):
        raise RulesError(f"{where}: {field} has {strange if isinstance(values, list) else values!r}")
    return frozenset(values)
