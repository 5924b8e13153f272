"""Small statistics: shares with their uncertainty."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist


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
