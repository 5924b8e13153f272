"""The main menu: what each may open, once, and where one is."""

from itertools import pairwise

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.menu import LEARNING, SCHOOL, WAYS, WITH_PARENTS, Entry
from driehoek.people.models import Location
from driehoek.people.roles import roles


def menu(client: Client, cast: Cast, name: str, address: str = "/") -> list[Entry]:
    entries: list[Entry] = as_staff(client, getattr(cast, name)).get(address, follow=True).context["navigation"]
    return entries


@pytest.mark.parametrize("name", ["fatma", "peter", "marieke", "ingrid", "truus", "nico"])
def test_everything_in_the_menu_opens_and_stands_there_once(client: Client, cast: Cast, name: str) -> None:
    entries = menu(client, cast, name)
    assert [entry.label for entry in entries if client.get(entry.url).status_code >= 400] == []
    assert len({entry.url for entry in entries}) == len({str(entry.label) for entry in entries}) == len(entries)


def test_chapters_stand_together() -> None:
    chapters = [way.chapter for way in WAYS]
    changes = [one for before, one in pairwise(chapters) if one != before]
    assert len(changes) == len(set(changes)) == 3


def test_it_marks_the_page_and_the_way_to_a_page_behind_it(client: Client, cast: Cast) -> None:
    year = reverse("year", kwargs={"code": "vlindertuin"})
    assert {one.url: one.current for one in menu(client, cast, "fatma", year)}[year] == "page"
    activity = reverse("activity", kwargs={"pk": cast.vlindertuin.activities.earliest("pk").pk})
    marked = [one for one in menu(client, cast, "fatma", activity) if one.current]
    assert [(one.label, one.current) for one in marked] == [("Jaar", "true")]


@pytest.mark.parametrize("address", ["/ik/", "/ik/afwezig/", "/collegas/nieuw/"])
def test_a_page_about_oneself_or_a_colleague_is_not_one_of_families(client: Client, cast: Cast, address: str) -> None:
    assert [one.label for one in menu(client, cast, "ruud", address) if one.current] == []


def test_a_student_reads_the_name_of_the_school(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ayoub).get("/mijn/").text
    assert page.count(cast.haagpoort.name) >= 2
    assert "Driehoek" not in page


def test_one_chapter_is_unfolded_the_one_where_somebody_is(client: Client, cast: Cast) -> None:
    figures = reverse("figures", kwargs={"code": "vlindertuin"})
    for address, chapter in (("/", WITH_PARENTS), (figures, LEARNING), (reverse("staff"), SCHOOL)):
        unfolded = {one.chapter for one in menu(client, cast, "ruud", address) if one.unfolded}
        assert unfolded == {chapter}


def test_who_has_many_locations_stays_at_the_one_that_was_asked_for(client: Client, cast: Cast) -> None:
    more = (Location(organisation=cast.driesprong, code=f"a{one}", name=f"A{one}", kind="mbo") for one in range(60))
    Location.objects.bulk_create(more)
    for address in (reverse("location_totals", kwargs={"code": "zuiderpark"}), "/cijfers/"):
        assert as_staff(client, cast.ingrid).get(address).context["location"] == cast.zuiderpark


def test_every_right_in_it_exists() -> None:
    known = {"", *roles().words}
    assert {way.right for way in WAYS} | {way.unless for way in WAYS} <= known
