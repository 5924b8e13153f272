"""What a provider, or who plays one, can send that is not right: nobody comes in, and the page says what to do."""

import time
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from conftest import free_port
from driehoek.people.school_login.providers import WELL_KNOWN
from driehoek.people.tests.school_login.conftest import by_school, is_in, way_back
from driehoek.people.tests.school_login.provider import OTHER_KEY, SchoolProvider

NOW = int(time.time())
CANNOT_TRUST, TOO_LATE, AGAIN, NO_ANSWER = (
    "niet vertrouwen",
    "te vroeg of te laat",
    "duurde te lang",
    "antwoordt nu niet",
)


@pytest.mark.parametrize(
    ("lies", "told"),
    [
        ({"aud": "somebody-else"}, CANNOT_TRUST),
        ({"aud": ["driehoek.example", "x"], "azp": "x"}, CANNOT_TRUST),
        ({"iss": "https://elders.example"}, CANNOT_TRUST),
        ({"nonce": "of-another-log-in"}, CANNOT_TRUST),
        ({"nonce": "één"}, CANNOT_TRUST),
        ({"nonce": None}, CANNOT_TRUST),
        ({"sub": ""}, CANNOT_TRUST),
        ({"sub": "x" * 300}, CANNOT_TRUST),
        ({"sub": 7}, CANNOT_TRUST),
        ({"exp": NOW - 3600}, TOO_LATE),
        ({"iat": NOW + 3600}, TOO_LATE),
    ],
)
def test_a_token_that_is_not_for_this_log_in(
    client: Client, entree: SchoolProvider, lies: dict[str, Any], told: str
) -> None:
    entree.lies = lies
    page = by_school(client)
    assert told in page.text
    assert not is_in(client)


@pytest.mark.parametrize(
    ("key", "alg"),
    [(OTHER_KEY, "RS256"), (None, "none"), ("a-secret-that-everybody-knows-1234", "HS256")],
)
def test_a_token_that_the_school_did_not_sign(client: Client, entree: SchoolProvider, key: Any, alg: str) -> None:
    entree.key, entree.alg = key, alg
    assert CANNOT_TRUST in by_school(client).text
    assert not is_in(client)


def test_clocks_may_differ_a_little(client: Client, entree: SchoolProvider) -> None:
    entree.lies = {"iat": int(time.time()) + 30, "exp": int(time.time()) - 30}
    by_school(client)
    assert is_in(client)


def test_what_is_told_of_somebody_else_is_not_believed(client: Client, entree: SchoolProvider) -> None:
    entree.lies_of_userinfo = {"sub": "somebody-else"}
    assert CANNOT_TRUST in by_school(client).text
    assert not is_in(client)


def test_a_way_back_works_once(client: Client, entree: SchoolProvider) -> None:
    back = way_back(client)
    client.get(back)
    client.logout()
    assert AGAIN in client.get(back).text
    assert not is_in(client)


def test_a_way_back_works_for_who_began_only(client: Client, entree: SchoolProvider) -> None:
    back = way_back(client)
    assert AGAIN in (other := Client()).get(back).text
    assert not is_in(other)


def test_a_code_of_another_log_in_opens_nothing(client: Client, entree: SchoolProvider) -> None:
    theirs, ours = way_back(Client()), way_back(client)
    code = theirs.split("code=")[1].split("&")[0]
    mixed = ours.replace(ours.split("code=")[1].split("&")[0], code)
    assert CANNOT_TRUST in client.get(mixed).text
    assert not is_in(client)


def test_who_stops_at_the_provider_may_try_again(client: Client, entree: SchoolProvider) -> None:
    page = by_school(client, click="stop")
    assert page.status_code == 403
    assert "Je bent gestopt" in page.text
    assert reverse("account_login") in page.text
    assert reverse("account_request_login_code") in page.text


@pytest.mark.parametrize("lie", ["issuer", "token_endpoint", "jwks_uri", "userinfo_endpoint", "end_session_endpoint"])
def test_a_provider_that_is_not_safe_is_not_visited(client: Client, entree: SchoolProvider, lie: str) -> None:
    entree.config_lies = {lie: "http://elders.example/x"}
    page = client.post(reverse("openid_connect_login", args=["entree"]))
    assert page.status_code == 403
    assert CANNOT_TRUST in page.text


@pytest.mark.parametrize("lie", [{"token_endpoint": None}, {"issuer": 7}])
def test_a_provider_that_tells_half_is_not_visited(client: Client, entree: SchoolProvider, lie: dict[str, Any]) -> None:
    entree.config_lies = lie
    assert CANNOT_TRUST in client.post(reverse("openid_connect_login", args=["entree"])).text


def test_a_provider_that_is_down(client: Client, entree: SchoolProvider, settings: Settings) -> None:
    gone = replace(settings.DRIEHOEK_LOGIN_PROVIDERS["entree"], discovery=f"http://127.0.0.1:{free_port()}{WELL_KNOWN}")
    settings.DRIEHOEK_LOGIN_PROVIDERS = {"entree": gone}
    page = client.post(reverse("openid_connect_login", args=["entree"]))
    assert NO_ANSWER in page.text
    assert reverse("account_request_login_code") in page.text


def test_the_log_names_no_person(client: Client, entree: SchoolProvider, caplog: pytest.LogCaptureFixture) -> None:
    entree.lies = {"aud": "somebody-else"}
    by_school(client)
    assert "Log-in by entree: INVALID" in caplog.text
    assert "marieke" not in caplog.text


def test_the_way_to_the_provider_is_sealed(client: Client, entree: SchoolProvider) -> None:
    way_back(client)
    [asked] = entree.codes.values()
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 16
    assert len(asked["nonce"]) >= 32


def test_a_link_in_another_site_starts_nothing(client: Client, entree: SchoolProvider) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("openid_connect_login", args=["entree"])).status_code == 403
    assert client.get(reverse("openid_connect_login", args=["entree"]))["Location"] == reverse("account_login")


def test_a_provider_that_is_not_set_up_does_not_exist(client: Client, entree: SchoolProvider) -> None:
    assert client.post(reverse("openid_connect_login", args=["andere"])).status_code == 404
    assert client.get(reverse("openid_connect_callback", args=["andere"])).status_code == 404
