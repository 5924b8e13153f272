"""The data of the room: rules and holidays are read, and slips in them are refused with their place."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from driehoek.schooldays import holidays, patterns
from driehoek.schooldays.patterns import RulesError
from driehoek.schooldays.words import SIGNALS


def test_every_rule_has_its_words() -> None:
    assert {rule.key for rule in patterns.patterns().rules} == set(SIGNALS)


def test_a_preschool_has_no_rules_but_parents_hear_it_the_first_day() -> None:
    rules = patterns.patterns()
    assert rules.for_kind("preschool") == ()
    assert "preschool" in rules.first_day_kinds


def test_the_law_asks_for_sixteen_hours_in_four_lesson_weeks() -> None:
    duty = [rule for rule in patterns.patterns().rules if rule.duty]
    assert [(rule.threshold, rule.lesson_weeks, rule.compulsory) for rule in duty] == [(16, 4, True)]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("threshold = 16", "threshold = 0", "sixteen_hours: threshold"),
        ("threshold = 16", 'threshold = "16"', "sixteen_hours: threshold"),
        ('counts = "hours"', 'counts = "ours"', "sixteen_hours: counts"),
        ('kinds = ["primary"', 'kinds = ["primry"', "sixteen_hours: kinds"),
        ("duty = true", "duty = 1", "sixteen_hours: compulsory and duty"),
        ('key = "often_late"', 'key = "often_ill"', "twice"),
        ("due = 1\n", "", "sixteen_hours: missing or unknown: due"),
        ("primary = 5\n", "", "whole_day: missing or unknown: primary"),
    ],
)
def test_a_slip_is_refused_with_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(patterns.FILE.read_text().replace(old, new, 1))
    with pytest.raises(RulesError, match=place):
        patterns.read(file)


@pytest.mark.parametrize("region", holidays.REGIONS)
@pytest.mark.parametrize("year", ["2025-2026", "2026-2027"])
def test_every_region_has_the_holidays_of_a_year_in_order(region: str, year: str) -> None:
    found = holidays.holidays_of(year, region)
    assert [one.name for one in found if one.name.endswith("vakantie")] == [
        "Herfstvakantie", "Kerstvakantie", "Voorjaarsvakantie", "Meivakantie", "Zomervakantie",
    ]  # fmt: skip
    assert all(one.end < other.start for one, other in pairwise(found))


def test_a_holiday_is_the_published_one() -> None:
    autumn = {region: holidays.holidays_of("2026-2027", region)[0].start for region in holidays.REGIONS}
    assert autumn == {"noord": date(2026, 10, 10), "midden": date(2026, 10, 17), "zuid": date(2026, 10, 17)}


def test_a_holiday_outside_its_year_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "holidays.toml"
    file.write_text(holidays.FILE.read_text().replace("2026-10-10", "2025-10-10", 1))
    with pytest.raises(ValueError, match="Herfstvakantie 2026-2027"):
        holidays.read(file)
