"""Small statistics: averages with their uncertainty, and how well questions hang together."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import expm1, pi, sqrt
from statistics import NormalDist, fmean, stdev, variance

from driehoek.shared.stats import Difference

FEWEST = 4  # numbers that an average with an interval asks: below that Student's t is not right here


@dataclass(frozen=True)
class Mean:
    """An average of `n` numbers, and the bounds between which that of everybody like them lies."""

    value: float
    low: float
    high: float
    n: int


def mean(numbers: Sequence[float], confidence: float = 0.95) -> Mean | None:
    """The average with Student's t interval; None for fewer than four numbers."""
    if len(numbers) < FEWEST:
        return None
    value, margin = fmean(numbers), _t(1 - confidence, len(numbers) - 1) * stdev(numbers) / sqrt(len(numbers))
    return Mean(value, value - margin, value + margin, len(numbers))


def mean_difference(one: Sequence[float], two: Sequence[float], confidence: float = 0.95) -> Difference | None:
    """The first average minus the second, of two separate groups; None when one has fewer than four numbers.

    Source: Welch (1947): the groups need not be equally large nor equally spread.
    """
    if min(len(one), len(two)) < FEWEST:
        return None
    parts = [variance(numbers) / len(numbers) for numbers in (one, two)]
    value, error = fmean(one) - fmean(two), sum(parts)
    if not error:
        return Difference(value, value, value)
    freedom = error**2 / sum(part**2 / (len(numbers) - 1) for part, numbers in zip(parts, (one, two), strict=True))
    margin = _t(1 - confidence, freedom) * sqrt(error)
    return Difference(value, value - margin, value + margin)


def alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha of answers (a row per person, a column per question); None when nothing can be said.

    Source: Cronbach (1951).
    """
    if len(rows) < 2 or (items := len(rows[0])) < 2:
        return None
    total = variance([sum(row) for row in rows])
    apart = sum(variance(column) for column in zip(*rows, strict=True))
    return items / (items - 1) * (1 - apart / total) if total else None


def _t(outside: float, freedom: float) -> float:
    """The value of Student's t that is passed, to either side, with chance `outside`; right to four decimals from 3 on.

    Source: Hill (1970), algorithm 396.
    """
    a = 1 / (freedom - 0.5)
    b = 48 / a**2
    c = ((20700 * a / b - 98) * a - 16) * a + 96.36
    d = ((94.5 / (b + c) - 3) / b + 1) * sqrt(a * pi / 2) * freedom
    x = NormalDist().inv_cdf(outside / 2)
    y = x * x
    c += 0.3 * (freedom - 4.5) * (x + 0.6) if freedom < 5 else 0
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
    return sqrt(freedom * expm1(a * y * y))
