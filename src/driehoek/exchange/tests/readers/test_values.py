"""Values and names as they stand in real files."""

from datetime import date

import pytest
from django.utils import translation

from driehoek.exchange.readers import names, values
from driehoek.exchange.readers.errors import BadValueError, Unreadable
from driehoek.exchange.readers.messages import MESSAGES
from driehoek.exchange.readers.records import RowError


@pytest.mark.parametrize(
    "written", ["2018-05-01", "01-05-2018", "1/05/2018", "1.5.2018", "20180501", "2018-05-01T00:00:00Z"]
)
def test_a_date_may_be_written_in_many_ways(written: str) -> None:
    assert values.day(written) == date(2018, 5, 1)


@pytest.mark.parametrize("written", ["31-02-2018", "05/23/2018", "01-05-18", "mei 2018", "1018-05-01", "0000-00-00"])
def test_a_doubtful_date_is_refused(written: str) -> None:
    with pytest.raises(BadValueError):
        values.day(written)


@pytest.mark.parametrize("written", ["06-12345678", "0612345678", "612345678", "0031 6 12345678", "+31 (0)6 12345678"])
def test_a_dutch_number_becomes_international(written: str) -> None:
    assert values.phone(written) == "+31612345678"


def test_a_foreign_number_keeps_its_country() -> None:
    assert values.phone("+48 601 234 567") == "+48601234567"


@pytest.mark.parametrize("written", ["06-123", "bel mij", "+31 612"])
def test_a_number_that_cannot_be_is_refused(written: str) -> None:
    with pytest.raises(BadValueError):
        values.phone(written)


def test_school_years_go_on_for_ever() -> None:
    assert values.school_year("2031-2032") == "2031-2032"
    with pytest.raises(BadValueError):
        values.school_year("2026-2028")


def test_control_characters_and_double_spaces_go() -> None:
    assert values.clean(" De\x00 \u2028 Vries\t") == "De Vries"


def test_a_wrong_value_becomes_a_row_error_and_the_row_goes_on() -> None:
    check = values.Checker(7)
    assert check.take("E-mail", "geen", values.email, "") == ""
    assert check.text("Naam", "x" * 201) == ""
    assert [(error.row, error.field, error.code) for error in check.errors] == [
        (7, "E-mail", "bad_email"),
        (7, "Naam", "too_long"),
    ]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Jan de Vries", ("Jan", "", "de", "Vries")),
        ("J.P. van der Berg", ("", "J.P.", "van der", "Berg")),
        ("Vries, Jan de", ("Jan", "", "de", "Vries")),
        ("Vries, de, J.", ("", "J.", "de", "Vries")),
        ("Fatima El Amrani", ("Fatima", "", "", "El Amrani")),
        ("Anne Marie Jansen", ("Anne Marie", "", "", "Jansen")),
        ("de Vries", ("", "", "de", "Vries")),
        ("Selam", ("", "", "", "Selam")),
    ],
)
def test_a_whole_name_is_split(written: str, parts: tuple[str, ...]) -> None:
    assert tuple(names.split(written)) == parts


def test_a_surname_with_a_capital_is_left_alone() -> None:
    assert names.split_family("Van Dijk") == ("", "Van Dijk")
    assert names.split_family("van 't Hof") == ("van 't", "Hof")


def test_messages_are_english_in_reports_and_translated_for_people() -> None:
    error = RowError(3, "E-mail", "bad_email", {"value": "geen"})
    with translation.override("nl"):
        assert error.message.startswith("“geen” is not an e-mail address.")
        assert error.translated
    assert "512 MB" in str(Unreadable("too_big", longest="512"))


def test_every_message_fills_in() -> None:
    names = ("value", "allowed", "length", "longest", "row", "name", "headers", "column", "headings", "year")
    every = dict.fromkeys(names, "×")
    assert all("%(" not in text % every for text in MESSAGES.values())
