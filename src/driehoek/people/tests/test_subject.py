"""The head of a page names the location of what it shows, not the one that was visited last."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.activities.models import Activity
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Family, Group, Guardian, Guardianship, Location, SchoolYear
from driehoek.people.subject import path_to_location


def top(client: Client, name: str, **address: Any) -> Location:
    """The location at the top of a page."""
    page = client.get(reverse(name, kwargs=address))
    location: Location = page.context["location"]
    assert f"<bdi>{location.name}</bdi>" in page.text
    return location


@pytest.fixture
def head(client: Client, cast: Cast) -> Client:
    """Fatma, coordinator of two locations, who was at the primary school last."""
    client = as_staff(client, cast.fatma)
    assert top(client, "year", code="regenboog") == cast.regenboog
    return client


def test_an_activity_names_its_own(head: Client, cast: Cast) -> None:
    assert top(head, "activity", pk=Activity.objects.filter(location=cast.vlindertuin).earliest("pk").pk) == (
        cast.vlindertuin
    )


def test_a_group_names_its_own_also_after_a_mistake_in_a_form(head: Client, cast: Cast) -> None:
    address = reverse("class_book_new", kwargs={"pk": cast.vlinders.pk})
    assert head.get(address).context["location"] == head.post(address, {}).context["location"] == cast.vlindertuin


def test_a_family_names_the_location_of_its_children(head: Client, cast: Cast) -> None:
    assert top(head, "family", pk=cast.emine.guardianships.get().child.family_id) == cast.vlindertuin
    assert top(head, "families") == cast.vlindertuin


def test_a_family_at_two_locations_names_the_one_that_was_visited_last(head: Client, cast: Cast) -> None:
    assert top(head, "family", pk=cast.el_amrani.pk) == cast.regenboog
    assert top(head, "year", code="vlindertuin") == cast.vlindertuin
    assert top(head, "family", pk=cast.el_amrani.pk) == cast.vlindertuin


def test_the_next_page_without_a_location_stays_there(head: Client, cast: Cast) -> None:
    top(head, "group", pk=cast.vlinders.pk)
    assert top(head, "promises") == cast.vlindertuin


def test_a_page_that_is_not_here_names_none(head: Client) -> None:
    assert "Regenboog" not in head.get("/gezinnen/9999/").text


@pytest.mark.parametrize(
    ("model", "path"),
    [(Group, ("location",)), (Guardianship, ()), (Family, ()), (Guardian, ()), (SchoolYear, ())],
)
def test_a_record_leads_to_its_location_along_its_own_fields(model: Any, path: tuple[str, ...]) -> None:
    assert path_to_location(model) == path
