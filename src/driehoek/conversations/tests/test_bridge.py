"""From the rows of a round to what the planner is asked, and back."""

import random
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from driehoek.conversations.actions.plans import OutdatedError, put_plan
from driehoek.conversations.bridge.check import Checker
from driehoek.conversations.bridge.grid import Grid, grid_of
from driehoek.conversations.bridge.instance import instance_of, start_of
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.bridge.sheet import language_key
from driehoek.conversations.models import HostTime, InterpreterTime, Party, PartyTime, Round, RoundDay, Talk, Wish
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.rules import broken
from driehoek.conversations.tests.planner import first_free
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk, a_wish
from driehoek.demo.cast import Cast

pytestmark = pytest.mark.django_db


def test_slots_come_back_as_they_went_also_when_the_clock_goes_back() -> None:
    days = [RoundDay(pk=n, date=date(2026, 10, 24 + n), start=time(12), end=time(14)) for n in (0, 1)]
    grid = grid_of(days, 15)
    assert [grid.slot(grid.start(slot)) for slot in grid.slots] == list(range(16))
    assert grid.start(0) == datetime(2026, 10, 24, 10, tzinfo=UTC)
    assert grid.start(8) == datetime(2026, 10, 25, 11, tzinfo=UTC)


def test_a_day_in_which_the_clock_goes_back_has_an_hour_more() -> None:
    night = RoundDay(pk=1, date=date(2026, 10, 25), start=time(1), end=time(4))
    grid = grid_of([night], 30)
    assert grid.days[0].slots == 8
    assert [grid.slot(grid.start(slot)) for slot in grid.slots] == list(grid.slots)


def test_a_shorter_day_has_closed_slots() -> None:
    days = [RoundDay(pk=n, date=date(2026, 12, n), start=time(18), end=time(18 + n)) for n in (1, 2)]
    grid = grid_of(days, 20)
    assert grid.per_day == 6
    assert grid.open == {0, 1, 2, *range(6, 12)}
    assert list(grid.inside(2, time(18, 10), time(19))) == [7, 8]


def test_a_language_is_the_same_as_its_speakers_write_it() -> None:
    assert language_key(" türkçe") == language_key("Turks") == "turks"
    assert language_key("العربية") == language_key("Arabisch") != language_key("Marokkaans-Arabisch")
    assert language_key("Twi ") == "twi"


def small(cast: Cast) -> Round:
    """A round with two colleagues and three families; Samira needs one of the two hours of the interpreter."""
    round_ = a_round(cast, groups=[cast.vlinders, cast.group_3a], slot_minutes=15, childcare_places=2)
    hosts = [a_host(round_, cast.marieke, place="1"), a_host(round_, cast.fatma, place="2", zone=1)]
    samira = a_party(round_, cast.samira, interprets="school", language="Arabisch", childcare=2)
    emine = a_party(round_, cast.emine, prefers="late")
    hassan = a_party(round_, cast.hassan, apart=True)
    day = round_.days.get()
    InterpreterTime.objects.create(day=day, language="arabisch ", start=time(19), end=time(20))
    PartyTime.objects.create(party=emine, day=day, start=time(18), end=time(18, 40))
    for party, child in ((samira, cast.yassin), (emine, cast.deniz), (hassan, cast.yassin)):
        for priority, host in enumerate(hosts, start=1):
            a_wish(party, child, host, priority=priority)
    return round_


def planned(round_: Round) -> dict[int | None, str]:
    """Wish -> time on the clock of its talk."""
    rows = Talk.objects.filter(round=round_, state="planned").order_by("starts_at")
    return {talk.wish_id: f"{timezone.localtime(talk.starts_at):%H:%M}" for talk in rows}


def test_the_planner_is_asked_what_the_round_says(cast: Cast) -> None:
    round_ = small(cast)
    instance = from_data(instance_of(sheet_of(round_)))
    samira, emine, _hassan = Party.objects.filter(round=round_).order_by("pk")
    assert instance.interpreters == {"arabisch": (0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0)}
    assert instance.families[samira.pk].language == "arabisch"
    assert instance.families[samira.pk].childcare == 2
    assert instance.families[emine.pk].available == (0, 1)
    assert {request.id for request in instance.requests.values()} == set(Wish.objects.values_list("pk", flat=True))


def test_who_declined_or_may_not_be_informed_is_left_out(cast: Cast) -> None:
    round_ = small(cast)
    Party.objects.filter(guardians=cast.emine).update(declined_at=datetime.now(UTC))
    cast.hassan.guardianships.update(information="none")
    families = {row["family"] for row in instance_of(sheet_of(round_))["requests"]}
    assert families == {Party.objects.get(guardians=cast.samira).pk}


def test_a_plan_becomes_talks_and_is_read_back(cast: Cast) -> None:
    round_ = small(cast)
    data = instance_of(sheet_of(round_))
    plan = first_free(data)
    assert put_plan(round_=round_, plan=plan, by=cast.fatma) == len(plan["talks"]) > 4
    again = sheet_of(round_)
    assert start_of(again, instance_of(again)) == {talk["request"]: talk["start"] for talk in plan["talks"]}
    assert {talk.place for talk in Talk.objects.all()} == {"1", "2"}


def test_planning_again_moves_talks_and_makes_none_anew(cast: Cast) -> None:
    round_ = small(cast)
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    before = dict(Talk.objects.values_list("wish", "pk"))
    HostTime.objects.filter(host__account=cast.marieke).update(start=time(19))
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    after = dict(Talk.objects.values_list("wish", "pk"))
    both = before.keys() & after.keys()
    assert len(both) >= 3
    assert {wish: after[wish] for wish in both} == {wish: before[wish] for wish in both}
    marieke = Wish.objects.filter(host__account=cast.marieke).values_list("pk", flat=True)
    assert all(planned(round_).get(wish, "19:00") >= "19:00" for wish in marieke)


def test_what_is_locked_or_held_stays(cast: Cast) -> None:
    round_ = small(cast)
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    locked, held = Talk.objects.order_by("starts_at", "pk")[:2]
    Talk.objects.filter(pk=locked.pk).update(locked=True)
    Talk.objects.filter(pk=held.pk).update(state="held")
    HostTime.objects.update(start=time(19, 30))
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    assert set(Talk.objects.filter(starts_at__lt=locked.starts_at + timedelta(hours=1))) == {locked, held}


def test_a_talk_without_a_time_is_cancelled_and_comes_back_with_one(cast: Cast) -> None:
    round_ = small(cast)
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    before = set(Talk.objects.values_list("pk", flat=True))
    HostTime.objects.update(end=time(18, 1))
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    assert set(Talk.objects.values_list("pk", "state")) == {(pk, "cancelled") for pk in before}
    assert set(Wish.objects.values_list("unserved", flat=True)) == {"teacher_full"}
    HostTime.objects.update(end=time(21))
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    assert set(Talk.objects.values_list("pk", "state")) == {(pk, "planned") for pk in before}


def test_a_talk_that_a_parent_cancelled_is_not_planned_by_itself(cast: Cast) -> None:
    round_ = small(cast)
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    off = Talk.objects.first()
    assert off
    Talk.objects.filter(pk=off.pk).update(state="cancelled")
    assert off.wish_id not in {row["id"] for row in instance_of(sheet_of(round_))["requests"]}


def test_a_plan_that_breaks_a_rule_by_now_is_refused(cast: Cast) -> None:
    round_ = small(cast)
    plan = first_free(instance_of(sheet_of(round_)))
    InterpreterTime.objects.all().delete()
    with pytest.raises(OutdatedError):
        put_plan(round_=round_, plan=plan, by=cast.fatma)
    assert not Talk.objects.exists()


def test_a_home_visit_takes_the_way_there_and_no_room(cast: Cast) -> None:
    round_ = a_round(cast, slot_minutes=10, rooms=0)
    party = a_party(round_, cast.samira, mode="home")
    a_wish(party, cast.yassin, a_host(round_, cast.marieke, place="1"))
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    talk = Talk.objects.get()
    assert f"{timezone.localtime(talk.starts_at):%H:%M}" == "18:10"
    assert talk.ends_at - talk.starts_at == timedelta(minutes=10)
    assert talk.place == ""


def test_a_colleague_is_not_planned_twice_at_a_time_in_two_rounds(cast: Cast) -> None:
    other = a_round(cast)
    a_talk(a_party(other, cast.emine), cast.deniz, a_host(other, cast.marieke))
    round_ = a_round(cast)
    a_wish(a_party(round_, cast.samira), cast.yassin, a_host(round_, cast.marieke))
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    assert f"{timezone.localtime(Talk.objects.get(round=round_).starts_at):%H:%M}" == "18:10"


@pytest.mark.parametrize("at_home", [[], ["samira"], ["samira", "hassan"]], ids=["school", "one", "two"])
def test_the_check_by_hand_agrees_with_the_planner(cast: Cast, at_home: list[str]) -> None:
    round_ = small(cast)
    Round.objects.filter(pk=round_.pk).update(rooms=1, max_consecutive=2)
    for name in at_home:
        Party.objects.filter(guardians=getattr(cast, name)).update(mode="home")
    chance = random.Random(4)
    for _ in range(4):
        sheet = sheet_of(Round.objects.get(pk=round_.pk))
        data = instance_of(sheet)
        chance.shuffle(data["requests"])
        instance, starts = from_data(data), {t["request"]: t["start"] for t in first_free(data)["talks"]}
        put_plan(
            round_=round_,
            plan={"talks": [{"request": n, "start": s} for n, s in starts.items()], "unserved": []},
            by=None,
        )
        sheet = sheet_of(Round.objects.get(pk=round_.pk))
        for ask in sheet.asks.values():
            rest = {number: slot for number, slot in starts.items() if number != ask.number}
            for choice in Checker(sheet, ask).choices():
                known = [one for one in choice.problems if one.hard or one.code == "party_away"]
                wrong = broken(instance, rest | {ask.number: choice.slot})
                assert bool(known) == bool(wrong), (known, wrong)


def test_reading_a_round_takes_the_same_queries_however_large(cast: Cast, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    round_ = small(cast)
    put_plan(round_=round_, plan=first_free(instance_of(sheet_of(round_))), by=cast.fatma)
    with django_assert_max_num_queries(10):
        instance_of(sheet_of(round_))


def test_an_empty_round_can_be_read(cast: Cast) -> None:
    round_ = a_round(cast)
    round_.days.all().delete()
    assert sheet_of(round_).grid == Grid((), 10)
    assert from_data(instance_of(sheet_of(round_))).requests == {}
