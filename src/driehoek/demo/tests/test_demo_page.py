"""The demo page lets you become everybody, in demo mode only."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from driehoek.demo.cards import SECTIONS
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path


@pytest.fixture
def demo(settings: Settings, cast: Cast) -> Cast:
    settings.DEMO = True
    return cast


def test_it_exists_in_demo_mode_only(cast: Cast, client: Client, settings: Settings) -> None:
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post(reverse("demo_become", args=["marieke"])).status_code == 404
    assert "_auth_user_id" not in client.session


def test_everybody_has_a_card(demo: Cast, client: Client) -> None:
    page = client.get("/demo/").content.decode()
    for section in SECTIONS:
        for card in section.cards:
            person = getattr(demo, card.key)
            assert getattr(person, "full_name", "") in page
            assert str(getattr(person, "name", "")) in page


def test_parents_are_one_click_away(demo: Cast, client: Client) -> None:
    page = client.get("/demo/").content.decode()
    for guardian in (demo.samira, demo.tesfay, demo.petra):
        assert f'href="{link_path(guardian)}"' in page


@pytest.mark.parametrize(
    ("name", "status"), [("samira", 200), ("naima", 200), ("karim", 404), ("petra", 404), ("marco", 404)]
)
def test_links_do_what_the_cards_say(demo: Cast, client: Client, name: str, status: int) -> None:
    assert client.get(link_path(getattr(demo, name))).status_code == status


def test_a_revoked_link_is_not_offered(demo: Cast, client: Client) -> None:
    path = link_path(demo.samira)
    demo.samira.links.update(revoked_at=demo.samira.links.get().created_at)
    assert path not in client.get("/demo/").content.decode()


def test_become_a_colleague(demo: Cast, client: Client) -> None:
    response = client.post(reverse("demo_become", args=["marieke"]))
    assert response.headers["Location"] == reverse("today")
    assert client.session["_auth_user_id"] == str(demo.marieke.pk)


def test_become_a_student(demo: Cast, client: Client) -> None:
    response = client.post(reverse("demo_become", args=["chantal"]))
    assert response.headers["Location"] == reverse("student")
    assert client.session["_auth_user_id"] == str(demo.chantal.pk)


def test_become_only_by_pressing(demo: Cast, client: Client) -> None:
    assert client.get(reverse("demo_become", args=["marieke"])).status_code == 405


@pytest.mark.parametrize("key", ["samira", "nobody"])
def test_nobody_else_is_let_in(demo: Cast, client: Client, key: str) -> None:
    assert client.post(reverse("demo_become", args=[key])).status_code == 404


def test_who_you_are_is_said(demo: Cast, client: Client) -> None:
    client.force_login(demo.nico)
    assert "<bdi>Nico Niemand</bdi>" in client.get("/demo/").content.decode().split("</header>")[0]


def test_few_queries(demo: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(5):
        client.get("/demo/")
