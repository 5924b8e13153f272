"""The boundaries of 16 and 18: to the day, also for who was born on 29 February."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Child, StudentDecision
from driehoek.people.rules import Closed, open_guardianships, today, why_closed, years_before


@pytest.mark.parametrize(
    ("born", "day", "is_open"),
    [
        ("2009-06-15", "2027-06-14", True),
        ("2009-06-15", "2027-06-15", False),
        ("2008-02-29", "2026-02-28", True),
        ("2008-02-29", "2026-03-01", False),
        ("2012-02-29", "2030-02-28", True),
    ],
)
def test_access_stops_by_itself_on_the_18th_birthday(cast: Cast, born: str, day: str, is_open: bool) -> None:
    StudentDecision.objects.all().delete()
    Child.objects.filter(pk=cast.stefan.pk).update(birth_date=born)
    with time_machine.travel(f"{day} 12:00+01:00", tick=False):
        assert open_guardianships(cast.marco).exists() == is_open


@pytest.mark.parametrize(("days_to_go", "status"), [(1, 200), (0, 404)])
def test_the_page_closes_on_that_day_without_anybody_doing_anything(
    client: Client, cast: Cast, days_to_go: int, status: int
) -> None:
    StudentDecision.objects.all().delete()
    born = years_before(today(), 18) + timedelta(days=days_to_go)
    Child.objects.filter(pk=cast.stefan.pk).update(birth_date=born)
    assert client.get(link_path(cast.marco, "over-mij/")).status_code == status


@pytest.mark.parametrize(("hour", "is_open"), [("2027-06-14 21:59+00:00", True), ("2027-06-14 22:01+00:00", False)])
def test_the_birthday_begins_at_midnight_in_the_netherlands(cast: Cast, hour: str, is_open: bool) -> None:
    StudentDecision.objects.all().delete()
    cast.stefan.birth_date = date(2009, 6, 15)
    cast.stefan.save()
    with time_machine.travel(hour, tick=False):
        assert open_guardianships(cast.marco).exists() == is_open


def objection() -> StudentDecision:
    return StudentDecision.objects.get(kind="objection")


def weigh(client: Client, **fields: str) -> int:
    return client.post(f"/gezinnen/bezwaren/{objection().pk}/", fields).status_code


def test_an_objection_stops_contact_until_it_is_weighed(client: Client, cast: Cast) -> None:
    tie = cast.marco.guardianships.get()
    assert why_closed(tie) == Closed.OBJECTION
    as_staff(client, cast.sanne)
    assert weigh(client, weighed="not_followed", because="") == 200
    assert weigh(client, weighed="not_followed", because="Veiligheid gaat voor") == 302
    assert client.get(link_path(cast.marco, "over-mij/")).status_code == 200
    assert objection().dismissed_because == "Veiligheid gaat voor"


def test_following_it_later_closes_again(client: Client, cast: Cast) -> None:
    as_staff(client, cast.sanne)
    weigh(client, weighed="not_followed", because="Veiligheid gaat voor")
    assert weigh(client, weighed="followed") == 302
    assert client.get(link_path(cast.marco, "over-mij/")).status_code == 404
    assert objection().dismissed_on is None


@pytest.mark.parametrize("name", ["nico", "elsje", "marieke", "tom", "ayoub"])
def test_nobody_else_weighs_it(client: Client, cast: Cast, name: str) -> None:
    as_staff(client, getattr(cast, name))
    assert weigh(client, weighed="not_followed", because="Zomaar") == 404
    assert objection().dismissed_on is None


def test_from_18_there_is_nothing_to_weigh(client: Client, cast: Cast) -> None:
    cast.stefan.birth_date = date(2000, 1, 1)
    cast.stefan.save()
    assert weigh(as_staff(client, cast.sanne), weighed="followed") == 404


def test_the_family_page_leads_to_weighing_it(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.sanne).get(f"/gezinnen/{cast.van_rossum.pk}/").content.decode()
    assert f"/gezinnen/bezwaren/{objection().pk}/" in page
    assert cast.marco.phone.as_national not in page


def test_an_objection_to_contact_closes_every_category(cast: Cast) -> None:
    for category in StudentDecision.Category.values:
        assert not open_guardianships(cast.marco, category).exists()


def test_a_permission_opens_its_own_category_only(cast: Cast) -> None:
    StudentDecision.objects.filter(child=cast.ayoub_child).exclude(category="contact").delete()
    StudentDecision.objects.filter(child=cast.ayoub_child).update(category="absence")
    found = [one for one in StudentDecision.Category.values if open_guardianships(cast.naima, one).exists()]
    assert found == ["absence"]
