"""A parent's own talks: what they were told, the calendar, not coming and coming after all."""

from datetime import time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from driehoek.conversations.actions.telling import tell_changes, tell_times
from driehoek.conversations.bridge.words import CANCELLED
from driehoek.conversations.models import Round, Talk, Wish
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import Guardian

State = Talk.State


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """A talk of Samira and Hassan together with Marieke about Yassin, of which they were told."""
    round_ = a_round(cast, state=Round.State.PLANNING)
    row = a_talk(a_party(round_, cast.samira, cast.hassan), cast.yassin, a_host(round_, cast.marieke, place="Lokaal 1"))
    tell_times(round_=round_, by=cast.marieke)
    row.refresh_from_db()
    return row


def path(talk: Talk, guardian: Guardian, page: str = "") -> str:
    return link_path(guardian, f"praten/gesprek/{talk.pk}/{page}")


def now(talk: Talk) -> Talk:
    return Talk.objects.get(pk=talk.pk)


def changes_to(guardian: Guardian) -> list[str]:
    rows = Delivery.objects.filter(guardian=guardian, kind="talk_changes").order_by("pk")
    return list(rows.values_list("state", flat=True))


def test_it_says_when_where_with_whom_and_about_whom(client: Client, cast: Cast, talk: Talk) -> None:
    page = client.get(path(talk, cast.hassan)).text
    for words in ("Yassin", "Marieke de Boer", "18:00", "18:10", "Lokaal 1", "De Vlindertuin"):
        assert words in page
    assert path(talk, cast.hassan) in client.get(link_path(cast.hassan, "praten/")).text


def test_a_talk_of_which_they_were_not_told_is_not_there(client: Client, cast: Cast, talk: Talk) -> None:
    Talk.objects.update(told_at=None, told_start=None)
    assert client.get(path(talk, cast.hassan)).status_code == 404


def test_a_talk_that_moved_stands_where_it_was_told_until_they_hear_it(client: Client, cast: Cast, talk: Talk) -> None:
    later = {name: getattr(talk, name) + timedelta(hours=1) for name in ("starts_at", "ends_at")}
    Talk.objects.update(**later)
    assert "18:00" in client.get(path(talk, cast.hassan)).text
    tell_changes(round_=talk.round, by=cast.marieke)
    page = client.get(path(talk, cast.hassan)).text
    assert "19:00" in page
    assert "18:00" not in page


def test_the_other_parent_apart_and_strangers_do_not_find_it(client: Client, cast: Cast, talk: Talk) -> None:
    talk.party.guardians.remove(cast.hassan)
    for who in (cast.hassan, cast.emine, cast.lotte):
        assert client.get(path(talk, who)).status_code == 404
        assert client.get(path(talk, who, "agenda/")).status_code == 404
        for page in ("afzeggen/", "toch/"):
            assert client.post(path(talk, who, page)).status_code == 404
    assert now(talk).state == State.PLANNED


def test_a_right_that_ended_opens_nothing(client: Client, cast: Cast, talk: Talk) -> None:
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="none", reason="rechter")
    assert client.get(path(talk, cast.hassan)).status_code == 404
    assert path(talk, cast.hassan) not in client.get(link_path(cast.hassan, "praten/")).text


def test_the_calendar_holds_the_time_and_no_link(client: Client, cast: Cast, talk: Talk) -> None:
    entry = Calendar.from_ical(client.get(path(talk, cast.samira, "agenda/")).content).walk("VEVENT")[0]
    assert entry.decoded("dtstart") == talk.starts_at
    assert "/u/" not in entry.to_ical().decode()
    assert "Lokaal 1" in entry.to_ical().decode()


def test_cancelling_is_one_tap_and_becomes_a_promise(client: Client, cast: Cast, talk: Talk) -> None:
    assert client.post(path(talk, cast.samira, "afzeggen/"), {"note": "مريض"}).status_code == 302
    assert now(talk).state == State.CANCELLED
    promise = Promise.objects.get(about_kind="talk", about_id=talk.pk)
    assert (promise.owner, promise.guardian, promise.kind) == (cast.marieke, cast.samira, "new_appointment")
    assert Wish.objects.get(talks=talk).unserved == CANCELLED  # whoever plans reads why, and agrees on a new time
    contact = Contact.objects.get(verb="cancelled_talk")
    assert (contact.note, contact.subject) == ("مريض", "Voortgangsgesprek")
    assert "Marieke de Boer" in client.get(path(talk, cast.samira)).text


def test_a_note_that_is_too_long_is_not_thrown_away(client: Client, cast: Cast, talk: Talk) -> None:
    page = client.post(path(talk, cast.samira, "afzeggen/"), {"note": "مريض " + "x" * 300})
    assert page.status_code == 400
    assert "مريض" in page.text
    assert client.get(path(talk, cast.samira)).context["may_cancel"]


def test_only_the_other_parent_hears_it_after_a_moment(client: Client, cast: Cast, talk: Talk) -> None:
    client.post(path(talk, cast.samira, "afzeggen/"))
    assert (changes_to(cast.samira), changes_to(cast.hassan)) == ([], ["queued"])
    mail = Delivery.objects.get(kind="talk_changes")
    assert mail.not_before
    assert mail.not_before > timezone.now()
    assert tell_changes(round_=talk.round, by=cast.marieke).guardians == 0


def test_a_wrong_tap_is_taken_back_and_nothing_is_left_of_it(client: Client, cast: Cast, talk: Talk) -> None:
    Delivery.objects.update(state="handed_over")
    client.post(path(talk, cast.samira, "afzeggen/"))
    assert client.post(path(talk, cast.samira, "toch/")).status_code == 302
    assert (now(talk).state, now(talk).told_start) == (State.PLANNED, talk.starts_at)
    assert not Promise.objects.filter(about_kind="talk").exists()
    assert not Contact.objects.filter(verb="cancelled_talk").exists()
    assert changes_to(cast.hassan) == ["cancelled"]


def test_who_heard_that_it_was_off_hears_that_it_is_on(client: Client, cast: Cast, talk: Talk) -> None:
    client.post(path(talk, cast.samira, "afzeggen/"))
    Delivery.objects.filter(kind="talk_changes").update(state="handed_over")
    client.post(path(talk, cast.samira, "toch/"))
    assert changes_to(cast.hassan) == ["handed_over", "queued"]


def test_a_time_that_was_given_away_cannot_be_taken_back(client: Client, cast: Cast, talk: Talk) -> None:
    client.post(path(talk, cast.samira, "afzeggen/"))
    a_talk(a_party(talk.round, cast.emine), cast.deniz, talk.host, start=time(18))
    assert client.post(path(talk, cast.samira, "toch/")).status_code == 400
    assert now(talk).state == State.CANCELLED


def test_what_school_called_off_a_parent_cannot_put_back(client: Client, cast: Cast, talk: Talk) -> None:
    Talk.objects.update(state=State.CANCELLED)
    tell_changes(round_=talk.round, by=cast.marieke)
    page = client.get(path(talk, cast.samira)).text
    assert "toch/" not in page
    assert client.post(path(talk, cast.samira, "toch/")).status_code == 400


def test_a_talk_that_began_is_not_cancelled_any_more(client: Client, cast: Cast, talk: Talk) -> None:
    then = timezone.now() - timedelta(minutes=5)
    Talk.objects.update(starts_at=then, ends_at=then + timedelta(minutes=10), told_start=then)
    assert client.post(path(talk, cast.samira, "afzeggen/")).status_code == 400
    assert now(talk).state == State.PLANNED
