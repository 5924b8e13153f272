"""The first day: who hears the same morning that a child is not there, and who does not."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import Child, Group, StudentDecision
from driehoek.people.rules import today
from driehoek.schooldays import phrases
from driehoek.schooldays.actions import change_missed, note_missed, take_back, tell_missed
from driehoek.schooldays.models import Missed

State = Delivery.State


def absent(cast: Cast, child: Child, group: Group, **fields: str) -> Missed:
    return note_missed(child=child, group=group, by=cast.ruud, day=today(), **fields)


def sent() -> set[tuple[str, str]]:
    rows = Delivery.objects.filter(kind="absence").exclude(state=State.CANCELLED)
    return {(row.guardian.given_name, row.channel) for row in rows}


def test_every_parent_hears_it_in_their_own_language(cast: Cast) -> None:
    missed = absent(cast, cast.yassin, cast.vlinders)
    assert {name for name, _ in sent()} == {"Samira", "Hassan"}
    mail = Delivery.objects.get(guardian=cast.samira, kind="absence")
    with translation.override("ar"):
        assert mail.subject == str(phrases.FIRST_DAY_SUBJECT)
    assert mail.url.endswith("/afwezig/")
    assert mail.url in mail.body
    assert (mail.language, mail.about_kind, mail.about_id) == ("ar", "missed", missed.pk)


def test_it_waits_a_few_minutes_and_a_wrong_tap_is_never_heard(cast: Cast) -> None:
    missed = absent(cast, cast.yassin, cast.vlinders)
    waiting = Delivery.objects.filter(about_id=missed.pk, kind="absence")
    moments = [row.not_before for row in waiting if row.not_before]
    assert len(moments) == 2
    assert all(timedelta(minutes=4) < moment - timezone.now() < timedelta(minutes=6) for moment in moments)
    take_back(missed=missed, by=cast.ruud)
    assert {row.state for row in waiting.all()} == {State.CANCELLED}


def test_a_reason_that_comes_in_meanwhile_stops_it(cast: Cast) -> None:
    missed = absent(cast, cast.yassin, cast.vlinders)
    change_missed(missed=missed, by=cast.ruud, reason="ill")
    assert sent() == set()


@pytest.mark.parametrize("fields", [{"reason": "ill"}, {"kind": "late"}])
def test_a_known_reason_or_coming_late_sends_nothing(cast: Cast, fields: dict[str, str]) -> None:
    absent(cast, cast.yassin, cast.vlinders, **fields)
    assert sent() == set()


def test_a_parent_who_reported_hears_nothing(cast: Cast) -> None:
    tell_missed(guardian=cast.samira, child=cast.yassin, start=today(), end=today(), reason="unknown", note="Reis")
    absent(cast, cast.yassin, cast.vlinders)
    assert sent() == set()
    assert Missed.objects.get(child=cast.yassin).told_by == cast.samira


def test_an_earlier_day_sends_nothing(cast: Cast) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        note_missed(child=cast.yassin, group=cast.vlinders, by=cast.ruud, day=today() - timedelta(days=1))
    assert sent() == set()


def test_who_is_not_informed_hears_nothing(cast: Cast) -> None:
    absent(cast, cast.sami, cast.group_2b)
    assert {name for name, _ in sent()} == {"Leila"}


def test_separated_parents_each_hear_it(cast: Cast) -> None:
    absent(cast, cast.noor, cast.group_5b)
    assert {name for name, _ in sent()} == {"Daniël", "Iris"}


def test_who_has_no_mail_is_called(cast: Cast) -> None:
    absent(cast, cast.senait, cast.vlinders)
    assert sent() == {("Tesfay", "phone")}


def test_who_has_no_quick_channel_is_promised_a_call(cast: Cast) -> None:
    cast.tesfay.phone = ""
    cast.tesfay.save()
    missed = absent(cast, cast.senait, cast.vlinders)
    promise = Promise.objects.get(about_kind="missed", about_id=missed.pk)
    assert (promise.guardian, promise.owner, promise.due) == (cast.tesfay, cast.marieke, today())
    take_back(missed=missed, by=cast.ruud)
    assert not Promise.objects.filter(pk=promise.pk).exists()


def test_each_parent_without_a_quick_channel_is_owed_a_call(cast: Cast) -> None:
    for guardian in (cast.samira, cast.hassan):
        guardian.email = guardian.phone = ""
        guardian.save()
    missed = absent(cast, cast.yassin, cast.vlinders)
    owed = Promise.objects.filter(about_kind="missed", about_id=missed.pk, kind="call_back")
    assert {promise.guardian for promise in owed} == {cast.samira, cast.hassan}


def permit(child: Child, category: str) -> None:
    day = today() - timedelta(days=1)
    StudentDecision.objects.create(child=child, category=category, kind="permission", decided_on=day)


def test_parents_of_an_adult_hear_it_only_with_permission_for_absence(cast: Cast) -> None:
    """Naima may be contacted about Ayoub; that alone does not say that she hears when he is away."""
    assert cast.ayoub_child.decisions.filter(category="contact", kind="permission").exists()
    StudentDecision.objects.filter(child=cast.ayoub_child).exclude(category="contact").delete()
    absent(cast, cast.ayoub_child, cast.group_zw1)
    assert sent() == set()
    assert not Promise.objects.filter(about_kind="missed").exists()


def test_with_permission_for_absence_they_hear_it(cast: Cast) -> None:
    if not cast.ayoub_child.decisions.filter(category="absence").exists():
        permit(cast.ayoub_child, "absence")
    absent(cast, cast.ayoub_child, cast.group_zw1)
    assert {name for name, _ in sent()} == {"Naima"}


def test_parents_of_a_silent_adult_hear_nothing(cast: Cast) -> None:
    absent(cast, cast.chantal_child, cast.group_zw1)
    assert sent() == set()
