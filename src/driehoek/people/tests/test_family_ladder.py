"""Every page about the family Kaya, climbed by everybody: outsider, other school, other group, mentor, head."""

import pytest
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Guardianship

BELOW = ["nico", "rob", "truus", "ingrid", "peter", "ayoub", "elsje", "tom", "nadia"]
MAY_EDIT = ["marieke", "fatma", "ruud"]


def pages(cast: Cast) -> dict[str, str]:
    """Every page of people and logbook about one family, by name."""
    tie = Guardianship.objects.get(guardian=cast.emine)
    return {
        "family": f"/gezinnen/{cast.kaya.pk}/",
        "contact_new": f"/gezinnen/{cast.kaya.pk}/contact/",
        "guardian": f"/gezinnen/ouders/{cast.emine.pk}/",
        "guardianship": f"/gezinnen/rechten/{tie.pk}/",
        "promise": f"/beloftes/{cast.open_promise.pk}/",
        "group": f"/groepen/{cast.vlinders.pk}/",
        "audit": f"/gezinnen/{cast.kaya.pk}/ingezien/",
    }


PAGES = ["family", "contact_new", "guardian", "guardianship", "promise", "group", "audit"]


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_is_asked_to_log_in(client: Client, cast: Cast, page: str) -> None:
    response = client.get(pages(cast)[page])
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", BELOW)
def test_out_of_reach_the_page_does_not_exist(client: Client, cast: Cast, name: str, page: str) -> None:
    assert as_staff(client, getattr(cast, name)).get(pages(cast)[page]).status_code == 404


@pytest.mark.parametrize("page", PAGES[:-1])
@pytest.mark.parametrize("name", MAY_EDIT)
def test_within_reach_it_opens(client: Client, cast: Cast, name: str, page: str) -> None:
    response = as_staff(client, getattr(cast, name)).get(pages(cast)[page])
    assert response.status_code == 200
    assert "Kaya" in response.content.decode()


@pytest.mark.parametrize("name", [*BELOW, *MAY_EDIT])
def test_only_a_head_sees_who_looked(client: Client, cast: Cast, name: str) -> None:
    status = as_staff(client, getattr(cast, name)).get(pages(cast)["audit"]).status_code
    assert (status == 200) == (name == "ruud")


def test_unknown_looks_like_forbidden(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    forbidden = client.get(f"/gezinnen/{cast.anders.pk}/")
    unknown = client.get("/gezinnen/999999/")
    assert (forbidden.status_code, forbidden.content) == (unknown.status_code, unknown.content)


@pytest.mark.parametrize("name", ["nico", "elsje", "tom"])
def test_a_forged_form_changes_nothing(client: Client, cast: Cast, name: str) -> None:
    as_staff(client, getattr(cast, name))
    posts = [client.post(path, {"result": "spoken", "channel": "phone"}) for path in pages(cast).values()]
    assert {response.status_code for response in posts} <= {404, 405}
    cast.open_promise.refresh_from_db()
    assert cast.open_promise.state == "open"


def test_a_teacher_sees_but_does_not_change(client: Client, cast: Cast) -> None:
    cast.marieke.appointments.update(role="teacher")
    as_staff(client, cast.marieke)
    found = {name: client.get(path).status_code for name, path in pages(cast).items()}
    assert found == dict.fromkeys(PAGES, 200) | {"guardian": 404, "guardianship": 404, "audit": 404}
    assert "gezinnen/ouders" not in client.get(pages(cast)["family"]).content.decode()


@pytest.mark.parametrize("page", ["over-mij/", "wie-keek/", "bel-mij/"])
@pytest.mark.parametrize("name", ["karim", "petra", "marco"])
def test_a_right_that_ended_opens_nothing(client: Client, cast: Cast, name: str, page: str) -> None:
    assert client.get(link_path(getattr(cast, name), page)).status_code == 404


@pytest.mark.parametrize("page", ["over-mij/", "wie-keek/", "bel-mij/"])
def test_a_link_opens_its_own_page_without_login_or_cookie(client: Client, cast: Cast, page: str) -> None:
    response = client.get(link_path(cast.samira, page))
    assert response.status_code == 200
    assert not client.cookies
    assert client.get(f"/u/1-aaaaaaaaaaaaaaaa/{page}").status_code == 404
