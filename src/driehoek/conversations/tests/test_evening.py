"""The evening itself: who is there, who is next, what was held and what was missed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from driehoek.conversations.actions.evening import arrive, begin, finish, miss, step_back
from driehoek.conversations.actions.moving import plan_by_hand
from driehoek.conversations.models import Round, Talk
from driehoek.conversations.queries.evening import arrivals, evening_of, matching, own_talks, talks_to_handle
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import AuditLine
from driehoek.shared.moments import AMSTERDAM

MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Refusals are read here as they are written in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """It is five past six in the evening."""
    moment = timezone.localtime(timezone=AMSTERDAM).replace(hour=18, minute=5, second=0, microsecond=0)
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


@pytest.fixture
def talks(cast: Cast, now: datetime) -> list[Talk]:
    """Tonight Marieke talks with Samira at 18:00, Emine at 18:10 and Lotte at 18:20; Fatma with Samira at 18:30."""
    round_ = a_round(cast, day=now.date(), state="published")
    marieke, fatma = a_host(round_, cast.marieke, place="Lokaal 1"), a_host(round_, cast.fatma, place="Lokaal 2")
    samira = a_party(round_, cast.samira)
    told = {"told_at": now}
    return [
        a_talk(samira, cast.yassin, marieke, start=now.replace(minute=0).time(), **told),
        a_talk(a_party(round_, cast.emine), cast.deniz, marieke, start=now.replace(minute=10).time(), **told),
        a_talk(a_party(round_, cast.lotte), cast.bram, marieke, start=now.replace(minute=20).time(), **told),
        a_talk(samira, cast.yassin, fatma, start=now.replace(minute=30).time(), **told),
    ]


def fresh(talk: Talk) -> Talk:
    """The talk as it is now."""
    return Talk.objects.get(pk=talk.pk)


def test_a_family_that_arrives_is_there_for_all_its_talks(cast: Cast, talks: list[Talk]) -> None:
    arrive(talk=talks[0], by=cast.fatma)
    assert [bool(fresh(talk).arrived_at) for talk in talks] == [True, False, False, True]
    step_back(talk=talks[0], by=cast.fatma)
    assert not Talk.objects.exclude(arrived_at=None).exists()


def test_a_talk_that_was_held_stands_in_the_logbook(cast: Cast, talks: list[Talk]) -> None:
    begin(talk=talks[0], by=cast.marieke)
    finish(talk=talks[0], by=cast.marieke)
    contact = Contact.objects.get(about_kind="talk")
    assert (contact.verb, contact.mode, contact.channel) == ("talked", "2.0", "face")
    assert (contact.family, contact.guardian, contact.account) == (cast.el_amrani, cast.samira, cast.marieke)
    assert fresh(talks[0]).state == "held"


@pytest.mark.parametrize("mode", ["phone", "video"])
def test_a_talk_by_telephone_or_video_is_noted_as_such(cast: Cast, talks: list[Talk], mode: str) -> None:
    type(talks[0].party).objects.update(mode=mode)
    finish(talk=talks[0], by=cast.marieke)
    assert Contact.objects.get(about_kind="talk").channel == mode


def test_a_missed_talk_becomes_a_promise_with_a_free_time(cast: Cast, talks: list[Talk]) -> None:
    promise = miss(talk=talks[0], by=cast.marieke)
    assert (promise.kind, promise.owner, promise.family) == ("new_appointment", cast.marieke, cast.el_amrani)
    assert (promise.guardian, promise.group, promise.location) == (cast.samira, cast.vlinders, cast.vlindertuin)
    assert "18:40" in promise.subject
    assert fresh(talks[0]).state == "missed"
    assert Contact.objects.get(about_kind="talk").verb == "absent"


def test_a_new_time_keeps_the_promise(cast: Cast, talks: list[Talk], now: datetime) -> None:
    promise = miss(talk=talks[0], by=cast.marieke)
    wish = talks[0].wish
    assert wish
    again = plan_by_hand(wish=wish, by=cast.marieke, starts_at=now.replace(minute=50))
    assert (again.state, fresh(talks[0]).state) == ("planned", "missed")
    promise.refresh_from_db()
    assert promise.state == "kept"
    with pytest.raises(ValidationError, match="undone"):
        step_back(talk=talks[0], by=cast.marieke)


@pytest.mark.parametrize("step", [finish, miss])
def test_every_step_can_be_undone(cast: Cast, talks: list[Talk], step: Any) -> None:
    step(talk=talks[0], by=cast.marieke)
    step_back(talk=talks[0], by=cast.marieke)
    assert fresh(talks[0]).state == "planned"
    assert not Contact.objects.filter(about_kind="talk").exists()
    assert not Promise.objects.filter(about_kind="talk").exists()


def test_nobody_misses_a_talk_that_is_still_to_come_or_going_on(cast: Cast, talks: list[Talk]) -> None:
    begin(talk=talks[0], by=cast.marieke)
    for talk in talks[:2]:
        with pytest.raises(ValidationError, match="not over"):
            miss(talk=talk, by=cast.marieke)


def test_two_colleagues_at_once_note_it_once(cast: Cast, talks: list[Talk]) -> None:
    finish(talk=talks[0], by=cast.marieke)
    with pytest.raises(ValidationError, match="meantime"):
        finish(talk=talks[0], by=cast.fatma)
    assert Contact.objects.filter(about_kind="talk").count() == 1


def test_not_on_another_day(cast: Cast, talks: list[Talk], monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: now - timedelta(days=1))
    for step in (arrive, begin, finish, miss):
        with pytest.raises(ValidationError, match="another day"):
            step(talk=talks[0], by=cast.marieke)


def test_the_other_parent_reads_nothing_of_it(cast: Cast, talks: list[Talk]) -> None:
    finish(talk=talks[0], by=cast.marieke)
    assert AuditLine.objects.get(verb="talk_held").details["about"] == cast.samira.pk


def test_who_is_out_of_reach_changes_nothing(cast: Cast, talks: list[Talk]) -> None:
    for colleague in (cast.nadia, cast.tom, cast.nico):
        assert not talks_to_handle(colleague).exists()
        with pytest.raises(PermissionDenied):
            finish(talk=talks[0], by=colleague)


def test_a_colleague_who_left_sees_no_talks_any_more(cast: Cast, talks: list[Talk]) -> None:
    assert own_talks(cast.marieke).count() == 3
    cast.marieke.appointments.all().delete()
    assert not own_talks(cast.marieke).exists()


def test_who_is_in_who_is_next_and_how_late_it_is(cast: Cast, talks: list[Talk], now: datetime) -> None:
    evening = evening_of(own_talks(cast.marieke), now)
    assert evening.now and evening.next  # noqa: PT018
    assert (evening.now.talk, evening.next.talk, evening.late) == (talks[0], talks[1], 5)
    begin(talk=talks[0], by=cast.marieke)
    assert evening_of(own_talks(cast.marieke), now).late == 0
    late = evening_of(own_talks(cast.marieke), now + 12 * MINUTE)
    assert late.late == 7
    assert [line.expected for line in late.lines] == [None, now + 12 * MINUTE, now + 22 * MINUTE]


def test_at_the_door_one_hears_where_to_go(cast: Cast, talks: list[Talk], now: datetime) -> None:
    rows = arrivals(Talk.objects.order_by("starts_at"), now)
    (samira,) = matching(rows, "yas")
    assert (samira.next, samira.late) == (talks[0], 5)
    finish(talk=talks[0], by=cast.marieke)
    (samira,) = matching(arrivals(Talk.objects.order_by("starts_at"), now), "samira")
    assert (samira.next, samira.late) == (talks[3], 0)


def test_the_screen_of_a_colleague(client: Client, cast: Cast, talks: list[Talk]) -> None:
    page = as_staff(client, cast.marieke).get(reverse("my_talks")).text
    assert page.index("Yassin") < page.index("Deniz") < page.index("Bram")
    assert "5 minuten" in page
    assert "Lokaal 2" not in page


def test_a_tap_is_kept_and_can_be_undone(client: Client, cast: Cast, talks: list[Talk]) -> None:
    staff, step = as_staff(client, cast.marieke), reverse("talk_step", args=[talks[0].pk])
    page = staff.post(step, {"step": "finish"}, follow=True).text
    assert "data-undo" in page
    assert fresh(talks[0]).state == "held"
    staff.post(step, {"step": "back"})
    assert fresh(talks[0]).state == "planned"
    assert staff.post(step, {"step": "dance"}).status_code == 400


def test_the_door_shows_only_families_in_reach(client: Client, cast: Cast, talks: list[Talk]) -> None:
    Round.objects.get(pk=talks[0].round_id).groups.add(cast.rupsen)
    other = a_party(talks[0].round, cast.amina)
    a_talk(other, cast.abdi, talks[3].host, start=talks[3].starts_at.time())
    door = reverse("round_evening", args=[talks[0].round_id])
    assert "Abdi" in as_staff(client, cast.fatma).get(door).text
    page = as_staff(client, cast.marieke).get(door).text
    assert "Yassin" in page
    assert "Abdi" not in page
