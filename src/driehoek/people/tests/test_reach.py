"""What somebody is appointed to is asked once while they read a page, and never longer than that."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Appointment, Location
from driehoek.people.queries import families_for, locations_for
from driehoek.people.reach import among, held_by, reach_of, read_once
from driehoek.people.rules import rights_of, today


def asked(captured: CaptureQueriesContext) -> int:
    """How often was asked what somebody is appointed to."""
    return sum('FROM "people_appointment" WHERE' in query["sql"] for query in captured)


@pytest.mark.parametrize("address", ["/gezinnen/", "/beloftes/", "/locatie/vlindertuin/jaar/", "/gezinnen/9999/"])
def test_a_page_asks_once(client: Client, cast: Cast, address: str) -> None:
    as_staff(client, cast.fatma)
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    assert asked(captured) == 1


def test_a_role_that_ends_closes_the_next_page(client: Client, cast: Cast) -> None:
    page = f"/gezinnen/{cast.el_amrani.pk}/"
    assert as_staff(client, cast.marieke).get(page).status_code == 200
    Appointment.objects.filter(account=cast.marieke).update(end=today() - timedelta(days=1))
    assert client.get(page).status_code == 404


def test_outside_a_page_nothing_is_remembered(cast: Cast) -> None:
    assert families_for(cast.marieke).exists()
    Appointment.objects.filter(account=cast.marieke).update(confirmed_at=None)
    assert not families_for(cast.marieke).exists()
    assert rights_of(cast.marieke) == frozenset()


def test_who_acts_is_asked_at_every_step(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    with CaptureQueriesContext(connection) as captured:
        client.post(f"/gezinnen/{cast.el_amrani.pk}/contact/", {})
    assert asked(captured) > 1


def test_a_page_that_lasts_past_midnight_asks_for_the_new_day(cast: Cast) -> None:
    Appointment.objects.filter(account=cast.marieke).update(end=today())
    before = datetime.combine(today(), datetime.max.time(), UTC).replace(hour=22)
    with time_machine.travel(before, tick=False) as clock, read_once():
        assert held_by(cast.marieke)
        clock.shift(3 * 3600)
        assert not held_by(cast.marieke)


def test_two_people_on_one_page_are_kept_apart(cast: Cast) -> None:
    with read_once():
        assert reach_of(cast.marieke, "see_families") != reach_of(cast.elsje, "see_families")


def test_a_board_of_many_locations_is_one_key(cast: Cast) -> None:
    Location.objects.bulk_create(
        Location(organisation=cast.driesprong, code=f"a{one}", name="A", kind="mbo") for one in range(60)
    )
    reach = reach_of(cast.ingrid, "see_totals")
    assert reach.organisations == {cast.driesprong.pk}
    assert not reach.places
    assert locations_for(cast.ingrid, "see_totals").count() == 64


def test_without_keys_nothing_matches_and_nothing_is_asked(cast: Cast) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert not Location.objects.filter(among(pk=[], organisation=frozenset()))
    assert len(captured) == 0
