"""The log-in pages and the pages for bad luck: ours in look and language, and nothing inline in them."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import Page

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.shared.tests.browser import barriers

OPEN = ["/account/login/", "/account/login/code/", "/account/password/reset/"]
OWN = [
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/totp/activate/",
    "/account/logout/",
    "/account/password/change/",
    "/account/email/",
]
INLINE = re.compile(r"\sstyle=|<style|<script(?![^>]*(\ssrc=|application/json))|\son\w+=")


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPEN)
def test_pages_at_the_door(client: Client, address: str) -> None:
    html = client.get(address).content.decode()

    assert 'class="entrance"' in html
    assert not INLINE.search(html)


@pytest.mark.parametrize("address", OWN)
def test_pages_about_your_own_account(client: Client, cast: Cast, address: str) -> None:
    html = log_in(client, cast).get(address, follow=True).content.decode()

    assert 'class="app"' in html or 'class="entrance"' in html
    assert not INLINE.search(html)


def test_what_is_not_here_speaks_to_whoever_asks(client: Client, cast: Cast) -> None:
    about_a_child = "Is uw kind 18 jaar of ouder?"
    assert about_a_child in client.get("/u/1-false/").text
    assert about_a_child not in log_in(client, cast).get("/x/").text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_bad_luck_needs_no_request_and_blames_nobody(name: str) -> None:
    html = render_to_string(f"{name}.html")

    assert "<h1>" in html
    assert 'href="/"' in html
    assert not INLINE.search(html)


@pytest.mark.browser
@pytest.mark.any_database
@pytest.mark.django_db
@pytest.mark.parametrize("address", [*OPEN, "/there-is-nothing-here/"])
def test_axe_and_the_content_policy_find_nothing(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address)

    assert barriers(page) == []
    assert [text for text in complaints if "Content Security Policy" in text] == []


def log_in(client: Client, cast: Cast) -> Client:
    return as_staff(client, cast.marieke)
