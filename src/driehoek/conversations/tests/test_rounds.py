"""Who may set up a round, and what a round keeps: its groups, its days, what was said about them."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from driehoek.conversations.actions import close_round, copy_round, keep_round, reopen_round
from driehoek.conversations.forms.rounds import new_round
from driehoek.conversations.models import HostTime, Round, Talk
from driehoek.conversations.spans import Window
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.people.models import Group
from driehoek.people.rules import today


def evening(days: int = 21) -> Window:
    return Window(today() + timedelta(days=days), time(18), time(21))


def kept(cast: Cast, groups: list[Group], by: str = "fatma", **fields: Any) -> Round:
    round_ = new_round(cast.vlindertuin, "progress")
    round_.wishes_until = today() + timedelta(days=5)
    for name, value in fields.items():
        setattr(round_, name, value)
    return keep_round(round_=round_, groups=groups, days=[evening()], by=getattr(cast, by))


@pytest.mark.parametrize("who", ["marieke", "fatma", "ruud"])
def test_mentor_coordinator_and_head_set_up_a_round(cast: Cast, who: str) -> None:
    round_ = kept(cast, [cast.vlinders], who)
    assert (round_.owner, round_.state, round_.school_year) == (getattr(cast, who), "draft", cast.vlinders.school_year)
    assert (round_.days.get().start, list(round_.groups.all())) == (time(18), [cast.vlinders])


@pytest.mark.parametrize("who", ["elsje", "tom", "nadia", "rob", "zeynep", "truus", "nico", "ingrid", "ayoub"])
def test_nobody_else_sets_up_a_round(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        kept(cast, [cast.vlinders], who)
    assert not Round.objects.exists()


def test_a_mentor_sets_up_no_round_for_another_group(cast: Cast) -> None:
    for groups in ([cast.rupsen], [cast.vlinders, cast.rupsen]):
        with pytest.raises(PermissionDenied):
            kept(cast, groups, "marieke")


def test_a_mentor_changes_no_round_that_is_also_for_others(cast: Cast) -> None:
    shared = kept(cast, [cast.vlinders, cast.rupsen])
    shared.slot_minutes = 45
    with pytest.raises(PermissionDenied):
        keep_round(round_=shared, groups=[cast.vlinders], days=[evening()], by=cast.marieke)
    assert Round.objects.get().slot_minutes == 10


def test_a_goal_of_another_location_is_refused(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        kept(cast, [cast.vlinders], goal=cast.goal_elders)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ([], "minstens één dag"),
        ([evening(), evening()], "staat er twee keer"),
        ([evening()._replace(end=time(18, 5))], "geen tijd voor"),
        ([evening(5)], "vóór de eerste gesprekken"),
        ([evening(700)], "buiten het schooljaar"),
    ],
)
def test_days_that_do_not_fit_are_refused_in_words(cast: Cast, days: list[Window], says: str) -> None:
    round_ = new_round(cast.vlindertuin, "progress")
    round_.wishes_until = today() + timedelta(days=5)
    with pytest.raises(ValidationError, match=says):
        keep_round(round_=round_, groups=[cast.vlinders], days=days, by=cast.fatma)


def test_what_colleagues_said_of_a_day_is_not_lost(cast: Cast) -> None:
    round_ = a_round(cast)
    a_host(round_, cast.marieke)
    with pytest.raises(ValidationError, match="gaven al op wanneer"):
        keep_round(round_=round_, groups=[cast.vlinders], days=[evening(20)], by=cast.fatma)
    both = [evening(20), evening(14)]
    keep_round(round_=round_, groups=[cast.vlinders], days=both, by=cast.fatma)
    assert (round_.days.count(), HostTime.objects.count()) == (2, 1)


def test_a_group_that_was_asked_stays_in(cast: Cast) -> None:
    round_ = a_round(cast, groups=[cast.vlinders, cast.rupsen], state="asking")
    with pytest.raises(ValidationError, match="al gevraagd"):
        keep_round(round_=round_, groups=[cast.rupsen], days=[evening(14)], by=cast.fatma)
    assert round_.groups.count() == 2


def planned_talk(cast: Cast) -> Talk:
    round_ = a_round(cast, state="planning")
    return a_talk(a_party(round_, cast.samira), cast.yassin, a_host(round_, cast.marieke))


def test_what_is_planned_is_not_cut_off(cast: Cast) -> None:
    round_ = planned_talk(cast).round
    round_.slot_minutes = 15
    with pytest.raises(ValidationError, match="al gesprekken gepland"):
        keep_round(round_=round_, groups=[cast.vlinders], days=[evening(14)], by=cast.fatma)
    round_.refresh_from_db()
    with pytest.raises(ValidationError, match="Verzet die eerst"):
        keep_round(round_=round_, groups=[cast.vlinders], days=[evening(14)._replace(start=time(19))], by=cast.fatma)


def test_a_round_with_talks_to_come_is_not_closed(cast: Cast) -> None:
    talk = planned_talk(cast)
    with pytest.raises(ValidationError, match="komen nog gesprekken"):
        close_round(round_=talk.round, by=cast.fatma)
    Talk.objects.update(starts_at=timezone.now() - timedelta(hours=2), ends_at=timezone.now() - timedelta(hours=1))
    close_round(round_=talk.round, by=cast.fatma)
    assert Round.objects.get().state == "closed"


@pytest.mark.parametrize(("fields", "state"), [({}, "draft"), ({"asked_at": timezone.now()}, "asking")])
def test_a_closed_round_opens_again_where_it_was(cast: Cast, fields: dict[str, Any], state: str) -> None:
    round_ = a_round(cast, state="closed", **fields)
    with pytest.raises(ValidationError, match="Open de ronde weer"):
        keep_round(round_=round_, groups=[cast.vlinders], days=[evening(14)], by=cast.fatma)
    with pytest.raises(PermissionDenied):
        reopen_round(round_=round_, by=cast.elsje)
    reopen_round(round_=round_, by=cast.fatma)
    assert Round.objects.get().state == state


def test_a_copy_takes_choices_and_colleagues_along_but_no_times(cast: Cast) -> None:
    old = a_round(cast, slot_minutes=25, childcare_places=4, state="closed")
    a_host(old, cast.marieke, place="Lokaal 1", asked=True)
    a_party(old, cast.samira)
    new = copy_round(round_=old, by=cast.fatma)
    assert (new.state, new.slot_minutes, new.childcare_places, new.parties.count()) == ("draft", 25, 4, 0)
    host = new.hosts.get()
    assert (host.place, host.asked, list(host.groups.all()), host.times.count()) == (
        "Lokaal 1",
        True,
        [cast.vlinders],
        0,
    )
    shift = new.days.get().date - old.days.get().date
    assert shift > timedelta(0)
    assert shift.days % 7 == 0


def test_a_colleague_who_left_is_not_copied(cast: Cast) -> None:
    old = a_round(cast)
    a_host(old, cast.nico)
    assert not copy_round(round_=old, by=cast.fatma).hosts.exists()
    with pytest.raises(PermissionDenied):
        copy_round(round_=old, by=cast.tom)
