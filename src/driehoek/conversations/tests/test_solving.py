"""The planner in the background: claimed, with progress, stopped, and taken over."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone, translation
from pytest_django import Settings

from driehoek.conversations import jobs
from driehoek.conversations.actions.plans import ask_plan, stop_plan
from driehoek.conversations.bridge.solve import workers_for
from driehoek.conversations.models import Round, Solving, Talk
from driehoek.conversations.tests.planner import first_free
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_wish
from driehoek.demo.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read here as they are written in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def asked(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Solving:
    """A plan that is asked for, for two talks."""
    monkeypatch.setattr(jobs, "solve", first_free)
    monkeypatch.setattr(jobs, "EVERY", 0)
    round_ = a_round(cast, state="asking")
    host = a_host(round_, cast.marieke)
    a_wish(a_party(round_, cast.samira), cast.yassin, host)
    a_wish(a_party(round_, cast.emine), cast.deniz, host)
    return ask_plan(round_=round_, by=cast.fatma)


def after(solving: Solving) -> Solving:
    """The row as it is now."""
    return Solving.objects.get(pk=solving.pk)


def test_a_plan_is_made(asked: Solving) -> None:
    assert jobs.take_next()
    done = after(asked)
    assert (done.state, done.served, done.wished, done.cost) == ("done", 2, 2, 0)
    assert Talk.objects.count() == 2
    assert done.round.state == Round.State.PLANNING
    assert not jobs.take_next()


def looks(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """State and wishes with a time, as the row was at every look from now on."""
    seen: list[tuple[str, int]] = []
    look = jobs.Watch._look

    def watched(watch: jobs.Watch) -> None:
        look(watch)
        seen.append(Solving.objects.values_list("state", "served").get(pk=watch.pk))

    monkeypatch.setattr(jobs.Watch, "_look", watched)
    monkeypatch.setattr(jobs, "EVERY", 0)
    return seen


def test_progress_is_seen_while_it_plans(asked: Solving, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = looks(monkeypatch)
    jobs.take_next()
    assert ("running", 1) in seen
    assert ("running", 2) in seen


def test_one_that_is_stopped_keeps_the_best_so_far(asked: Solving, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(data: Any, seconds: int, progress: Any, **more: Any) -> Any:
        def first(found: Any) -> None:
            stop_plan(solving=asked, by=cast.fatma)
            progress(found)

        return first_free(data, seconds, progress=first, **more)

    monkeypatch.setattr(jobs, "solve", stopped)
    jobs.take_next()
    assert (after(asked).state, after(asked).served) == ("stopped", 1)
    assert Talk.objects.count() == 1


def test_one_that_is_stopped_before_it_begins_does_not_begin(asked: Solving, cast: Cast) -> None:
    stop_plan(solving=asked, by=cast.fatma)
    assert not jobs.take_next()
    assert after(asked).state == "stopped"
    assert not Talk.objects.exists()


def test_another_worker_goes_on_when_one_is_killed(asked: Solving, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_args: Any, **_more: Any) -> Any:
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(jobs, "solve", killed)
        with pytest.raises(KeyboardInterrupt):
            jobs.take_next()
    assert not jobs.take_next()  # the claim still stands
    Solving.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))
    assert jobs.take_next()
    assert (after(asked).state, after(asked).served) == ("done", 2)


def test_a_worker_that_was_given_up_changes_nothing_any_more(asked: Solving, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*args: Any, **more: Any) -> Any:
        Solving.objects.update(attempts=2)
        return first_free(*args, **more)

    monkeypatch.setattr(jobs, "solve", slow)
    jobs.take_next()
    assert after(asked).state == "running"
    assert not Talk.objects.exists()


def test_one_that_keeps_dying_is_given_up(asked: Solving) -> None:
    Solving.objects.update(attempts=jobs.MOST_ATTEMPTS)
    assert jobs.take_next()
    assert (after(asked).state, after(asked).problem) == ("failed", "attempts")


def test_a_mistake_in_the_planner_is_told(asked: Solving, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_args: Any, **_more: Any) -> Any:
        raise ValueError("no")

    monkeypatch.setattr(jobs, "solve", wrong)
    assert jobs.take_next()
    assert (after(asked).state, after(asked).problem) == ("failed", "error")


def test_a_round_that_changed_too_much_is_planned_again(asked: Solving, monkeypatch: pytest.MonkeyPatch) -> None:
    def outdated(data: Any, *args: Any, **more: Any) -> Any:
        plan = first_free(data, *args, **more)
        Round.objects.update(rooms=1)
        plan["talks"][1]["start"] = plan["talks"][0]["start"]
        return plan

    with monkeypatch.context() as changing:
        changing.setattr(jobs, "solve", outdated)
        jobs.take_next()
    assert after(asked).state == "waiting"
    jobs.take_next()
    assert (after(asked).state, Talk.objects.count()) == ("done", 2)


def test_a_repair_begins_with_the_plan_there_is(asked: Solving, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs.take_next()
    times = dict(Talk.objects.values_list("wish", "starts_at"))
    Round.objects.update(state="published")
    a_wish(a_party(asked.round, cast.tesfay), cast.senait, asked.round.hosts.get(), priority=3)
    begun: list[Any] = []

    def kept(data: Any, seconds: int, start: Any, **more: Any) -> Any:
        begun.append(start)
        return first_free(data, seconds, start=start, **more)

    monkeypatch.setattr(jobs, "solve", kept)
    assert ask_plan(round_=asked.round, by=cast.fatma).repair
    jobs.take_next()
    assert len(begun[0]) == 2
    assert times.items() <= dict(Talk.objects.values_list("wish", "starts_at")).items()


def test_two_plans_are_not_made_at_a_time(asked: Solving, cast: Cast) -> None:
    with pytest.raises(ValidationError, match="right now"):
        ask_plan(round_=asked.round, by=cast.fatma)


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_a_round_is_planned_only_between_asking_and_closing(cast: Cast, state: str) -> None:
    with pytest.raises(ValidationError):
        ask_plan(round_=a_round(cast, state=state), by=cast.fatma)


def test_who_reaches_only_some_groups_cannot_plan(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen], state="asking")
    with pytest.raises(PermissionDenied):
        ask_plan(round_=round_, by=cast.marieke)


def test_the_real_planner_plans_a_round_and_tells_how_far_it_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = looks(monkeypatch)
    round_ = a_round(cast, state="asking")
    host = a_host(round_, cast.marieke)
    for guardian, child in ((cast.samira, cast.yassin), (cast.emine, cast.deniz), (cast.lotte, cast.bram)):
        a_wish(a_party(round_, guardian), child, host)
    solving = ask_plan(round_=round_, by=cast.fatma, seconds=5)
    assert jobs.take_next()
    done = after(solving)
    assert (done.state, done.served, done.cost, done.lower_bound) == ("done", 3, 0, 0)
    assert Talk.objects.filter(round=round_).values("starts_at").distinct().count() == 3
    assert ("running", 3) in seen


def test_a_large_round_is_planned_by_as_many_processes_as_the_school_allows(settings: Settings) -> None:
    settings.DRIEHOEK_PLANNER_PROCESSES = 3
    assert (workers_for(250), workers_for(251)) == (1, 3)
    settings.DRIEHOEK_PLANNER_PROCESSES = 0
    assert workers_for(251) in (1, 2)
