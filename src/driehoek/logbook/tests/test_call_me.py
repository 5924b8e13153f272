"""A parent asks to be called, and the school owes it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone, translation
from django.utils.translation import gettext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.actions import ask_to_call, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.people.rules import today


def asked(cast: Cast) -> Promise:
    return Promise.objects.get(guardian=cast.samira, kind="call_back")


def test_asking_makes_a_promise_and_says_by_when(client: Client, cast: Cast) -> None:
    path = link_path(cast.samira, "bel-mij/")
    assert client.post(path, {"note": "عن ياسين"}).status_code == 302
    assert asked(cast).subject == "عن ياسين"
    page = client.get(path).content.decode()
    assert str(asked(cast).due.day) in page
    assert 'class="notice notice--success"' in page


def test_a_late_call_is_owned_up_to(client: Client, cast: Cast) -> None:
    ask_to_call(guardian=cast.lotte)
    Promise.objects.filter(guardian=cast.lotte).update(due=today() - timedelta(days=1))
    with translation.override("nl"):
        sorry = gettext("We should have called you already. We are sorry. We will call you as soon as we can.")
    assert sorry in client.get(link_path(cast.lotte, "bel-mij/")).text
    assert sorry in client.get(link_path(cast.lotte)).text


@pytest.mark.parametrize(("child", "owner"), [("yassin", "marieke"), ("inas", "fatma"), ("deniz", "fatma")])
def test_who_calls_is_whom_one_can_turn_to_about_this_child(client: Client, cast: Cast, child: str, owner: str) -> None:
    client.post(link_path(cast.samira, f"bel-mij/?kind={getattr(cast, child).pk}"))
    assert asked(cast).owner == getattr(cast, owner)
    assert asked(cast).family == cast.el_amrani


def test_a_bare_tap_is_enough(client: Client, cast: Cast) -> None:
    assert client.post(link_path(cast.samira, "bel-mij/")).status_code == 302
    assert asked(cast).subject == ""


def test_asking_again_keeps_one_promise_and_every_word(client: Client, cast: Cast) -> None:
    path = link_path(cast.samira, "bel-mij/")
    for note in ("Een", "Een", "En nog iets"):
        client.post(path, {"note": note})
    assert asked(cast).subject == "Een"
    notes = Contact.objects.filter(verb="asked_call", guardian=cast.samira).values_list("note", flat=True)
    assert sorted(notes) == ["Een", "En nog iets"]


def test_too_long_is_asked_again(client: Client, cast: Cast) -> None:
    assert client.post(link_path(cast.samira, "bel-mij/"), {"note": "a" * 1001}).status_code == 200
    assert not Promise.objects.filter(guardian=cast.samira, kind="call_back").exists()


def test_without_a_number_we_ask_for_one(client: Client, cast: Cast) -> None:
    cast.samira.phone = ""
    cast.samira.save()
    assert "over-mij/#id_phone" in client.get(link_path(cast.samira, "bel-mij/")).content.decode()


def test_the_other_parent_does_not_see_it(client: Client, cast: Cast) -> None:
    ask_to_call(guardian=cast.iris, note="Over de verhuizing")
    page = client.get(link_path(cast.daniel, "bel-mij/")).content.decode()
    assert "Over de verhuizing" not in page
    assert "notice--success" not in page


def test_who_may_not_be_informed_is_owed_nothing(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        ask_to_call(guardian=cast.petra)


def test_a_weekend_is_no_working_day() -> None:
    assert working_days(2, date(2026, 11, 26)) == date(2026, 11, 30)
    assert working_days(1, date(2026, 11, 27)) == date(2026, 11, 30)


def test_the_day_is_counted_at_school(cast: Cast) -> None:
    with time_machine.travel("2026-11-24 23:30+00:00", tick=False):
        assert ask_to_call(guardian=cast.samira).due == date(2026, 11, 27)


def test_when_and_in_which_language_is_on_the_promise(client: Client, cast: Cast) -> None:
    wishes = {"best_times": ["morning", "evening"], "language": "Tarifit"}
    client.post(link_path(cast.samira, "bel-mij/"), wishes)
    assert (asked(cast).best_times, asked(cast).language) == (["morning", "evening"], "Tarifit")
    owner = asked(cast).owner
    assert owner
    assert "Tarifit" in as_staff(client, owner).get("/beloftes/").text


def test_the_newest_wishes_count_and_the_day_stays(client: Client, cast: Cast) -> None:
    path = link_path(cast.samira, "bel-mij/")
    client.post(path, {"best_times": ["morning"], "language": "Tarifit"})
    due = asked(cast).due
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        client.post(path, {"best_times": ["evening"], "language": "Nederlands"})
    assert (asked(cast).best_times, asked(cast).language, asked(cast).due) == (["evening"], "Nederlands", due)


def test_what_somebody_likes_is_filled_in_beforehand(client: Client, cast: Cast) -> None:
    type(cast.samira).objects.filter(pk=cast.samira.pk).update(language_spoken="Tarifit", best_times=["evening"])
    page = client.get(link_path(cast.samira, "bel-mij/")).text
    assert 'value="Tarifit"' in page
    assert page.count("checked") == 1


def test_a_moment_that_does_not_exist_is_asked_again(client: Client, cast: Cast) -> None:
    assert client.post(link_path(cast.samira, "bel-mij/"), {"best_times": ["night"]}).status_code == 200
    assert not Promise.objects.filter(guardian=cast.samira, kind="call_back").exists()


def test_who_has_two_children_taps_about_whom(client: Client, cast: Cast) -> None:
    page = client.get(link_path(cast.samira, "bel-mij/")).text
    assert all(f'formaction="?kind={child.pk}"' in page for child in (cast.yassin, cast.inas))
    assert "formaction" not in client.get(link_path(cast.samira, f"bel-mij/?kind={cast.inas.pk}")).text
    assert "formaction" not in client.get(link_path(cast.lotte, "bel-mij/")).text


def test_a_mistake_in_what_is_folded_away_is_seen(client: Client, cast: Cast) -> None:
    page = client.post(link_path(cast.lotte, "bel-mij/"), {"note": "x" * 1001}).text
    assert "<details open" in page
    assert "x" * 1001 in page
