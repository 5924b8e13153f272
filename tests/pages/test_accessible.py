"""No page has an axe violation, is too wide for a phone, or complains in the console; in Dutch and in Arabic."""

from collections.abc import Iterable
from itertools import islice

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Guardian
from driehoek.shared.tests.browser import barriers, too_wide
from tests.pages.visits import Visit, become, parent_visits, staff_visits

pytestmark = [pytest.mark.browser, pytest.mark.any_database]
PARTS = 4  # of the pages of colleagues, so that several test processes share them
SCREENS = {"nl": (360, "light"), "ar": (1280, "dark")}


def faults(page: Page, visits: Iterable[Visit], url: str) -> list[str]:
    """What is wrong, per page."""
    found: list[str] = []
    page.on("console", lambda message: found.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    for visit in visits:
        become(page.context, url, visit.account)
        answer = page.goto(visit.url)
        if not answer or not answer.ok:
            found.append(f"{visit.name}: {answer and answer.status}")
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        found.extend(f"{visit.name}: {barrier}" for barrier in barriers(page))
        if too_wide(page):
            found.append(f"{visit.name}: wider than the screen")
    return found


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, cast: Cast) -> Iterable[Page]:
    """A Dutch phone by day and an Arabic desktop at night."""
    width, scheme = SCREENS[request.param]
    Account.objects.update(language=request.param)
    Guardian.objects.update(language_read=request.param)
    context = chromium.new_context(
        base_url=live_server.url,
        viewport={"width": width, "height": 800},
        color_scheme="light" if scheme == "light" else "dark",
        locale=request.param,
    )
    yield context.new_page()
    context.close()


def test_parents_pages(screen: Page, live_server: LiveServer, cast: Cast) -> None:
    assert faults(screen, parent_visits(cast), live_server.url) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_staff_pages(screen: Page, live_server: LiveServer, cast: Cast, part: int) -> None:
    assert faults(screen, islice(staff_visits(cast), part, None, PARTS), live_server.url) == []
