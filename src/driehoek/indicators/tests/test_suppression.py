"""What a reader of totals can and cannot work out: tried by solving for every cell that is not shown."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from driehoek.indicators.definitions import definition
from driehoek.indicators.figures import Cell, Figure, Profile
from driehoek.indicators.suppression import TOGETHER, Shown, is_safe, protect

MINIMUM = 5
Counts = dict[str, tuple[int, int]]  # language -> families, and how many of them came
tables = st.dictionaries(
    st.sampled_from(["nl", "ar", "tr", "pl", "uk", "ti"]),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(any),
    min_size=1,
)


def figure_of(counts: Counts) -> Figure:
    """Families per language: so many that came, and so many that did not."""
    profiles = Counter[Profile]()
    for language, (came, not_there) in counts.items():
        profiles[Profile(language, (), None, frozenset(["came"]))] += came
        profiles[Profile(language, (), None, frozenset())] += not_there
    return Figure(definition("participation"), frozenset(["came"]), +profiles)


def equations(shown: Shown, counts: Counts) -> list[tuple[dict[tuple[str, int], int], int]]:
    """Everything that is shown, as sums of unknowns: (language, came or not) -> coefficient, and the outcome.

    The reader is even taken to know which languages there are, and so which stand together.
    """
    apart = {cell.key for cell in shown.rows} - {TOGETHER}
    known = []
    for cell in [*([shown.total] if shown.total else []), *shown.rows]:
        rows = set(counts) - apart if cell.key == TOGETHER else {cell.key}
        rows = set(counts) if cell is shown.total else rows
        known.append(({(row, 0): 1 for row in rows}, cell.count))
        known.append(({(row, 1): 1 for row in rows}, cell.whole - cell.count))
    return known


def solved(known: list[tuple[dict[tuple[str, int], int], int]], cells: list[tuple[str, int]]) -> set[tuple[str, int]]:
    """The unknowns that have one outcome only: by elimination, and where a sum of none leaves nothing for any part."""
    found = {cell for sums, outcome in known if outcome == 0 for cell in sums}
    rows = [[Fraction(sums.get(cell, 0)) for cell in cells] for sums, _outcome in known]
    for column in range(len(cells)):
        pivot = next((row for row in rows if row[column] and not any(row[:column])), None)
        for row in rows if pivot else ():
            if row is not pivot and row[column]:
                factor = row[column] / pivot[column]  # type: ignore[index]
                row[:] = [a - factor * b for a, b in zip(row, pivot or (), strict=True)]
    return found | {cells[row.index(one)] for row in rows for one in row if one and sum(map(bool, row)) == 1}


@given(tables)
def test_no_count_about_a_few_people_can_be_computed(counts: Counts) -> None:
    figure = figure_of(counts)
    shown = protect(figure, "language", MINIMUM)
    cells = [(language, place) for language in counts for place in (0, 1)]
    known = equations(shown, counts)
    for language, place in solved(known, cells):
        assert counts[language][place] >= MINIMUM


@given(tables)
def test_every_hidden_row_could_be_another(counts: Counts) -> None:
    shown = protect(figure_of(counts), "language", MINIMUM)
    hidden = set(counts) - {cell.key for cell in shown.rows}
    together = [cell for cell in shown.rows if cell.key == TOGETHER]
    assert all(is_safe(cell, MINIMUM) for cell in [*shown.rows, *([shown.total] if shown.total else [])])
    assert not together or len(hidden) > 1
    assert together or not shown.rows or not hidden


@given(tables)
def test_what_is_shown_adds_up_to_the_total(counts: Counts) -> None:
    shown = protect(figure_of(counts), "language", MINIMUM)
    if shown.rows and shown.total:
        assert sum(cell.whole for cell in shown.rows) == shown.total.whole
        assert sum(cell.count for cell in shown.rows) == shown.total.count


def test_the_attack_finds_what_an_unprotected_table_gives_away() -> None:
    counts = {"nl": (20, 20), "ti": (1, 2)}
    careless = Shown(Cell("", 43, {"came": 21}, "came"), [Cell("nl", 40, {"came": 20}, "came")])
    known = equations(careless, counts)
    assert ("ti", 0) in solved(known, [(row, place) for row in counts for place in (0, 1)])


def test_a_table_of_large_groups_is_shown_whole() -> None:
    shown = protect(figure_of({"nl": (15, 25), "ar": (10, 20)}), "language", MINIMUM)
    assert [(cell.key, cell.count, cell.whole) for cell in shown.rows] == [("ar", 10, 30), ("nl", 15, 40)]


def test_one_small_group_takes_the_smallest_other_along() -> None:
    shown = protect(figure_of({"nl": (15, 25), "ar": (10, 20), "ti": (1, 2)}), "language", MINIMUM)
    assert [(cell.key, cell.count, cell.whole) for cell in shown.rows] == [("", 11, 33), ("nl", 15, 40)]
