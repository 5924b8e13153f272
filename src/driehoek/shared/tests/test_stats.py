"""Intervals and shares against published numbers."""

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.shared.stats import chance_of, difference, percent, share, smallest_difference, wilson

counts = st.integers(0, 2_000)


def test_wilson_gives_the_published_interval() -> None:
    interval = wilson(18, 24)
    assert interval is not None
    assert (round(interval.low, 3), round(interval.high, 3)) == (0.551, 0.880)


def test_a_higher_confidence_gives_a_wider_interval() -> None:
    usual, strict = wilson(18, 24), wilson(18, 24, confidence=0.99)
    assert usual is not None
    assert strict is not None
    assert strict.low < usual.low < usual.high < strict.high


@given(counts, counts)
def test_the_interval_holds_the_share_and_stays_a_share(a: int, b: int) -> None:
    n, part = max(a, b) + 1, min(a, b)
    interval = wilson(part, n)
    assert interval is not None
    assert 0 <= interval.low <= part / n <= interval.high <= 1


@given(counts, counts)
def test_the_interval_mirrors_when_success_and_failure_change_places(a: int, b: int) -> None:
    interval, mirror = wilson(a, a + b + 1), wilson(b + 1, a + b + 1)
    assert interval is not None
    assert mirror is not None
    assert interval.low == pytest.approx(1 - mirror.high)


def test_nobody_asked_has_neither_share_nor_interval() -> None:
    assert (share(0, 0), wilson(0, 0), percent(None)) == (None, None, None)


@pytest.mark.parametrize(("part", "whole"), [(-1, 3), (4, 3), (1, 0)])
def test_a_part_lies_within_its_whole(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="no part of"):
        wilson(part, whole)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, 0), (0.001, 1), (0.125, 13), (0.5, 50), (0.505, 51), (0.999, 99), (1.0, 100)],
)
def test_percent_never_rounds_to_nobody_or_everybody(value: float, shown: int) -> None:
    assert percent(value) == shown


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [((56, 70, 48, 80), 0.0524, 0.3339), ((9, 10, 3, 10), 0.1705, 0.8090), ((10, 10, 0, 20), 0.6791, 1.0)],
)
def test_the_difference_has_the_bounds_that_newcombe_published(
    counts: tuple[int, int, int, int], low: float, high: float
) -> None:
    found = difference(*counts)
    assert found is not None
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert found.is_clear


def chance(part: int, whole: int, rate: float) -> float:
    """How likely exactly this part is when each has this rate."""
    return comb(whole, part) * rate**part * (1 - rate) ** (whole - part)


@pytest.mark.parametrize(("one", "two"), [(0.3, 0.3), (0.3, 0.5), (0.1, 0.4), (0.55, 0.5)])
def test_the_bounds_hold_the_true_difference_as_often_as_stated(one: float, two: float) -> None:
    covered = 0.0
    for a in range(31):
        for b in range(41):
            found = difference(a, 30, b, 40)
            if found and found.low <= one - two <= found.high:
                covered += chance(a, 30, one) * chance(b, 40, two)
    assert 0.94 <= covered <= 0.985


def test_beside_nobody_there_is_no_difference() -> None:
    assert difference(1, 3, 0, 0) is None
    assert difference(0, 0, 1, 3) is None


def test_chance_is_that_of_the_lady_tasting_tea() -> None:
    assert chance_of(3, 4, 1, 4) == pytest.approx(0.4857, abs=0.0001)
    assert chance_of(4, 4, 0, 4) == pytest.approx(2 / 70)
    assert chance_of(0, 5, 0, 9) == 1


def test_more_people_show_a_smaller_difference_and_few_show_none() -> None:
    assert smallest_difference(0.5, 388, power=0.8) == pytest.approx(0.10)
    assert smallest_difference(0.5, 40, power=0.8) == pytest.approx(0.29)
    assert smallest_difference(0.9, 10, power=0.8) is None
    assert smallest_difference(0.5, 0, power=0.8) is None
