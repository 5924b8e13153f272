"""The home learning environment: seven items added up, for groups of children only (row H3; S0).

A parent never sees a sum, and no page shows one of a family: what leaves this module has at least `fewest` children.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

from driehoek.intake.form import form
from driehoek.shared import strict
from driehoek.shared.averages import Mean, mean
from driehoek.shared.strict import DataError

FILE = Path(__file__).parent / "data" / "environment.toml"
Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Scale:
    """The items, what each is at most, the highest sum of each band in order, and the fewest children to show."""

    items: tuple[str, ...]
    most: int
    fewest: int
    bands: Mapping[str, int]

    def total(self, answers: Answers) -> int | None:
        """The sum of the items, 0 to 49; None unless every one was answered."""
        given = [answers.get(item) for item in self.items]
        return sum(given) if all(isinstance(one, int) for one in given) else None  # type: ignore[arg-type]

    def band(self, total: float) -> str:
        """The band in which a sum lies."""
        return next(key for key, limit in self.bands.items() if total <= limit)


@cache
def scale() -> Scale:
    """The scale of this installation; raises `DataError` on any slip in the file."""
    return read(FILE)


def read(file: Path) -> Scale:
    """Read and check a file with bands: they rise, and the last one ends at the highest sum."""
    table = strict.read(file)
    strict.check_fields(file.name, table, ("section", "most", "fewest", "band"))
    section = form().section(strict.text(file.name, table, "section"))
    bands = {}
    for one in strict.tables(file.name, table, "band"):
        strict.check_fields(file.name, one, ("key", "to"))
        bands[strict.text(file.name, one, "key")] = strict.whole(file.name, one, "to")
    items, most = tuple(one.key for one in section.questions), strict.whole(file.name, table, "most")
    limits = list(bands.values())
    if limits != sorted(set(limits)) or limits[-1] != most * len(items):
        raise DataError(f"{file.name}: bands must rise and end at {most * len(items)}")
    return Scale(items, most, strict.whole(file.name, table, "fewest"), bands)


@dataclass(frozen=True)
class Measured:
    """What can be said of a group: how many children, the average, the bands and the change; None where too few."""

    children: int | None
    average: Mean | None
    bands: Mapping[str, int] | None
    change: Mean | None


def measured(first: Mapping[int, float], later: Mapping[int, float]) -> Measured:
    """Say of children (child -> sum) what does not tell of one of them: at the start, and how it changed since."""
    fewest = scale().fewest
    both = [later[child] - first[child] for child in first if child in later]
    if len(first) < fewest:
        return Measured(None, None, None, None)
    change = mean(both) if len(both) >= fewest and len(set(both)) > 1 else None
    return Measured(len(first), mean(list(first.values())), _bands(first.values()), change)


def _bands(totals: Iterable[float]) -> Mapping[str, int] | None:
    """The count of each band; None when a small one, or all in the same one, would tell of somebody."""
    counts = Counter(scale().band(total) for total in totals)
    if len(counts) < 2 or min(counts.values()) < scale().fewest:
        return None
    return {key: counts[key] for key in scale().bands}


def of_child(homes: Sequence[Answers]) -> float | None:
    """The sum of a child: the average of its homes in which everything was answered; None without any."""
    totals = [total for home in homes if (total := scale().total(home)) is not None]
    return fmean(totals) if totals else None
