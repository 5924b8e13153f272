"""Families in a browser: searching while one types, and choosing a language without a script."""

import re

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Account
from driehoek.shared.tests.browser import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(page: Page, client: Client, account: Account, live_server: LiveServer) -> None:
    """Take over the session of somebody who is logged in."""
    cookie = as_staff(client, account).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


def test_the_list_follows_what_one_types(page: Page, client: Client, cast: Cast, live_server: LiveServer) -> None:
    enter(page, client, cast.ruud, live_server)
    page.goto("/gezinnen/")
    page.locator("#families-q").press_sequentially("bensaid")
    expect(page.locator("#results tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("q=bensaid"))


def test_one_tap_closes_a_promise_and_one_tap_opens_it(
    page: Page, client: Client, cast: Cast, live_server: LiveServer
) -> None:
    enter(page, client, cast.marieke, live_server)
    page.goto(f"/gezinnen/{cast.kaya.pk}/")
    page.locator("button:has(svg):has-text('Kaya')").click()
    page.locator(".undo button").click()
    expect(page.locator("form[action*=overdragen]")).to_be_visible()


def test_a_parent_changes_language_without_a_script(chromium: Browser, cast: Cast, live_server: LiveServer) -> None:
    page = chromium.new_page(base_url=live_server.url, java_script_enabled=False)
    page.goto(link_path(cast.emine, "bel-mij/"))
    page.locator("details.languages summary").click()
    page.locator("button[value=ar]").click()
    expect(page.locator("html[dir=rtl]")).to_have_count(1)
    assert page.url.endswith("/bel-mij/")
    page.close()


@pytest.mark.parametrize("path", ["over-mij/", "wie-keek/", "bel-mij/"])
def test_parents_pages_have_no_barriers(page: Page, cast: Cast, path: str) -> None:
    page.goto(link_path(cast.samira, path))
    assert barriers(page) == []
