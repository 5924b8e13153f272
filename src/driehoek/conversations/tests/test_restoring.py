"""One step back for a whole plan: after planning again, and after an illness that was none."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation

from driehoek.conversations import jobs
from driehoek.conversations.actions.illness import host_ill
from driehoek.conversations.actions.moving import lock_talk
from driehoek.conversations.actions.plans import ask_plan
from driehoek.conversations.actions.restoring import put_back
from driehoek.conversations.bridge.instance import Data
from driehoek.conversations.models import HostTime, Round, Solving, Talk
from driehoek.conversations.tests.planner import first_free
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_wish
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff

pytestmark = pytest.mark.django_db
Times = list[tuple[Any, ...]]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read here as they are written in the code."""
    with translation.override("en"):
        yield


def later(data: Data, *args: Any, **more: Any) -> Data:
    """Another plan than `first_free` makes: nobody has the first times."""
    teachers = [{**one, "available": one["available"][2:]} for one in data["teachers"]]
    return first_free({**data, "teachers": teachers}, *args, **more)


@pytest.fixture
def planned(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Round:
    """A round of Marieke and Fatma with a plan for Samira and Emine; the next one will be another."""
    round_ = a_round(cast, state="asking")
    for account in (cast.marieke, cast.fatma):
        host = a_host(round_, account)
        for guardian, child in ((cast.samira, cast.yassin), (cast.emine, cast.deniz)):
            party = round_.parties.filter(guardians=guardian).first() or a_party(round_, guardian)
            a_wish(party, child, host)
    monkeypatch.setattr(jobs, "solve", first_free)
    plan(round_, cast)
    monkeypatch.setattr(jobs, "solve", later)
    return Round.objects.get(pk=round_.pk)


def plan(round_: Round, cast: Cast) -> Solving:
    """Let the planner make a plan."""
    solving = ask_plan(round_=round_, by=cast.fatma)
    jobs.take_next()
    return Solving.objects.get(pk=solving.pk)


def times() -> Times:
    """Wish, time, state and whether it is fixed, of every talk."""
    return list(Talk.objects.order_by("wish").values_list("wish", "starts_at", "state", "locked"))


def test_the_plan_before_is_put_back_and_the_newer_one_again(cast: Cast, planned: Round) -> None:
    first = times()
    solving = plan(planned, cast)
    second = times()
    assert first != second
    put_back(solving=solving, by=cast.fatma)
    assert times() == first
    put_back(solving=solving, by=cast.fatma)
    assert times() == second


def test_before_the_first_plan_there_was_none(client: Client, cast: Cast, planned: Round) -> None:
    back = reverse("plan_back", args=[planned.pk])
    page = as_staff(client, cast.fatma).get(reverse("round_plan", args=[planned.pk]))
    assert back not in page.text
    plan(planned, cast)
    assert back in client.get(reverse("round_plan", args=[planned.pk])).text


def test_only_the_last_plan_is_put_back(client: Client, cast: Cast, planned: Round) -> None:
    old, _new = plan(planned, cast), plan(planned, cast)
    now = times()
    page = as_staff(client, cast.fatma).post(reverse("plan_back", args=[planned.pk]), {"plan": old.pk}, follow=True)
    assert [one.level_tag for one in page.context["messages"]] == ["error"]
    assert times() == now


def test_what_was_fixed_since_stays(cast: Cast, planned: Round) -> None:
    first, solving = times(), plan(planned, cast)
    talk = Talk.objects.earliest("starts_at")
    lock_talk(talk=talk, by=cast.fatma, locked=True)
    put_back(solving=solving, by=cast.fatma)
    now = {wish: (start, fixed) for wish, start, _state, fixed in times()}
    assert now.pop(talk.wish_id) == (talk.starts_at, True)
    assert set(now.items()) < {(wish, (start, fixed)) for wish, start, _state, fixed in first}


def test_a_plan_that_is_not_possible_any_more_is_not_put_back(cast: Cast, planned: Round) -> None:
    solving = plan(planned, cast)
    now = times()
    Round.objects.update(rooms=0)
    with pytest.raises(ValidationError, match="Too much has changed"):
        put_back(solving=solving, by=cast.fatma)
    assert times() == now


@pytest.mark.parametrize("planned_since", [False, True])
def test_a_colleague_who_is_not_ill_after_all_has_times_and_talks_again(
    cast: Cast, planned: Round, planned_since: bool
) -> None:
    Talk.objects.filter(pk=Talk.objects.earliest("starts_at").pk).update(locked=True)
    before, hours = times(), list(HostTime.objects.order_by("host").values_list("host", "day", "start", "end"))
    host = planned.hosts.get(account=cast.marieke)
    number, solving = host_ill(host=host, day=planned.days.get(), by=cast.fatma)
    assert (number, host.times.count()) == (2, 0)
    if planned_since:
        jobs.take_next()
    put_back(solving=solving, by=cast.fatma)
    assert times() == before
    assert list(HostTime.objects.order_by("host").values_list("host", "day", "start", "end")) == hours
    with pytest.raises(ValidationError, match="any more"):
        put_back(solving=Solving.objects.get(pk=solving.pk), by=cast.fatma)


def test_a_planner_at_work_gives_up(cast: Cast, planned: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    before = times()
    _number, solving = host_ill(host=planned.hosts.get(account=cast.marieke), day=planned.days.get(), by=cast.fatma)

    def slow(*args: Any, **more: Any) -> Data:
        put_back(solving=solving, by=cast.fatma)
        return first_free(*args, **more)

    monkeypatch.setattr(jobs, "solve", slow)
    jobs.take_next()
    assert times() == before
    assert Solving.objects.get(pk=solving.pk).state == "stopped"
    assert not jobs.take_next()


def test_illness_is_undone_with_one_tap(client: Client, cast: Cast, planned: Round) -> None:
    before, host = times(), planned.hosts.get(account=cast.marieke)
    fields = {"host": host.pk, "day": planned.days.get().pk}
    page = as_staff(client, cast.fatma).post(reverse("plan_ill", args=[planned.pk]), fields, follow=True)
    undo = page.context["undo"]
    client.post(undo.url, undo.fields)
    assert times() == before


def test_who_reaches_only_some_groups_puts_nothing_back(cast: Cast, planned: Round) -> None:
    solving = plan(planned, cast)
    planned.groups.add(cast.rupsen)
    with pytest.raises(PermissionDenied):
        put_back(solving=solving, by=cast.marieke)
