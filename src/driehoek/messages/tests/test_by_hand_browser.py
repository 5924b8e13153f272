"""Calling and printing as colleagues do it: on a phone, without a script, and without barriers."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.models import Delivery
from driehoek.messages.tests.test_calls import PATH, to_tell
from driehoek.messages.tests.test_letters import on_paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LETTERS = "/locatie/vlindertuin/brieven/"


@pytest.fixture
def plain(chromium: Browser, live_server: LiveServer, cast: Cast) -> Page:
    """The phone of Marieke, on which scripts are off."""
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    session = as_staff(Client(), cast.marieke).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return context.new_page()


def test_a_call_is_one_tap_and_can_be_taken_back_without_a_script(plain: Page, cast: Cast) -> None:
    row = to_tell(cast)
    plain.goto(PATH)
    plain.locator("button[value=reached]").click()
    expect(plain.locator("section.card")).to_have_count(0)
    assert Delivery.objects.get(pk=row.pk).state == Delivery.State.CONFIRMED
    plain.locator(".undo button").click()
    expect(plain.locator("button[value=reached]")).to_be_visible()


def test_what_is_tapped_is_large_enough(plain: Page, cast: Cast) -> None:
    to_tell(cast)
    plain.goto(PATH)
    for button in plain.locator("section.card form button, section.card a.button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44


def test_letters_are_gathered_and_given_without_a_script(plain: Page, cast: Cast) -> None:
    row = on_paper(cast)
    plain.goto(LETTERS)
    plain.locator("main form .button--main").click()
    plain.locator("form[action$='/gegeven/'] button").click()
    expect(plain.locator(".undo")).to_be_visible()
    assert Delivery.objects.get(pk=row.pk).state == Delivery.State.HANDED_OVER
