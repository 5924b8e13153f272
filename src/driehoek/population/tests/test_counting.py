"""What is told of the parents, and what others may know of it."""

from collections import Counter
from typing import Any

import pytest

from driehoek.demo.cast import Cast
from driehoek.indicators.scope import here
from driehoek.indicators.suppression import TOGETHER
from driehoek.people.models import Enrolment, Group, Guardian
from driehoek.population.asks import Ask, asks, read
from driehoek.population.counting import tables
from driehoek.population.people import People
from driehoek.population.register import PARTS, Found, part
from driehoek.shared.strict import DataError

Counts = dict[str, int]


def told(cast: Cast, code: str, *groups: int, outside: bool = False) -> Any:
    found = tables(People(here(cast.vlindertuin, cast.year, groups or None)))[outside]
    return next((table for table in found if table["code"] == code), None)


def rows(cast: Cast, code: str, *groups: int) -> Counts:
    return dict(told(cast, code, *groups)["rows"])


def test_a_parent_counts_once_and_who_may_not_be_informed_does_not(cast: Cast) -> None:
    assert rows(cast, "read") == {"nl": 2, "ar": 1, "tr": 1, "ti": 1, "fa": 1, "so": 1}
    assert told(cast, "read")["whole"] == 7


def test_another_group_is_not_counted(cast: Cast) -> None:
    assert rows(cast, "read", cast.rupsen.pk) == {"fa": 1, "so": 1}


def test_what_nobody_told_is_not_known(cast: Cast) -> None:
    Guardian.objects.update(language_spoken="")
    Guardian.objects.filter(pk__in=(cast.samira.pk, cast.emine.pk)).update(language_spoken=" Berber ")
    spoken = told(cast, "spoken")
    assert (spoken["rows"], spoken["unknown"]) == ([["berber", 2]], 5)


def test_needs_are_counted_as_they_were_told(cast: Cast) -> None:
    assert rows(cast, "needs") == {"hear": 2, "interpreter": 1}


def test_who_is_new_is_not_known_without_an_earlier_year(cast: Cast) -> None:
    assert told(cast, "new")["unknown"] == 6
    before = Group.objects.create(location=cast.vlindertuin, school_year=cast.previous_year, name="Vlinders")
    Enrolment.objects.create(group=before, child=cast.deniz)
    assert rows(cast, "new") == {"yes": 5, "no": 1}


def test_reasons_come_from_absences_here(cast: Cast) -> None:
    assert rows(cast, "barriers") == {"transport": 1}
    assert told(cast, "barriers")["unknown"] == 1


def test_others_get_no_table_about_a_few_families(cast: Cast) -> None:
    assert told(cast, "barriers", outside=True) is None
    assert dict(told(cast, "read", outside=True)["rows"]) == {TOGETHER: 7}


@pytest.fixture
def made_up() -> Any:
    """A part that is thrown away after the test."""
    yield lambda found, several=False: part("made_up", title="x", of="x", label=str, several=several)(lambda _p: found)
    PARTS.pop("made_up", None)


def test_a_room_adds_a_part_by_its_name(cast: Cast, made_up: Any) -> None:
    made_up(Found([1, 2, 3], [(1, "garden"), (2, "garden")], [3]))
    assert told(cast, "made_up") == {"code": "made_up", "whole": 3, "unknown": 1, "rows": [["garden", 2]]}


def test_a_row_in_which_nearly_all_stand_says_who_does_not(cast: Cast, made_up: Any) -> None:
    everybody = list(range(20))
    made_up(Found(everybody, [(one, "a") for one in range(16)] + [(one, "b") for one in range(9)], []), several=True)
    assert told(cast, "made_up", outside=True)["rows"] == [["b", 9]]


def test_rare_small_rows_are_put_together_with_what_is_not_known(cast: Cast, made_up: Any) -> None:
    said = [(one, "a") for one in range(9)] + [(one, "b") for one in range(9, 12)]
    made_up(Found(list(range(14)), said, [12, 13]))
    table = told(cast, "made_up", outside=True)
    assert (table["rows"], table["unknown"]) == ([["a", 9], [TOGETHER, 5]], None)


def test_what_is_told_elsewhere_is_never_put_together_with_a_small_row(cast: Cast, made_up: Any) -> None:
    said = [(one, "a") for one in range(9)] + [(one, "b") for one in range(9, 12)]
    made_up(Found(list(range(20)), said, list(range(12, 20))))
    table = told(cast, "made_up", outside=True)
    assert (table["rows"], table["unknown"]) == ([[TOGETHER, 12]], 8)
    made_up(Found([*range(12), *[99] * 6], said, [99] * 6))
    assert told(cast, "made_up", outside=True) is None


ASK = Ask("needs", "hear", False, 0.25, "year", "S4", {}, {})


@pytest.mark.parametrize(
    ("counts", "unknown", "holds"),
    [({"hear": 2}, 0, True), ({"hear": 1}, 0, False), ({"hear": 2}, None, False), ({"hear": 1}, 4, False)],
)
def test_a_number_asks_something_from_a_share_of_who_is_known(counts: Counts, unknown: Any, holds: bool) -> None:
    table = {"code": "needs", "whole": 8, "unknown": unknown, "rows": [list(row) for row in Counter(counts).items()]}
    assert ASK.holds(table) is holds


def test_everybody_beside_a_row_can_ask_something() -> None:
    besides = Ask("read", "nl", True, 0.25, "year", "S4", {}, {})
    table = {"code": "read", "whole": 8, "unknown": 0, "rows": [["nl", 6], ["ar", 1], ["tr", 1]]}
    assert besides.holds(table)
    assert not besides.holds({**table, "rows": [["nl", 7], ["ar", 1]]})


def test_a_rule_about_a_part_that_is_not_there_is_refused(tmp_path: Any) -> None:
    file = tmp_path / "asks.toml"
    words = '[ask.nl]\ntitle = "x"\nhelp = "x"\n[ask.en]\ntitle = "x"\nhelp = "x"\n'
    lines = '[[ask]]\npart = "luck"\nkey = "x"\nbesides = false\nat_least = 0.5\nwhere = "year"\nsource = "S4"\n'
    file.write_text(lines + words, encoding="utf-8")
    with pytest.raises(DataError, match="no part is called luck"):
        read(file)
    assert len(asks()) > 5
