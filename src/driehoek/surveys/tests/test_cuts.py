"""Attacks on what is shown apart: subtracting parts, crossing cuts, and sheets that are made up."""

import pytest

from driehoek.shared.small import FEWEST
from driehoek.surveys.box import Sheet
from driehoek.surveys.cuts import may_cross, parts
from driehoek.surveys.library import library
from driehoek.surveys.results import results_of


def sheets(**counts: int) -> list[Sheet]:
    """So many own sheets of language_group, each with the mark 5."""
    made = []
    for key, number in counts.items():
        language, group = key.split("_")
        made += [Sheet("parents", {"satisfied": 5}, "own", language, group) for _one in range(number)]
    return made


def shown_cells(rows: list[Sheet]) -> dict[str, list[tuple[str, int]]]:
    """Cut -> (part, how many) as shown of the first mark."""
    question = results_of(library()["monitor"], rows)["sides"]["parents"]["questions"]["satisfied"]
    return {cut: [(row["key"], row["n"]) for row in cells] for cut, cells in question["cuts"].items()}


def test_a_small_part_cannot_be_found_by_subtracting_from_the_total() -> None:
    cells = shown_cells(sheets(nl_A=10, ar_A=6, so_A=1))
    assert sorted(cells["language"]) == [("", 7), ("nl", 10)]


def test_nothing_is_shown_apart_when_only_one_part_would_remain() -> None:
    assert shown_cells(sheets(nl_A=6, ar_A=4)) == {}


def test_two_cuts_that_differ_by_one_person_are_not_both_shown() -> None:
    # All of group B read Dutch, and one other: Dutch minus B would be that one person.
    cells = shown_cells(sheets(nl_B=5, nl_A=1, ar_A=9))
    assert sorted(cells["language"]) == [("ar", 9), ("nl", 6)]
    assert "group" not in cells


def test_two_cuts_are_shown_where_every_crossing_holds_five() -> None:
    assert set(shown_cells(sheets(nl_A=5, nl_B=5, ar_A=6))) == {"language", "group"}


@pytest.mark.parametrize("sizes", [(1, 1, 9), (4, 5, 6), (2, 2, 2), (5, 5), (20, 1, 1, 1)])
def test_no_shown_part_and_no_sum_of_others_is_under_five(sizes: tuple[int, ...]) -> None:
    keys = {f"{part}-{one}": str(part) for part, size in enumerate(sizes) for one in range(size)}
    shown = parts(keys, keys)
    counted = [list(shown.values()).count(part) for part in set(shown.values())]
    assert all(number >= FEWEST and len(keys) - number >= FEWEST for number in counted)
    assert len(shown) in (0, len(keys))


def test_cuts_cross_only_in_cells_of_five() -> None:
    one = {number: "a" if number < 6 else "b" for number in range(12)}
    two = {number: "x" if number < 7 else "y" for number in range(12)}
    assert may_cross(one, one, one)
    assert not may_cross(one, two, one)


def test_sheets_of_others_do_not_make_a_part_large_enough() -> None:
    keys = {number: "so" if number < 5 else "nl" for number in range(15)}
    assert set(parts(keys, range(15)).values()) == {"so", "nl"}
    assert parts(keys, [0, *range(5, 15)]) == {}
