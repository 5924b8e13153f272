"""What a reader of totals can and cannot work out."""

from hypothesis import given
from hypothesis import strategies as st

from driehoek.indicators.reach import STAGES, Reach
from driehoek.indicators.suppression import protect

MINIMUM = 5


@st.composite
def tables(draw: st.DrawFn) -> list[Reach]:
    """Rows in which every stage is a part of the one before."""
    rows = []
    for key in "abcdef"[: draw(st.integers(1, 6))]:
        families = draw(st.integers(0, 40))
        parts = sorted((draw(st.integers(0, families)) for _ in STAGES), reverse=True)
        rows.append(Reach(key, families, *parts))
    return rows


@given(tables())
def test_no_shown_cell_is_about_few_families(rows: list[Reach]) -> None:
    for row in protect(rows, MINIMUM):
        assert row.families is None or row.families >= MINIMUM
        for stage in STAGES:
            count = getattr(row, stage)
            assert count is None or (row.families is not None and MINIMUM <= count <= row.families - MINIMUM)


@given(tables())
def test_the_total_does_not_give_a_hidden_cell_away(rows: list[Reach]) -> None:
    shown = protect(rows, MINIMUM)
    for field in ("families", *STAGES):
        hidden = [row for row, out in zip(rows, shown, strict=True) if getattr(out, field) is None]
        if hidden and len(hidden) < len(rows):
            assert len(hidden) > 1
            assert sum(getattr(row, field) or 0 for row in hidden) >= MINIMUM


def test_a_table_of_large_groups_is_shown_whole() -> None:
    rows = [Reach("nl", 40, 30, 25, 20, 15), Reach("ar", 30, 20, 18, 12, 10)]
    assert protect(rows, MINIMUM) == rows


def test_one_small_group_takes_the_smallest_other_along() -> None:
    rows = [Reach("nl", 40, 30, 25, 20, 15), Reach("ar", 30, 20, 18, 12, 10), Reach("ti", 3, 3, 2, 1, 1)]
    assert [row.families for row in protect(rows, MINIMUM)] == [40, None, None]
