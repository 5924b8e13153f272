"""National school holidays per region: data/holidays.toml, read and checked once, to load with one tap."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "holidays.toml"
REGIONS = {"noord": "Noord", "midden": "Midden", "zuid": "Zuid"}


@dataclass(frozen=True)
class Holiday:
    """A break of a school year in some regions, first and last day included."""

    year: str
    regions: tuple[str, ...]
    name: str
    start: date
    end: date


@cache
def holidays() -> tuple[Holiday, ...]:
    """All holidays in the file; raises ValueError on a slip in it."""
    return read(FILE)


def read(path: Path) -> tuple[Holiday, ...]:
    """Read and check a file with holidays."""
    with path.open("rb") as file:
        return tuple(_holiday(raw) for raw in tomllib.load(file)["holiday"])


def holidays_of(year: str, region: str) -> tuple[Holiday, ...]:
    """The holidays of this school year ("2026-2027") in this region; none when they are not known."""
    return tuple(one for one in holidays() if one.year == year and region in one.regions)


def known_years() -> tuple[str, ...]:
    """The school years of which the holidays are known, oldest first."""
    return tuple(sorted({one.year for one in holidays()}))


def _holiday(raw: dict[str, Any]) -> Holiday:
    one = Holiday(**raw | {"regions": tuple(raw["regions"])})
    if not one.regions or set(one.regions) - set(REGIONS):
        raise ValueError(f"{one.name} {one.year}: unknown region")
    first, last = date(int(one.year[:4]), 8, 1), date(int(one.year[5:]), 9, 15)
    if not first <= one.start <= one.end <= last:
        raise ValueError(f"{one.name} {one.year}: the days do not fit the school year")
    return one
