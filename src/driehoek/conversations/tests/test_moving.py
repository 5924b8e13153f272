"""A plan changed by hand: every rule is checked at once, and every change can be undone."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation

from driehoek.conversations.actions.illness import host_ill
from driehoek.conversations.actions.moving import (
    cancel_talk,
    lock_talk,
    move_talk,
    plan_by_hand,
    restore_talk,
)
from driehoek.conversations.actions.plans import put_plan
from driehoek.conversations.bridge.instance import instance_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.models import Host, HostTime, InterpreterTime, PartyTime, Round, RoundDay, Solving, Talk
from driehoek.conversations.tests.planner import first_free
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk, a_wish
from driehoek.demo.cast import Cast
from driehoek.people.models import AuditLine
from driehoek.shared.moments import AMSTERDAM

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read here as they are written in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """The talk of Samira with Marieke at 18:00, in a round with Fatma too."""
    round_ = a_round(cast, state="planning", max_consecutive=3)
    a_host(round_, cast.fatma, zone=1)
    return a_talk(a_party(round_, cast.samira), cast.yassin, a_host(round_, cast.marieke))


def at(talk: Talk, hour: int, minute: int = 0, days: int = 0) -> datetime:
    """A moment on the day of the talk, or so many days later."""
    day = timezone.localdate(talk.starts_at) + timedelta(days=days)
    return datetime.combine(day, time(hour, minute), AMSTERDAM)


def refused(talk: Talk, cast: Cast, starts_at: datetime, *, sure: bool = True) -> list[str]:
    """Why a talk cannot have this time."""
    with pytest.raises(ValidationError) as problem:
        move_talk(talk=Talk.objects.get(pk=talk.pk), by=cast.fatma, starts_at=starts_at, sure=sure)
    assert Talk.objects.get(pk=talk.pk).starts_at == talk.starts_at
    return list(problem.value.messages)


def fatma_of(talk: Talk) -> Host:
    """The other colleague of the round, in another part of the building."""
    return Host.objects.get(round=talk.round, account__name__startswith="Fatma")


def test_a_talk_moves_and_then_stays_there(cast: Cast, talk: Talk) -> None:
    moved = move_talk(talk=talk, by=cast.fatma, starts_at=at(talk, 19, 30))
    assert moved.starts_at == at(talk, 19, 30)
    assert moved.ends_at == at(talk, 19, 40)
    put_plan(round_=talk.round, plan=first_free(instance_of(sheet_of(talk.round))), by=cast.fatma)
    assert Talk.objects.get().starts_at == at(talk, 19, 30)


def test_moving_back_undoes_it(cast: Cast, talk: Talk) -> None:
    move_talk(talk=talk, by=cast.fatma, starts_at=at(talk, 19, 30))
    move_talk(talk=Talk.objects.get(), by=cast.fatma, starts_at=talk.starts_at, sure=True, locked=False)
    assert list(Talk.objects.values_list("starts_at", "locked")) == [(talk.starts_at, False)]


def test_only_the_times_of_the_round(cast: Cast, talk: Talk) -> None:
    for wrong in (at(talk, 18, 5), at(talk, 21), at(talk, 18, days=1)):
        assert refused(talk, cast, wrong) == ["The talk does not fit in the times of this day."]


def test_not_when_the_colleague_is_away(cast: Cast, talk: Talk) -> None:
    HostTime.objects.filter(host=talk.host).update(end=time(19))
    assert refused(talk, cast, at(talk, 19)) == ["The colleague is not there then."]


def test_not_when_the_colleague_has_another_talk(cast: Cast, talk: Talk) -> None:
    a_talk(a_party(talk.round, cast.emine), cast.deniz, talk.host, start=time(19))
    assert refused(talk, cast, at(talk, 19)) == ["The colleague has another talk then."]


def test_not_when_the_family_has_another_talk_or_must_walk(cast: Cast, talk: Talk) -> None:
    a_talk(talk.party, cast.yassin, fatma_of(talk), start=time(19))
    assert refused(talk, cast, at(talk, 19)) == ["The family has another talk then."]
    assert refused(talk, cast, at(talk, 19, 10)) == ["The family has no time to walk from their other talk."]
    assert move_talk(talk=talk, by=cast.fatma, starts_at=at(talk, 19, 20))


def test_not_when_the_family_talks_in_another_round(cast: Cast, talk: Talk) -> None:
    other = a_round(cast)
    a_talk(a_party(other, cast.samira), cast.yassin, a_host(other, cast.ruud), start=time(19))
    assert "The family has another talk then." in refused(talk, cast, at(talk, 19))


def test_not_without_a_room(cast: Cast, talk: Talk) -> None:
    Round.objects.update(rooms=1)
    a_talk(a_party(talk.round, cast.emine), cast.deniz, fatma_of(talk), start=time(19))
    assert refused(talk, cast, at(talk, 19)) == ["All rooms are in use then."]


def test_not_without_an_interpreter(cast: Cast, talk: Talk) -> None:
    type(talk.party).objects.update(interprets="school", language="Arabisch")
    InterpreterTime.objects.create(day=talk.round.days.get(), language="Arabisch", start=time(18), end=time(19))
    assert refused(talk, cast, at(talk, 19)) == ["There is no interpreter then."]
    assert move_talk(talk=talk, by=cast.fatma, starts_at=at(talk, 18, 50))


def test_not_without_a_break(cast: Cast, talk: Talk) -> None:
    for minute, guardian, child in (
        (0, cast.emine, cast.deniz),
        (10, cast.lotte, cast.bram),
        (20, cast.tesfay, cast.senait),
    ):
        a_talk(a_party(talk.round, guardian), child, talk.host, start=time(19, minute))
    assert refused(talk, cast, at(talk, 19, 30)) == ["The colleague would have no break."]


def test_not_without_a_place_in_the_childcare(cast: Cast, talk: Talk) -> None:
    Round.objects.update(childcare_places=2)
    type(talk.party).objects.update(childcare=1)
    a_talk(a_party(talk.round, cast.emine, childcare=2), cast.deniz, fatma_of(talk), start=time(19))
    assert refused(talk, cast, at(talk, 19)) == ["There is no place in the childcare then."]


def test_not_in_the_past(cast: Cast, talk: Talk) -> None:
    RoundDay.objects.update(date=timezone.localdate() - timedelta(days=1))
    Talk.objects.update(starts_at=talk.starts_at - timedelta(days=15), ends_at=talk.ends_at - timedelta(days=15))
    yesterday = Talk.objects.get()
    with pytest.raises(ValidationError, match="over"):
        move_talk(talk=yesterday, by=cast.fatma, starts_at=at(yesterday, 19, days=0))


@pytest.mark.parametrize(
    ("fields", "time_", "sentence"),
    [
        ({"prefers": "early"}, time(20), "rather come early or late"),
        ({}, time(20, 30), "cannot come then"),
    ],
)
def test_against_a_wish_only_when_one_is_sure(cast: Cast, talk: Talk, fields: Any, time_: time, sentence: str) -> None:
    type(talk.party).objects.update(**fields)
    PartyTime.objects.create(party=talk.party, day=talk.round.days.get(), start=time(18), end=time(20, 20))
    there = at(talk, time_.hour, time_.minute)
    assert sentence in refused(talk, cast, there, sure=False)[0]
    assert move_talk(talk=talk, by=cast.fatma, starts_at=there, sure=True).starts_at == there


def test_a_second_day_or_a_long_wait_is_asked(cast: Cast, talk: Talk) -> None:
    second = RoundDay.objects.create(
        round=talk.round, date=timezone.localdate(talk.starts_at) + timedelta(days=1), start=time(18), end=time(20)
    )
    HostTime.objects.create(host=talk.host, day=second, start=time(18), end=time(20))
    a_talk(talk.party, cast.yassin, fatma_of(talk), start=time(18, 20))
    assert refused(talk, cast, at(talk, 18, days=1), sure=False) == ["The family has to come on one more day."]
    assert refused(talk, cast, at(talk, 20), sure=False) == ["The family has to wait long between two talks."]


def test_a_locked_talk_stays_until_it_is_let_go(cast: Cast, talk: Talk) -> None:
    lock_talk(talk=talk, by=cast.fatma, locked=True)
    assert instance_of(sheet_of(talk.round))["locked"] == [{"request": talk.wish_id, "start": 0}]
    lock_talk(talk=talk, by=cast.fatma, locked=False)
    assert instance_of(sheet_of(talk.round))["locked"] == []


def test_a_talk_is_cancelled_and_brought_back(cast: Cast, talk: Talk) -> None:
    cancel_talk(talk=talk, by=cast.fatma)
    assert Talk.objects.get().state == "cancelled"
    assert instance_of(sheet_of(talk.round))["requests"] == []
    restore_talk(talk=talk, by=cast.fatma)
    assert Talk.objects.get().state == "planned"
    assert Talk.objects.get().starts_at == talk.starts_at


def test_a_cancelled_talk_does_not_push_another_away(cast: Cast, talk: Talk) -> None:
    cancel_talk(talk=talk, by=cast.fatma)
    a_talk(a_party(talk.round, cast.emine), cast.deniz, talk.host)
    with pytest.raises(ValidationError, match="another talk"):
        restore_talk(talk=talk, by=cast.fatma)


def test_a_wish_without_a_time_gets_one_by_hand(cast: Cast, talk: Talk) -> None:
    wish = a_wish(a_party(talk.round, cast.emine), cast.deniz, talk.host, unserved="teacher_full")
    made = plan_by_hand(wish=wish, by=cast.fatma, starts_at=at(talk, 18, 30))
    assert (made.locked, made.starts_at, made.party_id) == (True, at(talk, 18, 30), wish.party_id)
    with pytest.raises(ValidationError, match="already"):
        plan_by_hand(wish=wish, by=cast.fatma, starts_at=at(talk, 18, 50))


def test_nothing_by_hand_for_who_may_not_be_informed(cast: Cast, talk: Talk) -> None:
    wish = a_wish(a_party(talk.round, cast.emine), cast.deniz, talk.host)
    cast.emine.guardianships.update(information="none")
    with pytest.raises(PermissionDenied):
        plan_by_hand(wish=wish, by=cast.fatma, starts_at=at(talk, 18, 30))


def test_a_colleague_who_is_ill_has_talks_another_day(cast: Cast, talk: Talk) -> None:
    second = RoundDay.objects.create(
        round=talk.round, date=timezone.localdate(talk.starts_at) + timedelta(days=1), start=time(18), end=time(20)
    )
    HostTime.objects.create(host=talk.host, day=second, start=time(18), end=time(20))
    first = talk.round.days.order_by("date")[0]
    assert host_ill(host=talk.host, day=first, by=cast.fatma)[0] == 1
    assert Talk.objects.get().state == "cancelled"
    put_plan(round_=talk.round, plan=first_free(instance_of(sheet_of(talk.round))), by=cast.fatma)
    assert list(Talk.objects.values_list("pk", "state", "starts_at")) == [(talk.pk, "planned", at(talk, 18, days=1))]


def test_nothing_changes_while_the_planner_is_at_work(cast: Cast, talk: Talk) -> None:
    Solving.objects.create(round=talk.round, state="running")
    for act in (cancel_talk, restore_talk):
        with pytest.raises(ValidationError, match="right now"):
            act(talk=talk, by=cast.fatma)
    with pytest.raises(ValidationError, match="right now"):
        move_talk(talk=talk, by=cast.fatma, starts_at=at(talk, 19))


def test_who_reaches_only_some_groups_changes_nothing(cast: Cast, talk: Talk) -> None:
    talk.round.groups.add(cast.rupsen)
    for act in (cancel_talk, restore_talk):
        with pytest.raises(PermissionDenied):
            act(talk=talk, by=cast.marieke)


def test_a_family_reads_of_a_change_only_when_it_knew_of_the_talk(cast: Cast, talk: Talk) -> None:
    move_talk(talk=talk, by=cast.fatma, starts_at=at(talk, 19))
    assert AuditLine.objects.get(verb="talk_moved").family is None
    Talk.objects.update(told_at=timezone.now())
    move_talk(talk=Talk.objects.get(), by=cast.fatma, starts_at=at(talk, 18))
    line = AuditLine.objects.filter(verb="talk_moved").latest("pk")
    assert line.family == cast.el_amrani
    assert line.details["about"] == cast.samira.pk
