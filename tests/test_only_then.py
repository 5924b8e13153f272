"""A field that only one answer needs is not there before that answer is chosen, also on a phone without JavaScript."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.any_database]


@pytest.mark.parametrize(("path", "value", "fields"), [("meedoen/", "until", 1), ("afwezig/", "more", 2)])
def test_days_are_asked_only_then(
    chromium: Browser, live_server: LiveServer, cast: Cast, path: str, value: str, fields: int
) -> None:
    page = chromium.new_page(base_url=live_server.url, java_script_enabled=False)
    page.goto(link_path(cast.hassan, path))
    days = page.locator("input[type=date]")
    assert days.count() == fields
    expect(days.last).to_be_hidden()
    page.locator(f"input[value={value}]").check()
    expect(days.last).to_be_visible()
    page.close()
