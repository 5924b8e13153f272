"""Promises: listed, kept, handed over, and taken back without losing a word."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook import actions
from driehoek.logbook.models import Contact, Promise
from driehoek.logbook.queries import kept_this_year
from driehoek.people.rules import today

SPOKEN = {"result": "spoken", "channel": "phone", "outcome": "Komt volgende keer"}


def close(client: Client, promise: Promise, **changes: Any) -> Any:
    return client.post(f"/beloftes/{promise.pk}/", SPOKEN | changes)


def state(promise: Promise) -> tuple[str, str]:
    promise.refresh_from_db()
    return promise.state, promise.outcome


def test_keeping_leaves_a_contact_and_can_be_taken_back(client: Client, cast: Cast) -> None:
    promise = cast.open_promise
    as_staff(client, cast.marieke)
    family = client.get(close(client, promise).headers["Location"]).content.decode()
    assert state(promise) == ("kept", "Komt volgende keer")
    assert Contact.objects.filter(verb="followed_up", about_id=promise.pk).count() == 1
    assert f'action="/beloftes/{promise.pk}/open/"' in family
    client.post(f"/beloftes/{promise.pk}/open/")
    assert state(promise) == ("open", "Komt volgende keer")
    assert not Contact.objects.filter(verb="followed_up", about_id=promise.pk).exists()


def test_one_goes_back_to_where_one_was(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    there = close(client, cast.open_promise, next="/beloftes/?toon=all").headers["Location"]
    assert there == f"/beloftes/?toon=all&dicht={cast.open_promise.pk}"


def test_a_new_appointment_is_a_new_promise(client: Client, cast: Cast) -> None:
    day = today() + timedelta(days=5)
    as_staff(client, cast.marieke)
    assert close(client, cast.open_promise, result="appointment").status_code == 200
    assert close(client, cast.open_promise, result="appointment", appointment_on="2001-01-01").status_code == 200
    assert close(client, cast.open_promise, result="appointment", appointment_on=str(day)).status_code == 302
    after = Promise.objects.get(about_kind="promise", about_id=cast.open_promise.pk)
    assert (after.due, after.family, after.state) == (day, cast.kaya, "open")


def test_what_was_kept_since_is_not_taken_back(client: Client, cast: Cast) -> None:
    promise = cast.open_promise
    after = actions.keep(promise=promise, by=cast.marieke, outcome="", channel="phone", appointment_on=today())
    assert after
    actions.keep(promise=after, by=cast.marieke, outcome="", channel="phone")
    as_staff(client, cast.marieke).post(f"/beloftes/{promise.pk}/open/")
    assert state(promise)[0] == "kept"
    with pytest.raises(PermissionDenied):
        actions.reopen(promise=promise, by=cast.marieke)


def test_declined_is_not_kept(client: Client, cast: Cast) -> None:
    close(as_staff(client, cast.marieke), cast.open_promise, result="declined", outcome="Hoeft niet")
    assert state(cast.open_promise) == ("declined", "Hoeft niet")


def test_a_colleague_who_is_second_loses_no_words(client: Client, cast: Cast) -> None:
    actions.keep(promise=cast.open_promise, by=cast.ruud, outcome="Eerste", channel="phone")
    with pytest.raises(ValidationError):
        actions.keep(promise=cast.open_promise, by=cast.marieke, outcome="Tweede", channel="phone")
    assert close(as_staff(client, cast.marieke), cast.open_promise, outcome="Tweede").status_code == 200
    assert state(cast.open_promise) == ("kept", "Eerste")


def test_who_may_no_longer_be_contacted_is_let_go(client: Client, cast: Cast) -> None:
    cast.emine.guardianships.update(information="none", reason="Rechter")
    as_staff(client, cast.marieke)
    assert cast.emine.phone.as_national not in client.get(f"/beloftes/{cast.open_promise.pk}/").content.decode()
    assert close(client, cast.open_promise).status_code == 200
    assert close(client, cast.open_promise, result="declined").status_code == 302
    assert not Contact.objects.filter(verb="followed_up", about_id=cast.open_promise.pk).exists()
    with pytest.raises(PermissionDenied):
        actions.reopen(promise=cast.open_promise, by=cast.tom)


def test_handing_over(client: Client, cast: Cast) -> None:
    path, day = f"/beloftes/{cast.open_promise.pk}/overdragen/", today() + timedelta(days=3)
    as_staff(client, cast.marieke).post(path, {"to": cast.fatma.pk, "due": str(day)})
    cast.open_promise.refresh_from_db()
    assert (cast.open_promise.owner, cast.open_promise.due) == (cast.fatma, day)
    client.post(path, {"to": cast.tom.pk, "due": str(day)})
    cast.open_promise.refresh_from_db()
    assert cast.open_promise.owner == cast.fatma
    with pytest.raises(PermissionDenied):
        actions.hand_over(promise=cast.open_promise, by=cast.marieke, to=cast.tom, due=day)


@pytest.mark.parametrize("page", ["open/", "overdragen/", ""])
@pytest.mark.parametrize("name", ["nico", "tom", "elsje", "ingrid"])
def test_nobody_else_touches_it(client: Client, cast: Cast, name: str, page: str) -> None:
    as_staff(client, getattr(cast, name))
    assert client.post(f"/beloftes/{cast.open_promise.pk}/{page}", SPOKEN).status_code == 404
    assert state(cast.open_promise)[0] == "open"


def add(cast: Cast, subject: str, days: int, **fields: Any) -> Promise:
    fixed = {"family": cast.kaya, "location": cast.vlindertuin, "kind": "agreement"}
    return Promise.objects.create(subject=subject, due=today() + timedelta(days=days), **fixed | fields)


def shown(client: Client, view: str) -> str:
    return client.get(f"/beloftes/?toon={view}").content.decode()


def test_the_late_ones_come_first(client: Client, cast: Cast) -> None:
    add(cast, "Straks", 2, owner=cast.marieke)
    add(cast, "Te laat", -2, owner=cast.marieke)
    page = shown(as_staff(client, cast.marieke), "mine")
    assert page.index("Te laat") < page.index("Straks")
    assert "Straks" not in shown(client, "late")


def test_mine_all_and_closed(client: Client, cast: Cast) -> None:
    add(cast, "Van Fatma", 2, owner=cast.fatma)
    add(cast, "Van niemand", 2)
    as_staff(client, cast.marieke)
    assert not any(words in shown(client, "mine") for words in ("Van Fatma", "Van niemand"))
    assert all(words in shown(client, "all") for words in ("Van Fatma", "Van niemand"))
    assert f"/beloftes/{cast.kept_promise.pk}/" in shown(client, "closed")


def test_one_kind_at_a_time_in_pages(client: Client, cast: Cast) -> None:
    for count in range(30):
        add(cast, f"Afspraak {count:02}", 1)
    page = as_staff(client, cast.marieke).get("/beloftes/?toon=all&soort=agreement").content.decode()
    assert "Afspraak 24" in page
    assert "Afspraak 25" not in page
    assert f"/beloftes/{cast.open_promise.pk}/" not in page


def test_kept_in_time_and_too_late_are_counted(client: Client, cast: Cast) -> None:
    before = kept_this_year(cast.marieke)
    for days in (0, 1, -1):
        actions.keep(promise=add(cast, "Belofte", days), by=cast.marieke, outcome="", channel="phone")
    actions.keep(promise=add(cast, "Hoeft niet", -1), by=cast.marieke, outcome="", channel="phone", declined=True)
    after = kept_this_year(cast.marieke)
    assert (after.in_time - before.in_time, after.late - before.late) == (2, 1)
    assert kept_this_year(cast.tom).total == 0
