"""Known risks where they occur, and participation apart from involvement with small numbers hidden (V3, V5)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact
from driehoek.participation import actions
from driehoek.participation.library import risks
from driehoek.participation.models import Ask, Helper
from driehoek.participation.queries import proposals
from driehoek.participation.queries.numbers import numbers_for
from driehoek.participation.queries.risks import always_the_same
from driehoek.participation.tests.helping import asked, task_in, told
from driehoek.people.models import Account

pytestmark = pytest.mark.django_db


def keys(cast: Cast, by: Account | None = None, **task: object) -> list[list[str]]:
    return [[risk.key for risk in one.risks] for one in proposals(task_in(cast, **task), by or cast.fatma)]


def concern(cast: Cast, days: int = 3) -> None:
    Contact.objects.create(
        location=cast.vlindertuin, family=cast.kaya, at=timezone.now() - timedelta(days=days),
        channel="phone", tone=Contact.Tone.CONCERN, verb="called", account=cast.marieke,
    )  # fmt: skip


def test_a_talk_that_runs_is_told_in_the_group_of_the_own_child(cast: Cast) -> None:
    told(cast.emine)
    assert keys(cast) == [[]]
    concern(cast)
    assert keys(cast) == [["own_case"]]
    assert keys(cast, group=cast.rupsen) == [[]]
    assert keys(cast, group=None) == [[]]


def test_an_old_concern_is_not_told_any_more(cast: Cast) -> None:
    told(cast.emine)
    concern(cast, days=61)
    assert keys(cast) == [[]]


def test_at_the_third_time_a_colleague_reads_what_helping_does_not_give(cast: Cast) -> None:
    for turn in range(3):
        assert keys(cast) == ([["claims"] if turn >= 2 else []] if turn else [])
        actions.answer(ask=asked(cast, cast.emine), person=cast.emine, said="yes")
        Ask.objects.update(asked_at=timezone.now() - timedelta(days=100))


def test_it_is_said_when_a_few_do_most() -> None:
    assert always_the_same([1, 1, 1, 2, 2, 3, 4, 5])
    assert not always_the_same([1, 2, 3, 4])  # too little to say it
    assert not always_the_same([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7])


def test_helping_and_involvement_stand_apart_and_small_numbers_are_hidden(cast: Cast) -> None:
    actions.answer(ask=asked(cast), person=cast.hassan, said="yes")
    inside = numbers_for(cast.fatma, cast.vlindertuin, sees=True)
    assert (inside.helped.number, [one.number for one in inside.talents]) == (1, [1])
    assert inside.in_touch.number
    outside = numbers_for(cast.ingrid, cast.vlindertuin, sees=False)
    assert (outside.helped.number, [one.number for one in outside.talents]) == (None, [None])
    assert outside.in_touch.number is None


def test_the_page_says_that_not_helping_is_not_being_uninvolved(cast: Cast) -> None:
    page = as_staff(Client(), cast.ingrid).get("/locatie/vlindertuin/samen-doen/").content.decode()
    assert risks()["not_involved"].words["nl"] in page


def test_who_rests_is_not_counted(cast: Cast) -> None:
    told(cast.hassan)
    Helper.objects.update(rest=Helper.Rest.NEVER)
    assert numbers_for(cast.fatma, cast.vlindertuin, sees=True).talents == []
