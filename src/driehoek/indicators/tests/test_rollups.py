"""Roll-ups are what counting gives, are counted again where something changed, and hide what is about a few."""

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from driehoek.activities.models import Attendance
from driehoek.demo.cast import Cast
from driehoek.indicators import jobs, rollups
from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition, newest
from driehoek.indicators.figures import Figure, Profile
from driehoek.indicators.models import ChangesSeen, LocationRecount, RollUp
from driehoek.indicators.queries import overview
from driehoek.indicators.rollups import SETTLES_AFTER, differing, keep
from driehoek.indicators.scope import here
from driehoek.indicators.suppression import side_by_side
from driehoek.logbook.actions import note_contact
from driehoek.people.models import Location


def came(cast: Cast) -> int:
    """How many families came, by the roll-up of the preschool."""
    inputs = RollUp.objects.get(location=cast.vlindertuin, school_year=cast.year, code="participation").inputs
    return sum(int(number) for *_, marks, number in inputs["profiles"] if "came" in marks)


def look() -> list[str]:
    """The locations that a look puts in the queue."""
    jobs.find_changes(ChangesSeen.objects.get_or_create(pk=1, defaults={"until": timezone.now()})[0])
    return sorted(LocationRecount.objects.values_list("location__code", flat=True))


def test_a_roll_up_is_what_counting_gives(cast: Cast) -> None:
    keep(Location.objects.all())
    now = count(here(cast.vlindertuin, cast.year), newest())
    kept = RollUp.objects.filter(location=cast.vlindertuin, school_year=cast.year)
    assert {row.code for row in kept} == {code for code, one in now.items() if one.figure.has_source}
    assert came(cast) == now["participation"].figure.total.count == 2
    assert differing(Location.objects.all()) == []


def test_what_changed_differs_until_it_is_counted_again(cast: Cast) -> None:
    keep(Location.objects.all())
    Attendance.objects.create(activity=cast.koffieochtend, family=cast.kaya, other="x")
    with pytest.raises(CommandError, match="vlindertuin"):
        call_command("indicators", rollup=True, verify=True)
    call_command("indicators", rollup=True)
    call_command("indicators", rollup=True, verify=True)
    assert came(cast) == 3


def test_only_a_location_where_something_was_written_down_is_counted_again(cast: Cast) -> None:
    keep(Location.objects.all())
    ChangesSeen.objects.create(pk=1, until=timezone.now() + timedelta(hours=1))
    assert look() == []
    ChangesSeen.objects.update(until=timezone.now())
    note_contact(family=cast.kaya, location=cast.vlindertuin, by=cast.marieke, channel="phone", note="")
    assert look() == ["vlindertuin"]


@pytest.mark.django_db(transaction=True)
def test_the_worker_counts_what_waits_and_then_rests(cast: Cast) -> None:
    while jobs.take_next():
        pass
    assert set(RollUp.objects.values_list("location__code", flat=True)) == set(
        Location.objects.values_list("code", flat=True)
    )
    assert not LocationRecount.objects.exists()


def test_a_new_day_is_counted_and_a_year_long_past_stands_still(cast: Cast) -> None:
    keep([cast.vlindertuin])
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert "vlindertuin" in look()
    long_past = datetime.combine(cast.year.end + SETTLES_AFTER + timedelta(days=2), time(12), UTC)
    with time_machine.travel(long_past, tick=False):
        keep([cast.vlindertuin])
        LocationRecount.objects.all().delete()
        assert "vlindertuin" not in look()
        assert keep([cast.vlindertuin]) == 0


def test_a_large_location_reads_what_is_kept_until_somebody_registers(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rollups, "LARGE", 1)
    with time_machine.travel(timezone.now() + timedelta(minutes=5), tick=False):
        keep([cast.vlindertuin])
    with time_machine.travel(timezone.now() + timedelta(minutes=10), tick=False):
        scope = here(cast.vlindertuin, cast.year)
        direct = {code: one.figure.total.count for code, one in count(scope, newest()).items()}
        kept, as_of = overview(scope)
        assert ({code: one.total.count for code, one in kept.items()}, bool(as_of)) == (direct, True)
        note_contact(family=cast.warsame, location=cast.vlindertuin, by=cast.fatma, channel="phone", mode="2.0")
        now, as_of = overview(scope)
        assert (now["met"].total.count, as_of) == (kept["met"].total.count + 1, None)


def test_locations_share_their_queries(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as one:
        keep([cast.vlindertuin])
    with CaptureQueriesContext(connection) as all_:
        keep(Location.objects.filter(organisation=cast.driesprong))
    assert len(all_) <= len(one) + 2


def figure(code: str, whole: int, part: int) -> Figure:
    """An indicator that so many of so many carry."""
    one = definition(code)
    has, lacks = (Profile("nl", (), None, frozenset(marks)) for marks in ([one.headline], []))
    return Figure(one, frozenset([one.headline]), +Counter({has: part, lacks: whole - part}))


@pytest.mark.parametrize(("met", "shown"), [(30, False), (33, False), (35, True), (26, False), (37, False)])
def test_a_number_near_another_of_the_same_families_is_left_out(met: int, shown: bool) -> None:
    found = side_by_side([figure("participation", 40, 30), figure("met", 40, met)])
    assert "participation" in found
    assert ("met" in found) is shown


def test_new_families_stand_only_where_the_others_are_not_a_few() -> None:
    assert "beforehand" not in side_by_side([figure("participation", 40, 20), figure("beforehand", 37, 12)])
    assert "beforehand" in side_by_side([figure("participation", 40, 20), figure("beforehand", 30, 12)])
