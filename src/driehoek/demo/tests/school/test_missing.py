"""Missed lessons in the demo: on lesson days only, one signal that must be acted on, and one child nobody explained."""

from itertools import pairwise

import pytest
from django.db.models import F, Q
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Promise
from driehoek.messages.queries.calls import waiting_calls
from driehoek.schooldays.actions import recount
from driehoek.schooldays.models import Missed, Signal
from driehoek.schooldays.queries.calendars import breaks_at, calendar_at

pytestmark = pytest.mark.django_db
TOLD = Q(told_by__isnull=False)


def test_sami_reached_the_hours_of_the_law_and_tom_owes_a_talk(demo: Cast) -> None:
    signal = Signal.objects.get(child=demo.sami, rule="sixteen_hours")
    assert signal.amount == 16
    owed = Promise.objects.get(about_kind="signal", about_id=signal.pk)
    assert (owed.owner, owed.state, owed.family) == (demo.tom, Promise.State.OPEN, demo.bouzid)


def test_nobody_said_yet_why_senait_is_not_there(demo: Cast) -> None:
    missed = Missed.objects.get(child=demo.senait)
    assert (missed.reason, missed.told_by, missed.group) == (Missed.Reason.UNKNOWN, None, demo.vlinders)
    calls = waiting_calls(demo.marieke, demo.vlindertuin).filter(kind="absence")
    assert [call.guardian for call in calls] == [demo.tesfay]


def test_the_year_has_breaks_and_nobody_missed_lessons_in_them(demo: Cast) -> None:
    assert breaks_at(demo.regenboog).exists()
    calendar = calendar_at(demo.driesprong.pk)
    for missed in Missed.objects.all():
        assert missed.start and missed.end  # noqa: PT018 - for the types
        assert calendar.has_lessons(missed.start)
        assert calendar.has_lessons(missed.end)


def test_nobody_is_missed_twice_on_a_day_or_in_the_future(demo: Cast) -> None:
    spans = list(Missed.objects.order_by("child", "start").values_list("child", "start", "end"))
    assert all(start <= end <= timezone.localdate() for _, start, end in spans if start and end)
    follow = pairwise(spans)
    assert not [later for (one, _, end), later in follow if later[0] == one and end and later[1] and later[1] <= end]


def test_a_reason_was_told_by_a_guardian_or_noted_by_a_colleague(demo: Cast) -> None:
    assert Missed.objects.filter(TOLD).exists()
    assert not Missed.objects.filter(TOLD, reason=Missed.Reason.NOT_EXCUSED).exists()
    assert not Missed.objects.filter(~TOLD, reported_by=None).exists()


def test_old_signals_were_talked_about_in_time(demo: Cast) -> None:
    owed = Promise.objects.filter(kind=Promise.Kind.MISSED_LESSONS)
    assert not owed.filter(state=Promise.State.OPEN, due__lt=timezone.localdate()).exists()
    assert not owed.filter(Q(closed_at__lt=F("made_at")) | Q(closed_at__gt=timezone.now())).exists()
    assert owed.count() == Signal.objects.count()


def test_counting_again_finds_the_same_signals(demo: Cast) -> None:
    before = list(Signal.objects.order_by("pk").values_list("rule", "start", "amount"))
    for missed in Missed.objects.select_related("child", "group__location"):
        recount(child=missed.child, group=missed.group)
    assert list(Signal.objects.order_by("pk").values_list("rule", "start", "amount")) == before
