"""Intervals and shares against published numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.shared.stats import percent, share, wilson

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
