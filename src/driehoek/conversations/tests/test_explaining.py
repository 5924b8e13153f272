"""Why a wish has no time, and what would help, told so that one can act on it."""

from collections.abc import Iterator
from datetime import time

import pytest
from django.utils import translation

from driehoek.conversations.bridge.explain import helps, reasons
from driehoek.conversations.bridge.helps import help_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.bridge.words import REASONS, reason
from driehoek.conversations.models import InterpreterTime, PartyTime, Round
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_wish
from driehoek.demo.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def english() -> Iterator[None]:
    """Sentences are read here as they are written in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def round_(cast: Cast) -> Round:
    """Three families that wish to talk with Marieke; nothing is planned."""
    row = a_round(cast, slot_minutes=30, childcare_places=1)
    host = a_host(row, cast.marieke)
    for guardian, child in ((cast.samira, cast.yassin), (cast.emine, cast.deniz), (cast.lotte, cast.bram)):
        a_wish(a_party(row, guardian), child, host)
    return row


def why(row: Round) -> set[str]:
    """Why wishes have no time when nothing is planned."""
    return set(reasons(sheet_of(row), {}).values())


def test_nothing_stands_in_the_way_of_what_was_not_planned_yet(round_: Round) -> None:
    assert why(round_) == {""}


def test_each_obstacle_has_its_reason(round_: Round) -> None:
    round_.parties.update(interprets="school", language="Arabisch")
    assert why(round_) == {"interpreter"}
    for party in round_.parties.all():
        PartyTime.objects.create(party=party, day=round_.days.get(), start=time(17), end=time(18))
    assert why(round_) == {"no_common_time"}
    round_.hosts.get().times.all().delete()
    assert why(round_) == {"teacher_absent"}


def test_a_full_colleague_is_the_reason(round_: Round) -> None:
    round_.hosts.get().times.update(end=time(19))
    sheet = sheet_of(round_)
    first, second, third = sheet.asks
    assert reasons(sheet, {first: 0, second: 1}) == {third: "teacher_full"}


def test_a_talk_longer_than_the_day(round_: Round) -> None:
    round_.hosts.get().wishes.update(slots=7)
    assert why(round_) == {"too_long"}


def test_every_reason_has_words(english: None) -> None:
    assert reason("something new") == "Other talks went before it."
    assert all(reason(code) for code in REASONS)


def test_one_more_interpreter_helps_in_that_hour(round_: Round, english: None) -> None:
    round_.parties.update(interprets="school", language="Arabisch")
    InterpreterTime.objects.create(day=round_.days.get(), language="Arabisch", start=time(20), end=time(20, 30))
    sheet = sheet_of(round_)
    (best,) = helps(sheet, {next(iter(sheet.asks)): 4})
    assert (best["kind"], best["name"], best["serves"]) == ("interpreter", "Arabisch", 2)
    assert help_of(best).text.startswith("One more interpreter for Arabisch, ")
    assert help_of(best).text.endswith("18:00 to 19:00, serves 2 more talks.")


def test_an_hour_more_of_a_colleague_helps(round_: Round, english: None) -> None:
    round_.hosts.get().times.update(end=time(18, 30))
    sheet = sheet_of(round_)
    (best,) = helps(sheet, {next(iter(sheet.asks)): 0})
    assert (best["kind"], best["name"], best["serves"]) == ("host", "Marieke de Boer", 2)
    assert "Marieke de Boer" in help_of(best).text


def test_nothing_helps_where_everything_has_a_time(round_: Round) -> None:
    sheet = sheet_of(round_)
    assert helps(sheet, dict(zip(sheet.asks, range(3), strict=True))) == []
