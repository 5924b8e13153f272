"""The intervals hold the truth as often as they say: thousands of draws in which the truth is known."""

from math import sqrt
from random import Random

import pytest

from driehoek.activities.analysis import arms, stated
from driehoek.activities.lots import deal
from driehoek.shared.stats import difference, wilson

DRAWS, STATED = 4000, 0.95
# Four times the spread of a count of draws: a right interval falls outside once in some fifteen thousand seeds.
TOLERANCE = 4 * sqrt(STATED * (1 - STATED) / DRAWS)


def drawn(rng: Random, size: int, truth: float) -> int:
    return sum(rng.random() < truth for _ in range(size))


def test_wilson_holds_the_true_share_as_often_as_stated() -> None:
    rng, held = Random(1), 0
    for _ in range(DRAWS):
        size, truth = rng.randint(10, 60), rng.uniform(0.05, 0.95)
        bounds = wilson(drawn(rng, size, truth), size)
        assert bounds
        held += bounds.low <= truth <= bounds.high
    assert held / DRAWS == pytest.approx(STATED, abs=TOLERANCE)


def test_newcombe_holds_the_true_difference_at_least_as_often_as_stated() -> None:
    rng, held = Random(2), 0
    for _ in range(DRAWS):
        size, other, one, two = rng.randint(10, 60), rng.randint(10, 60), rng.uniform(0.1, 0.9), rng.uniform(0.1, 0.9)
        found = difference(drawn(rng, size, one), size, drawn(rng, other, two), other)
        assert found
        held += found.low <= one - two <= found.high
    assert STATED - TOLERANCE <= held / DRAWS <= STATED + 2 * TOLERANCE


@pytest.mark.parametrize("ways", [("usual", "call"), ("usual", "warm", "call")])
def test_a_comparison_by_lot_holds_all_true_effects_as_often_as_stated(ways: tuple[str, ...]) -> None:
    """The homes differ, the lot deals them, and the truth is what the ways would do to these very homes."""
    rng, held, effect = Random(3), 0, {"usual": 0.0, "warm": 0.1, "call": 0.25}
    homes = {home: rng.uniform(0.1, 0.7) for home in range(60)}
    plan = stated(ways, "came", STATED)
    for draw in range(DRAWS // 2):
        dealt = deal(dict.fromkeys(homes, "nl"), ways, draw)
        came = {home: rng.random() < homes[home] + effect[way] for home, way in dealt.items()}
        counts = {way: _counted(dealt, came, way) for way in ways}
        held += all(
            one.beside is None or one.beside.low <= effect[one.way] <= one.beside.high for one in arms(counts, plan)
        )
    assert held / (DRAWS // 2) >= STATED - 1.5 * TOLERANCE


def _counted(dealt: dict[int, str], came: dict[int, bool], way: str) -> tuple[int, int]:
    own = [came[home] for home, one in dealt.items() if one == way]
    return sum(own), len(own)
