"""By school in a real browser: there, in, out again; the pages can be read by everybody."""

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.people.tests.school_login.provider import SchoolProvider
from driehoek.shared.tests.browser import barriers, too_wide
from tests.pages.visits import become

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.any_database]
BUTTON = "Inloggen met Entree Federatie"


def is_good(page: Page) -> None:
    assert barriers(page) == []
    assert not too_wide(page)


def test_a_colleague_goes_in_and_out_by_school(page: Page, live_server: LiveServer, entree: SchoolProvider) -> None:
    page.goto("/account/login/?next=/gezinnen/")
    is_good(page)
    page.get_by_role("button", name=BUTTON).click()
    page.locator("#in").click()
    expect(page).to_have_url(re.compile("/gezinnen/$"))
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page).to_have_url(f"{live_server.url}/")
    assert entree.left[0]["id_token_hint"].startswith("ey")
    page.goto("/gezinnen/")
    expect(page).to_have_url(re.compile("/account/login/"))


def test_who_stops_there_comes_back_to_the_other_ways(page: Page, entree: SchoolProvider) -> None:
    page.goto("/account/login/")
    page.get_by_role("button", name=BUTTON).click()
    page.locator("#stop").click()
    expect(page.get_by_role("alert")).to_contain_text("Je bent gestopt")
    is_good(page)
    page.get_by_role("link", name="Naar alle manieren om in te loggen").click()
    expect(page.get_by_role("button", name=BUTTON)).to_be_visible()


def test_it_works_without_javascript(page: Page, live_server: LiveServer, entree: SchoolProvider) -> None:
    browser = page.context.browser
    assert browser
    plain = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="nl-NL").new_page()
    plain.goto("/account/login/")
    plain.get_by_role("button", name=BUTTON).click()
    plain.locator("#in").click()
    expect(plain).to_have_url(re.compile("/vandaag/$"))
    plain.context.close()


def test_a_colleague_links_and_undoes_it(
    page: Page, live_server: LiveServer, cast: Cast, entree: SchoolProvider
) -> None:
    become(page.context, live_server.url, cast.marieke)
    page.goto("/ik/")
    page.get_by_role("link", name="Inloggen met mijn school").click()
    is_good(page)
    page.get_by_role("button", name="Entree Federatie koppelen").click()
    page.locator("#in").click()
    expect(page.get_by_role("status")).to_contain_text("Vanaf nu opent Entree Federatie je account")
    is_good(page)
    page.get_by_role("button", name="Koppeling losmaken").click()
    expect(page.get_by_role("button", name="Entree Federatie koppelen")).to_be_visible()


def test_one_is_told_of_staying_logged_in_at_the_school(page: Page, entree: SchoolProvider) -> None:
    entree.offers_logout = False
    page.goto("/account/login/")
    page.get_by_role("button", name=BUTTON).click()
    page.locator("#in").click()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("button", name="Uitloggen").click()
    expect(page.get_by_role("heading", name="Je bent uitgelogd bij Driehoek")).to_be_visible()
    is_good(page)
