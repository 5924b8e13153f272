"""Intervals against published numbers, and tables that an attentive reader tries to solve."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driehoek.shared.stats import MINIMUM, percent, share, suppress, wilson

counts = st.integers(0, 2_000)
rows = st.lists(st.integers(0, 12), max_size=6).map(lambda values: dict(enumerate(values)))
wide_rows = st.dictionaries(st.text(max_size=3), st.integers(0, 400), max_size=30)


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
    ("cells", "shown", "total"),
    [
        ({"nl": 40, "tr": 12}, {"nl": 40, "tr": 12}, 52),
        ({"nl": 40, "tr": 12, "pl": 3}, {"nl": 40, "tr": None, "pl": None}, 55),
        ({"nl": 40, "tr": 3, "pl": 4}, {"nl": 40, "tr": None, "pl": None}, 47),
        ({"nl": 40, "tr": 1, "pl": 1}, {"nl": None, "tr": None, "pl": None}, 42),
        ({"nl": 40, "tr": 4, "pl": 4, "so": 12}, {"nl": 40, "tr": None, "pl": None, "so": None}, 60),
        ({"nl": 40, "tr": 0}, {"nl": 40, "tr": 0}, 40),
        ({"nl": 3, "tr": 0}, {"nl": None, "tr": None}, None),
        ({"nl": 3}, {"nl": None}, None),
        ({}, {}, 0),
    ],
)
def test_small_counts_are_hidden(cells: dict[str, int], shown: dict[str, int | None], total: int | None) -> None:
    table = suppress(cells)
    assert (table.cells, table.total) == (shown, total)


@given(wide_rows)
def test_what_is_shown_is_true_and_never_small(cells: dict[str, int]) -> None:
    table = suppress(cells)
    visible = {key: count for key, count in table.cells.items() if count is not None}
    assert table.cells.keys() == cells.keys()
    assert visible.items() <= cells.items()
    assert not any(0 < count < MINIMUM for count in visible.values())


@pytest.mark.parametrize(("width", "minimum", "most"), [(2, 5, 20), (3, 3, 12), (4, 3, 8)])
def test_no_small_count_can_be_worked_out_even_by_who_knows_the_rule(width: int, minimum: int, most: int) -> None:
    published: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for row in product(range(most + 1), repeat=width):
        table = suppress(dict(enumerate(row)), minimum)
        if table.total is not None and table.total <= most:
            published[(*table.cells.values(), table.total)].append(row)
    assert len(published) > 10
    for rows_that_look_the_same in published.values():
        for values in map(set, zip(*rows_that_look_the_same, strict=True)):
            assert len(values) > 1 or not 0 < min(values) < minimum


@given(rows)
def test_a_table_is_only_touched_for_a_small_count(cells: dict[int, int]) -> None:
    small = any(0 < count < MINIMUM for count in cells.values())
    assert (suppress(cells).cells == cells) is not small


def test_a_count_is_never_negative() -> None:
    with pytest.raises(ValueError, match="negative"):
        suppress({"nl": -1})
