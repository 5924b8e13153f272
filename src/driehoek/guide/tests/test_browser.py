"""In a browser: a mother who reads Turkish finds what mbo 4 asks and what to talk about tonight."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.guide.library import all_words
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WORDS = all_words()["tr"]


def test_a_turkish_mother_finds_what_level_four_asks(chromium: Browser, live_server: LiveServer, cast: Cast) -> None:
    """By keyboard alone, on a small phone that runs no JavaScript."""
    cast.deniz.enrolments.update(group=cast.group_2b)
    page = chromium.new_page(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page.goto(link_path(cast.emine))
    enter(page, "footer summary")
    for link in ("/wegwijzer/", f"/wegwijzer/{cast.deniz.pk}/"):
        enter(page, f"a[href$='{link}']")
    page.locator("input[value=vmbo_kb]").focus()
    page.keyboard.press("Space")
    enter(page, "#kiezen button")
    expect(page.locator("#praten")).to_contain_text(WORDS.talks["profile"].tonight)
    enter(page, "section.no-print summary")
    enter(page, "a[href$='/naar/mbo_4/']")
    expect(page.locator("html")).to_have_attribute("lang", "tr")
    for key in ("diploma", "apply_mbo", "subjects"):
        expect(page.locator("ol.road")).to_contain_text(WORDS.asks[key])
    expect(page.locator("a.back")).to_have_text("Deniz Kaya")
    assert not too_wide(page)
    page.close()


def enter(page: Page, selector: str) -> None:
    """Go to a link or button with the keyboard, and open it."""
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()


@pytest.mark.parametrize("path", ["/wegwijzer/primary/?taal=ar", "/wegwijzer/vmbo_kb/naar/hbo/?taal=nl"])
def test_the_pages_are_open_to_everybody_and_fit(page: Page, path: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        assert barriers(page) == []
        assert not too_wide(page)


def test_a_road_is_printed_on_one_page(page: Page) -> None:
    page.goto("/wegwijzer/vmbo_kb/naar/mbo_4/?taal=nl")
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
