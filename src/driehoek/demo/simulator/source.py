"""The simulator's data files, and choosing from them by chance that is the same every time."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

DATA = Path(__file__).parent.parent / "data"
Table = Mapping[str, Any]


@cache
def settings() -> Table:
    """What the simulator plans and how people behave, from `simulation.toml`."""
    return tomllib.loads((DATA / "simulation.toml").read_text(encoding="utf-8"))


@cache
def ways() -> Table:
    """How people like to be reached and what waits, from `ways.toml`."""
    return tomllib.loads((DATA / "ways.toml").read_text(encoding="utf-8"))


@cache
def talks() -> Table:
    """What parents ask and what is answered, from `talks.toml`."""
    return tomllib.loads((DATA / "talks.toml").read_text(encoding="utf-8"))


@cache
def classbook() -> Table:
    """What groups write in their class book and who allows photos, from `classbook.toml`."""
    return tomllib.loads((DATA / "classbook.toml").read_text(encoding="utf-8"))


@cache
def missing() -> Table:
    """When pupils were not there, from `missing.toml`."""
    return tomllib.loads((DATA / "missing.toml").read_text(encoding="utf-8"))


@cache
def learning_results() -> Table:
    """What the primary school brought in of learning, from `results.toml`."""
    return tomllib.loads((DATA / "results.toml").read_text(encoding="utf-8"))


@cache
def joining_in() -> Table:
    """What people told of joining in, and the tasks, from `participation.toml`."""
    return tomllib.loads((DATA / "participation.toml").read_text(encoding="utf-8"))


@cache
def at_home() -> Table:
    """What groups got to do at home and what families said of it, from `at_home.toml`."""
    return tomllib.loads((DATA / "at_home.toml").read_text(encoding="utf-8"))


@cache
def guide() -> Table:
    """What schools of the cast tell in the guide, from `guide.toml`."""
    return tomllib.loads((DATA / "guide.toml").read_text(encoding="utf-8"))


@cache
def together() -> Table:
    """What parents of the cast do together, from `together.toml`."""
    return tomllib.loads((DATA / "together.toml").read_text(encoding="utf-8"))


@cache
def added() -> Table:
    """What De Vlindertuin asks and offers of its own, from `own.toml`."""
    return tomllib.loads((DATA / "own.toml").read_text(encoding="utf-8"))


@cache
def intakes() -> Table:
    """What parents told at the start of their child, from `intakes.toml`."""
    return tomllib.loads((DATA / "intakes.toml").read_text(encoding="utf-8"))


@cache
def looking_back() -> Table:
    """What was said of the goals of last year, from `looking_back.toml`."""
    return tomllib.loads((DATA / "looking_back.toml").read_text(encoding="utf-8"))


@cache
def rounds() -> Table:
    """Rounds of talks and what came of them, from `rounds.toml`."""
    return tomllib.loads((DATA / "rounds.toml").read_text(encoding="utf-8"))


@cache
def policy() -> Table:
    """Visions, consultations and what was agreed around them, from `policy.toml`."""
    return tomllib.loads((DATA / "policy.toml").read_text(encoding="utf-8"))


@cache
def wording() -> Table:
    """What a colleague wrote in her own words, from `words.toml`."""
    return tomllib.loads((DATA / "words.toml").read_text(encoding="utf-8"))


@cache
def names() -> Table:
    """Names, streets and languages, from `names.toml`."""
    return tomllib.loads((DATA / "names.toml").read_text(encoding="utf-8"))


@cache
def origins() -> Table:
    """The tables of `names.toml` that keep a first name and a surname plausible together."""
    return {key: table for key, table in names().items() if isinstance(table, dict)}


def own(seed: int, part: str) -> Random:
    """Chance for one part of the demo, so that a change in one part leaves the others as they are."""
    return Random(f"{seed} {part}")  # noqa: S311 - a demo must be repeatable, not secret


def weighted(rng: Random, shares: Mapping[str, float]) -> str:
    """Choose a key, each as often as its share says."""
    return rng.choices(list(shares), list(shares.values()))[0]


def chance(rng: Random, percent: float) -> bool:
    """Say yes in so many of a hundred times."""
    return rng.random() * 100 < percent


def split_infix(surname: str) -> dict[str, str]:
    """Return the fields of a Dutch surname: "van den Berg" has the infix "van den"."""
    words = surname.split()
    infix = [word for word in words[:-1] if word.islower()]
    return {"infix": " ".join(infix), "family_name": " ".join(words[len(infix) :])}
