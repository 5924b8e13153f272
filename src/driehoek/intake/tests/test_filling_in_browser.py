"""Filling in on a phone of 360 pixels: kept at once with a script, per page without, and nothing lost offline."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.intake.queries import answers_for
from driehoek.intake.tests.told import a_begun
from driehoek.shared.tests.browser import again, barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def address(cast: Cast, key: str) -> str:
    return link_path(cast.samira, f"intake/{a_begun(cast).pk}/{key}/")


def test_each_answer_is_kept_when_it_is_given(page: Page, cast: Cast) -> None:
    page.goto(address(cast, "child"))
    page.locator("#id_likes").focus()
    page.keyboard.type("مكعبات")
    page.keyboard.press("Tab")
    expect(page.locator(".kept").first).to_contain_text("تم الحفظ")
    assert answers_for(a_begun(cast), cast.samira) == {"likes": "مكعبات"}
    page.locator("#id_in_group_0").focus()
    page.keyboard.press("Space")
    expect(page.locator(".kept").nth(2)).to_contain_text("تم الحفظ")
    assert barriers(page) == []
    assert not too_wide(page)
    again(page)
    expect(page.locator("#id_likes")).to_have_value("مكعبات")
    expect(page.locator("#id_in_group_0")).to_be_checked()


def test_without_a_connection_it_says_so_and_keeps_what_was_typed(page: Page, cast: Cast) -> None:
    page.goto(address(cast, "child"))
    page.context.set_offline(True)
    page.locator("#id_comfort").fill("أغنية")
    page.locator("#id_comfort").blur()
    expect(page.locator("[data-lost]").nth(1)).to_be_visible()
    page.locator(".asked button").first.click()
    expect(page.locator("#id_comfort")).to_have_value("أغنية")
    page.context.set_offline(False)
    expect(page.locator(".kept").nth(1)).to_contain_text("تم الحفظ")
    assert answers_for(a_begun(cast), cast.samira) == {"comfort": "أغنية"}


def test_without_a_script_each_page_is_kept(chromium: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(address(cast, "learning"))
    page.locator("#id_read_3").check(force=True)
    page.locator(".asked button").first.press("Enter")
    expect(page).to_have_url(re.compile("/contact/$"))
    context.close()
    assert answers_for(a_begun(cast), cast.samira) == {"read": 3}
