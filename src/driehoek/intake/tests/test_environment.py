"""The seven items added up: for groups only, and percentages as the studies printed them."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.actions import ask_again, finish, keep
from driehoek.intake.environment import FILE, measured, of_child, read, scale
from driehoek.intake.measuring import sums
from driehoek.intake.tests.told import a_done
from driehoek.shared.stats import share
from driehoek.shared.strict import DataError

ALL = dict.fromkeys(scale().items, 3)
# EPPE 3-11, table A1.1b: counts and printed percentages of those of whom it is known (design/facts.md, section 8).
MOTHERS = {121: 5.0, 328: 13.5, 397: 16.3, 219: 9.0, 435: 17.9, 73: 3.0, 800: 32.9}
FATHERS = {291: 11.4, 437: 17.1, 254: 9.9, 672: 26.3, 91: 3.6, 34: 1.3, 180: 7.1}
FATHERS_MISPRINT = (445, 17.9)


def in_percent(count: int, base: int) -> float:
    return round(100 * (share(count, base) or 0), 1)


def test_percentages_are_those_of_the_published_tables() -> None:
    assert {count: in_percent(count, 2431) for count in MOTHERS} == MOTHERS
    assert {count: in_percent(count, 2553) for count in FATHERS} == FATHERS


def test_a_misprint_in_a_published_table_is_not_followed() -> None:
    count, printed = FATHERS_MISPRINT
    assert in_percent(count, 2553) == 17.4 != printed


@pytest.mark.parametrize(
    ("total", "band"), [(0, "low"), (19, "low"), (20, "medium"), (24, "medium"), (25, "high"), (49, "high")]
)
def test_bands(total: int, band: str) -> None:
    assert scale().band(total) == band


def test_a_sum_asks_all_seven_answers() -> None:
    assert scale().total(ALL) == 21
    assert scale().total(ALL | {"read": None}) is None
    assert of_child([ALL, dict.fromkeys(ALL, 5), {"read": 7}]) == 28


@pytest.mark.parametrize("wrong", [("to = 24", "to = 19"), ("to = 49", "to = 45")])
def test_bands_that_do_not_rise_to_the_highest_sum_are_refused(tmp_path: Path, wrong: tuple[str, str]) -> None:
    file = tmp_path / "environment.toml"
    file.write_text(FILE.read_text(encoding="utf-8").replace(wrong[0], wrong[1]), encoding="utf-8")
    with pytest.raises(DataError):
        read(file)


def test_four_children_show_nothing() -> None:
    four = measured(dict.fromkeys(range(4), 20.0), {})
    assert (four.children, four.average, four.bands, four.change) == (None, None, None, None)


def test_five_children_show_an_average_and_no_band_of_a_few() -> None:
    five = measured({0: 10, 1: 22, 2: 22, 3: 30, 4: 36}, {})
    assert five.average
    assert (five.children, five.average.value, five.bands) == (5, 24, None)


def test_all_in_one_band_is_not_told() -> None:
    assert measured(dict.fromkeys(range(6), 10.0), {}).bands is None


def test_bands_and_change_where_there_are_enough() -> None:
    first = {child: 10.0 if child < 5 else 30.0 for child in range(10)}
    seen = measured(first, {child: first[child] + child for child in range(6)})
    assert seen.bands == {"low": 5, "medium": 0, "high": 5}
    assert seen.change
    assert (seen.change.n, seen.change.value) == (6, 2.5)
    assert measured(first, dict.fromkeys(range(4), 20.0)).change is None


def test_asked_again_is_about_learning_at_home_alone(cast: Cast) -> None:
    a_done(cast, **ALL)
    again = ask_again(child=cast.yassin, location=cast.vlindertuin, by=cast.marieke)
    assert [section.key for section in again.sections] == ["learning"]
    keep(intake=again, guardian=cast.samira, by=cast.samira, answers=dict.fromkeys(ALL, 4))
    finish(intake=again, guardian=cast.samira, by=cast.samira)
    assert sums(cast.vlindertuin, "start") == {cast.yassin.pk: 21}
    assert sums(cast.vlindertuin, "again") == {cast.yassin.pk: 28}


def test_no_page_shows_the_sum_of_one_family(cast: Cast, client: Client) -> None:
    intake = a_done(cast, **(ALL | {"read": 7, "songs": 7}))
    here = {"code": "vlindertuin"}
    staff = as_staff(client, cast.marieke)
    pages = [
        staff.get(reverse("intake_child", kwargs={**here, "child": cast.yassin.pk})),
        staff.get(reverse("intake_learning", kwargs=here)),
        client.get(link_path(cast.samira, f"intake/{intake.pk}/klaar/")),
    ]
    assert all(page.status_code == 200 and ">29<" not in page.text and "29,0" not in page.text for page in pages)
