"""Why a wish has no time, and what would help, told so that one can act on it."""

from collections.abc import Iterator
from datetime import time

import pytest
from django.utils import translation

from driehoek.conversations.actions.plans import put_plan
from driehoek.conversations.bridge.helps import help_of, kept_helps
from driehoek.conversations.bridge.instance import instance_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.bridge.solve import solve
from driehoek.conversations.bridge.words import PROBLEMS, REASONS, reason
from driehoek.conversations.models import InterpreterTime, Round, Wish
from driehoek.conversations.planner.explain import REASONS as CODES
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_wish
from driehoek.demo.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Sentences are read here as they are written in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def round_(cast: Cast) -> Round:
    """Three families that wish to talk with Marieke, who is there for one talk of half an hour."""
    row = a_round(cast, slot_minutes=30, childcare_places=1)
    host = a_host(row, cast.marieke)
    host.times.update(end=time(18, 30))
    for guardian, child in ((cast.samira, cast.yassin), (cast.emine, cast.deniz), (cast.lotte, cast.bram)):
        a_wish(a_party(row, guardian), child, host)
    return row


def planned(row: Round) -> list[str]:
    """Plan it for real; what would help, in sentences."""
    sheet = sheet_of(row)
    plan = solve(instance_of(sheet), 5)
    put_plan(round_=row, plan=plan, by=None)
    return [help_of(one).text for one in kept_helps(sheet, plan["would_help"])]


def test_a_full_colleague_and_an_hour_more(round_: Round) -> None:
    helps = planned(round_)
    assert sorted(Wish.objects.values_list("unserved", flat=True)) == ["", "teacher_full", "teacher_full"]
    assert helps[0].startswith("If Marieke de Boer is there as well ")
    assert helps[0].endswith("19:00 to 20:00, 2 more talks have a time.")


def test_a_language_that_nobody_speaks(round_: Round) -> None:
    round_.hosts.get().times.update(end=time(20))
    round_.parties.update(interprets="school", language="Arabisch")
    helps = planned(round_)
    assert set(Wish.objects.values_list("unserved", flat=True)) == {"interpreter"}
    assert helps[0].startswith("One more interpreter for Arabisch, ")
    assert helps[0].endswith("18:00 to 19:00, serves 2 more talks.")


def test_nothing_helps_where_everything_has_a_time(round_: Round) -> None:
    round_.hosts.get().times.update(end=time(20))
    InterpreterTime.objects.create(day=round_.days.get(), language="Turks", start=time(18), end=time(19))
    assert planned(round_) == []
    assert set(Wish.objects.values_list("unserved", flat=True)) == {""}


def test_a_talk_longer_than_the_day_says_so(round_: Round) -> None:
    round_.hosts.get().wishes.update(slots=7)
    planned(round_)
    assert set(Wish.objects.values_list("unserved", flat=True)) == {"too_long"}


def test_every_reason_of_the_planner_has_words() -> None:
    assert set(CODES) <= set(REASONS)
    assert all(map(str, [*REASONS.values(), *PROBLEMS.values()]))
    assert reason("something new") == "Other talks went before it."
