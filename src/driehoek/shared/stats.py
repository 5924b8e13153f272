"""Small statistics: shares with their uncertainty, and tables in which no small group can be recognised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Generic, TypeVar

Key = TypeVar("Key")
MINIMUM = 5


@dataclass(frozen=True)
class Interval:
    """The bounds between which a share lies, both from 0 to 1."""

    low: float
    high: float


def share(part: int, whole: int) -> float | None:
    """The part of the whole, from 0 to 1; None when there is no whole. ValueError unless 0 <= part <= whole."""
    if not 0 <= part <= whole:
        raise ValueError(f"{part} is no part of {whole}.")
    return part / whole if whole else None


def wilson(successes: int, n: int, confidence: float = 0.95) -> Interval | None:
    """Wilson's score interval for a share, also right for small groups; None when `n` is 0.

    Source: Wilson (1927); compared with other intervals by Brown, Cai and DasGupta (2001).
    """
    observed = share(successes, n)
    if observed is None:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    centre = observed + z * z / (2 * n)
    margin = z * sqrt(observed * (1 - observed) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    # At 0 and at n the bound is exact, where floating point may miss it by a hair.
    low = 0.0 if successes == 0 else (centre - margin) / scale
    high = 1.0 if successes == n else (centre + margin) / scale
    return Interval(low, high)


def percent(value: float | None) -> int | None:
    """A share as a whole percentage, halves up; never 0 or 100 unless it really is nobody or everybody."""
    if value is None:
        return None
    rounded = int(value * 100 + 0.5)
    if 0 < value < 1:
        return min(max(rounded, 1), 99)
    return rounded


@dataclass(frozen=True)
class Table(Generic[Key]):
    """A row of counts fit to publish with its total; None is a count that is hidden."""

    cells: dict[Key, int | None]
    total: int | None


def suppress(cells: Mapping[Key, int], minimum: int = MINIMUM) -> Table[Key]:
    """Hide the counts of 1 up to `minimum`, and every other count from which those could be computed.

    Who reads the table also sees its total, so the hidden cells together must stay a group, and leave each of them
    more than one possible value, also for a reader who knows this rule: the smallest visible cells are hidden, equal
    ones together, until that is so, and the total when that does not help. Zeros are about nobody: they are shown as
    long as anything else can be hidden. ValueError for a negative count.
    """
    if any(count < 0 for count in cells.values()):
        raise ValueError("A count cannot be negative.")
    hidden = [key for key, count in cells.items() if 0 < count < minimum]
    rest = sorted((cells[key] == 0, cells[key]) for key in cells if key not in hidden)
    while rest and _computable([cells[key] for key in hidden], minimum):
        hidden += [key for key, count in cells.items() if count == rest[0][1]]
        rest = [pair for pair in rest if pair != rest[0]]
    counts = {key: None if key in hidden else count for key, count in cells.items()}
    given_away = _computable([cells[key] for key in hidden], minimum)
    return Table(counts, None if given_away else sum(cells.values()))


def _computable(hidden: Sequence[int], minimum: int) -> bool:
    """Whether the sum of the hidden counts gives one of them away, or is itself about too few people."""
    if not hidden:
        return False
    together, many = sum(hidden), len(hidden)
    if many == 1 or together < minimum:
        return True
    # All between 1 and minimum - 1: a sum at either end leaves only one possibility.
    return max(hidden) < minimum and together in (many, many * (minimum - 1))
