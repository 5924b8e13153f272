"""In a browser: a mother whose phone runs no JavaScript taps once, and the school sees it."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.home.actions import suggest
from driehoek.people.rules import today
from driehoek.shared.tests.browser import barriers, too_wide
from driehoek.texts.recordings import token_of
from driehoek.texts.tests.test_recordings import recorded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_tap_without_javascript_is_seen_at_school(chromium: Browser, live_server: LiveServer, cast: Cast) -> None:
    row = suggest(group=cast.group_3a, by=cast.fatma, activity="ask_why", week=today())
    page = chromium.new_page(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page.goto(link_path(cast.gilda))
    page.locator(f"main a[href$='/thuis/{row.pk}/']").click()
    page.locator("button[value=did]").click()
    assert page.locator("[role=status]").is_visible()
    page.locator("button[value=happy]").click()
    assert page.locator("[aria-pressed=true]").count() == 2
    page.close()
    seen = as_staff(Client(), cast.fatma).get(f"/thuis/{row.pk}/").content.decode()
    assert "1 van de" in seen


def test_its_page_is_open_to_everybody(page: Page, cast: Cast) -> None:
    row = suggest(group=cast.vlinders, by=cast.marieke, activity="look_at_a_book", week=today())
    page.goto(link_path(cast.samira, f"thuis/{row.pk}/"))
    assert barriers(page) == []
    assert not too_wide(page)


PLAYED = "window.played = []; HTMLMediaElement.prototype.play = async function () { played.push(this.src); };"


def test_the_button_plays_what_a_person_recorded(page: Page, live_server: LiveServer, cast: Cast) -> None:
    row = suggest(group=cast.vlinders, by=cast.marieke, activity="look_at_a_book", week=today())
    sound = f"/voorgelezen/{token_of(recorded(cast))}/"
    page.add_init_script(PLAYED)
    page.goto(link_path(cast.tesfay, f"thuis/{row.pk}/"))
    page.locator("[data-hear-button]").click()
    assert page.evaluate("window.played") == [f"{live_server.url}{sound}"]
    expect(page.locator("[data-no-voice]")).to_be_hidden()
    page.locator("[data-hear-button]").click()
    expect(page.locator("[data-hear-button]")).to_have_attribute("aria-pressed", "false")
