"""Small statistics: shares with their uncertainty."""

from dataclasses import dataclass
from math import comb, sqrt
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


@dataclass(frozen=True)
class Difference:
    """One share minus another, and the bounds between which that lies, all from -1 to 1."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the bounds lie on one side of nothing."""
        return self.low > 0 or self.high < 0


def difference(part: int, whole: int, other_part: int, other_whole: int, confidence: float = 0.95) -> Difference | None:
    """The first share minus the second, of two separate groups; None when one of them is empty.

    Source: Newcombe (1998), method 10: the bounds of both shares by Wilson, put together.
    """
    own, other = wilson(part, whole, confidence), wilson(other_part, other_whole, confidence)
    if own is None or other is None:
        return None
    one, two = part / whole, other_part / other_whole
    low = one - two - sqrt((one - own.low) ** 2 + (other.high - two) ** 2)
    high = one - two + sqrt((own.high - one) ** 2 + (two - other.low) ** 2)
    return Difference(one - two, low, high)


def chance_of(part: int, whole: int, other_part: int, other_whole: int) -> float:
    """How likely shares as far apart as these are when only the lot decides: Fisher's exact test, both sides.

    Source: Fisher (1935); as far apart counts every division that is at most as likely as the one that was found.
    """
    together, all_of_them = part + other_part, whole + other_whole
    ways = {
        one: comb(whole, one) * comb(other_whole, together - one)
        for one in range(max(0, together - other_whole), min(whole, together) + 1)
    }
    return sum(number for number in ways.values() if number <= ways[part]) / comb(all_of_them, together)


def smallest_difference(base: float, size: int, *, power: float, confidence: float = 0.95) -> float | None:
    """The smallest rise above the share `base`, in steps of a hundredth, that two groups of `size` are likely to show.

    Likely: in the share `power` of all draws; None when not even a rise to everybody is. Source: the usual normal
    approximation for two shares, as in Fleiss, Levin and Paik (2003), chapter 4.
    """
    asked = NormalDist().inv_cdf((1 + confidence) / 2) + NormalDist().inv_cdf(power)
    for step in range(1, int(100 * (1 - base)) + 1):
        rise = step / 100
        above = base + rise
        spread = sqrt((base * (1 - base) + above * (1 - above)) / size) if size else 0.0
        if size and rise >= asked * spread:
            return rise
    return None
