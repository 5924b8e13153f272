"""A rule that is reached is one signal and one promise, and goes away when it no longer holds."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Promise
from driehoek.people.models import Child
from driehoek.schooldays.actions import add_break, change_missed, note_missed, recount, take_back
from driehoek.schooldays.jobs import take_next
from driehoek.schooldays.models import Missed, Recount, SchoolBreak, Signal


def missed(cast: Cast, day: date, child: Child | None = None, **fields: object) -> Missed:
    """An absence of Inas at the primary school, without a reason unless one is given."""
    values = {"reason": "not_excused", "start": day, "end": day} | fields
    return Missed.objects.create(child=child or cast.inas, group=cast.group_3a, **values)


def four_days(cast: Cast) -> list[Missed]:
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 7)
    rows = [missed(cast, monday + timedelta(days=days)) for days in range(4)]
    recount(child=cast.inas, group=cast.group_3a)
    return rows


def talks() -> list[Promise]:
    return list(Promise.objects.filter(kind="missed_lessons").order_by("pk"))


def test_sixteen_hours_are_one_signal_and_one_promise_that_names_the_duty(cast: Cast) -> None:
    four_days(cast)
    recount(child=cast.inas, group=cast.group_3a)
    duty = Signal.objects.get(rule="sixteen_hours")
    promise = Promise.objects.get(kind="missed_lessons", about_id=duty.pk)
    assert (duty.amount, promise.owner, promise.family) == (20, cast.fatma, cast.el_amrani)
    assert promise.subject.startswith("Inas: 20 ")
    assert Promise.objects.filter(kind="missed_lessons", about_id=duty.pk).count() == 1


def test_the_friendly_signal_comes_first_and_stays_one(cast: Cast) -> None:
    rows = four_days(cast)
    assert Signal.objects.filter(rule="early_hours").count() == 1
    assert Signal.objects.get(rule="early_hours").end == rows[1].start


def test_what_is_taken_back_withdraws_the_signal(cast: Cast) -> None:
    rows = four_days(cast)
    take_back(missed=rows[3], by=cast.ruud)
    assert Signal.objects.filter(rule="sixteen_hours").count() == 0
    assert [promise.subject for promise in talks() if "20" in promise.subject] == []
    assert Signal.objects.filter(rule="early_hours").count() == 1


def test_a_reason_that_counts_withdraws_it_too(cast: Cast) -> None:
    for row in four_days(cast):
        change_missed(missed=row, by=cast.ruud, reason="leave")
    assert not Signal.objects.exists()
    assert talks() == []


def test_a_talk_that_was_held_stays(cast: Cast) -> None:
    rows = four_days(cast)
    Promise.objects.filter(kind="missed_lessons").update(state="kept")
    take_back(missed=rows[3], by=cast.ruud)
    assert Signal.objects.filter(rule="sixteen_hours").exists()
    assert len(talks()) == 2


def test_another_day_counted_again_does_not_ask_twice(cast: Cast) -> None:
    rows = four_days(cast)
    Promise.objects.filter(kind="missed_lessons").update(state="kept")
    change_missed(missed=rows[0], by=cast.ruud, hours=4)
    assert Signal.objects.get(rule="sixteen_hours").amount == 19
    assert Promise.objects.filter(kind="missed_lessons", state="open").count() == 0


@pytest.mark.parametrize(("born", "signals"), [(date(2021, 11, 10), 0), (date(2020, 1, 1), 2)])
def test_only_while_school_is_compulsory(cast: Cast, born: date, signals: int) -> None:
    cast.inas.birth_date = born
    cast.inas.save()
    with time_machine.travel("2026-11-25 10:00+01:00"):
        four_days(cast)
    assert Signal.objects.count() == signals


def test_a_preschool_has_no_signals(cast: Cast) -> None:
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday() + 7)
    Missed.objects.create(child=cast.yassin, group=cast.vlinders, start=monday, end=monday + timedelta(days=30))
    recount(child=cast.yassin, group=cast.vlinders)
    assert not Signal.objects.exists()


def test_a_tap_counts_at_once(cast: Cast) -> None:
    with time_machine.travel("2026-11-25 09:00+01:00"):
        missed(cast, date(2026, 11, 24))
        note_missed(child=cast.inas, group=cast.group_3a, by=cast.fatma, day=date(2026, 11, 25))
    assert Signal.objects.get().rule == "early_hours"


@pytest.mark.django_db(transaction=True)
def test_a_holiday_that_is_added_counts_everybody_again(cast: Cast) -> None:
    rows = four_days(cast)
    first = rows[0].start or date.min
    add_break(location=cast.regenboog, by=cast.ruud, name="Vrij", start=first, end=first + timedelta(days=3))
    assert Recount.objects.count() == 1
    assert take_next()
    assert not take_next()
    assert not Signal.objects.exists()
    assert SchoolBreak.objects.get().organisation == cast.driesprong
