"""Importing as a coordinator does it, on a phone and at a desk: choose, check, bring in, look, take back."""

from pathlib import Path

import pytest
from django.conf import settings as live
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.testing import as_staff
from driehoek.exchange import jobs, progress
from driehoek.exchange.models import ImportRun
from driehoek.exchange.tests.making import ANNA, BEN, School, bring, edexml, parent, table
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(page: Page, client: Client, school: School, live_server: LiveServer) -> None:
    """Take over the coordinator's session."""
    cookie = as_staff(client, school.coordinator).cookies[live.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": live.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])


def fine(page: Page) -> None:
    """Nobody is kept out of this page, and nothing sticks out of it on a phone or a desk."""
    assert barriers(page) == []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        assert not too_wide(page)


def work(page: Page) -> None:
    """Be the worker, as soon as the browser has sent what it has to send."""
    page.locator("#import[hx-trigger]").wait_for()
    assert jobs.take_next()


def choose(page: Page, path: Path) -> None:
    """Upload a file at the import page."""
    page.goto("/locatie/oever/import/")
    page.locator("input[type=file]").set_input_files(path)
    page.locator("form[enctype] .button--main").click()


def test_the_whole_way(page: Page, client: Client, school: School, live_server: LiveServer, tmp_path: Path) -> None:
    enter(page, client, school, live_server)
    page.goto("/locatie/oever/import/")
    fine(page)
    choose(page, edexml(tmp_path / "leerlingen.xml", [ANNA, BEN]))
    work(page)
    expect(page.locator("form[action$=overnemen\\/]")).to_be_visible()
    fine(page)
    page.locator("form[action$=overnemen\\/] button").click()
    work(page)
    page.locator("#import a[href='/gezinnen/']").click()
    expect(page.locator("#results")).to_contain_text("Bos")
    page.goto("/locatie/oever/import/")
    fine(page)
    page.locator("form[action$=terugdraaien\\/] button").click()
    page.locator("#confirm button[value=yes]").click()
    work(page)
    expect(page.locator("#import .notice")).to_be_visible()
    fine(page)
    page.goto("/gezinnen/")
    expect(page.locator("#results")).not_to_contain_text("Bos")


def test_errors_columns_and_a_failed_file(
    page: Page, client: Client, school: School, live_server: LiveServer, tmp_path: Path
) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    enter(page, client, school, live_server)
    choose(page, table(tmp_path / "ouders.csv", [parent("101"), *(parent(str(number)) for number in range(400, 425))]))
    work(page)
    expect(page.locator("#import table")).to_be_visible()
    fine(page)
    page.locator("a[href$='/kolommen/']").click()
    fine(page)
    page.locator("select").first.select_option("")
    page.locator("main form .button--main").click()
    expect(page.locator("[role=alert]")).to_be_visible()
    fine(page)
    damaged = tmp_path / "kapot.xml"
    damaged.write_text("<EDEX><leerlingen>")
    choose(page, damaged)
    work(page)
    expect(page.locator("#import .notice--error")).to_be_visible()
    fine(page)


def test_without_a_script_the_page_refreshes_by_itself(
    chromium: Browser, client: Client, school: School, live_server: LiveServer, tmp_path: Path
) -> None:
    page = chromium.new_page(base_url=live_server.url, java_script_enabled=False)
    enter(page, client, school, live_server)
    choose(page, edexml(tmp_path / "leerlingen.xml", [ANNA]))
    progress.tell(ImportRun.objects.get(), 1, 3)
    expect(page.locator("#import .meter")).to_be_visible(timeout=10_000)
    work(page)
    expect(page.locator("form[action$=overnemen\\/]")).to_be_visible(timeout=10_000)
    page.close()
