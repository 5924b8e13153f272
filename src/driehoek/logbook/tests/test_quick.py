"""A contact of just now is noted with a few taps, and most of them are remembered."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.actions import note_contact, working_days
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.quick import end_of_week, remembered
from driehoek.people.rules import today

TAPS = {"channel": "phone", "outcome": "reached", "tone": "good", "again": "", "initiative": "school", "note": ""}


def quick(client: Client, cast: Cast, **changes: str) -> int:
    path = f"/gezinnen/{cast.el_amrani.pk}/contact/snel/"
    where = {"guardian": str(cast.samira.pk), "location": str(cast.vlindertuin.pk)}
    return client.post(path, TAPS | where | changes).status_code


@pytest.mark.parametrize(
    ("taps", "mode"),
    [
        ({}, "2.0"),
        ({"outcome": "no_answer"}, "1.0"),
        ({"outcome": "voicemail"}, "1.0"),
        ({"channel": "email", "outcome": "sent"}, "1.0"),
        ({"channel": "face"}, "2.0"),
    ],
)
def test_the_kind_of_contact_follows_from_what_came_of_it(
    client: Client, cast: Cast, taps: dict[str, str], mode: str
) -> None:
    assert quick(as_staff(client, cast.marieke), cast, **taps) == 302
    contact = Contact.objects.get(verb="noted", account=cast.marieke)
    assert (contact.mode, contact.outcome) == (mode, taps.get("outcome", "reached"))
    assert (contact.guardian, contact.language) == (cast.samira, "")


def test_a_tap_promises_it_for_tomorrow(client: Client, cast: Cast) -> None:
    quick(as_staff(client, cast.marieke), cast, outcome="no_answer", again="tomorrow")
    promise = Promise.objects.get(owner=cast.marieke, about_kind="contact")
    assert (promise.due, promise.guardian, promise.kind) == (working_days(1), cast.samira, "agreement")


@pytest.mark.parametrize(("day", "friday"), [(23, 27), (26, 27), (27, 4), (28, 4), (29, 4)])
def test_this_week_ends_on_friday(day: int, friday: int) -> None:
    assert end_of_week(date(2026, 11, day)).day == friday


def test_how_it_was_done_last_time_is_filled_in(client: Client, cast: Cast) -> None:
    quick(as_staff(client, cast.marieke), cast, channel="face", tone="concern")
    assert remembered(cast.marieke) == {"channel": "face", "tone": "concern"}
    shown = client.get(f"/gezinnen/{cast.kaya.pk}/contact/snel/").text
    assert 'value="face" class' in shown or 'value="face" required id="id_channel_1" checked' in shown
    assert remembered(cast.fatma) == {}


def test_it_goes_back_to_the_page_it_came_from_and_nowhere_else(client: Client, cast: Cast) -> None:
    path, where = f"/gezinnen/{cast.el_amrani.pk}/contact/snel/", {"location": cast.vlindertuin.pk}
    fields = TAPS | where | {"guardian": cast.samira.pk}
    as_staff(client, cast.marieke)
    assert client.post(path, fields | {"next": "/goed-nieuws/"})["Location"] == "/goed-nieuws/"
    assert client.post(path, fields | {"next": "https://elders.example/"})["Location"] == (
        f"/gezinnen/{cast.el_amrani.pk}/"
    )


def test_the_school_begins_no_contact_with_who_may_not_be_informed(client: Client, cast: Cast) -> None:
    path = f"/gezinnen/{cast.de_wit.pk}/contact/snel/"
    fields = TAPS | {"guardian": str(cast.petra.pk), "location": str(cast.haagpoort.pk)}
    assert as_staff(client, cast.sanne).post(path, fields).status_code == 200
    assert client.post(path, fields | {"initiative": "parent"}).status_code == 302


def test_a_wrong_field_keeps_the_note(client: Client, cast: Cast) -> None:
    path = f"/gezinnen/{cast.el_amrani.pk}/contact/snel/"
    assert "<em>" not in as_staff(client, cast.marieke).post(path, {"note": "<em>Lang"}).text
    assert "&lt;em&gt;Lang" in client.post(path, {"note": "<em>Lang"}).text


def noted(cast: Cast, tone: str, **fields: str) -> None:
    who: Any = {"family": cast.el_amrani, "location": cast.vlindertuin, "guardian": cast.samira, "by": cast.marieke}
    more: Any = {"channel": "phone", "tone": tone} | fields
    note_contact(**who, **more)


def due(client: Client, cast: Cast) -> str:
    return as_staff(client, cast.marieke).get("/goed-nieuws/").text


def listed(cast: Cast, shown: str) -> bool:
    return f'href="/gezinnen/{cast.el_amrani.pk}/"' in shown


def test_a_family_without_good_news_this_year_is_due_a_call(client: Client, cast: Cast) -> None:
    assert listed(cast, due(client, cast))
    noted(cast, "good", outcome="no_answer")
    noted(cast, "good", initiative="parent")
    assert listed(cast, due(client, cast))
    noted(cast, "good", outcome="reached")
    assert not listed(cast, due(client, cast))


def test_three_concerns_in_a_row_make_it_due_again_and_come_first(client: Client, cast: Cast) -> None:
    noted(cast, "good")
    for _ in range(2):
        noted(cast, "concern")
    assert not listed(cast, due(client, cast))
    noted(cast, "concern")
    shown = due(client, cast)
    assert listed(cast, shown)
    assert shown.index("El Amrani") < shown.index("Bakker")


def test_good_news_of_last_year_does_not_count(client: Client, cast: Cast) -> None:
    noted(cast, "good")
    Contact.objects.filter(tone="good").update(at="2025-06-01T12:00Z")
    assert today() > date(2025, 8, 1)
    assert listed(cast, due(client, cast))


def test_families_that_may_not_be_contacted_or_are_out_of_reach_stay_out(client: Client, cast: Cast) -> None:
    shown = as_staff(client, cast.sanne).get("/goed-nieuws/").text
    assert f"/gezinnen/{cast.bensaid.pk}/" in shown
    assert f"/gezinnen/{cast.de_wit.pk}/" not in shown
    assert f"/gezinnen/{cast.el_amrani.pk}/" not in shown
    assert cast.truus_guardian.full_name not in due(client, cast)
