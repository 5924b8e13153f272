"""Why a family did not come: a few coded reasons, in gentle words for parents and short ones for staff.

A reason is there to be answered, so each names the measure the school can offer next time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError

Side = Literal["parent", "staff"]

DATA = Path(__file__).parent / "data"
SIDES = ("parent", "staff")
MEASURES = ("childcare", "interpreter", "other_time", "transport", "home_visit", "phone_call", "none")


@dataclass(frozen=True)
class Reason:
    """One reason: its `code` in the records, who may pick it (`sides`), and the `measure` that answers it."""

    code: str
    pictogram: str
    sides: tuple[str, ...]
    measure: str
    labels: Mapping[str, Mapping[str, str]]

    def label(self, language: str, side: Side = "parent") -> str:
        """The words for a parent or for staff in their language, Dutch when there are none in it."""
        words = self.labels[side]
        return words.get(language, words[DEFAULT])


@cache
def reasons() -> tuple[Reason, ...]:
    """All reasons in the order they are offered, read and checked once; raises `DataError` on a slip in the file."""
    return read(DATA)


def reason(code: str) -> Reason:
    """The reason with this code; raises `KeyError` when there is none."""
    return _by_code()[code]


def codes(side: Side) -> tuple[str, ...]:
    """The codes a parent, or staff, may pick, in the order they are offered."""
    return tuple(one.code for one in reasons() if side in one.sides)


def read(folder: Path) -> tuple[Reason, ...]:
    """Read and check reasons.toml in `folder`."""
    name = "reasons.toml"
    table = strict.read(folder / name)
    strict.check_fields(name, table, ("reason",))
    found = tuple(
        _reason(f"{name}, reason {number}", raw)
        for number, raw in enumerate(strict.tables(name, table, "reason"), start=1)
    )
    codes = [one.code for one in found]
    if twice := {code for code in codes if codes.count(code) > 1}:
        raise DataError(f"{name}: {', '.join(sorted(twice))} is there twice")
    return found


@cache
def _by_code() -> dict[str, Reason]:
    return {one.code: one for one in reasons()}


def _reason(where: str, raw: dict[str, Any]) -> Reason:
    strict.check_fields(where, raw, ("code", "pictogram", "sides", "measure", *SIDES))
    return Reason(
        # The records keep a code in twenty characters.
        code=strict.text(where, raw, "code", longest=20),
        pictogram=strict.text(where, raw, "pictogram", longest=30),
        sides=strict.choices(where, raw, "sides", SIDES),
        measure=strict.choice(where, raw, "measure", MEASURES),
        labels={
            "parent": _labels(f"{where}, parent", raw["parent"], tuple(LANGUAGES)),
            "staff": _labels(f"{where}, staff", raw["staff"], STAFF_LANGUAGES),
        },
    )


def _labels(where: str, raw: dict[str, Any], languages: tuple[str, ...]) -> dict[str, str]:
    strict.check_fields(where, raw, languages)
    return {code: strict.text(where, raw, code, longest=60) for code in languages}
