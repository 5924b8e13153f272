"""Noting a contact on a phone: at most four taps, on one small screen."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact, Promise

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_TAPS = 4


@pytest.fixture
def taps(page: Page, client: Client, cast: Cast, live_server: LiveServer) -> list[str]:
    """Log Marieke in on a phone, and count her taps from now on."""
    cookie = as_staff(client, cast.marieke).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    counted: list[str] = []
    page.expose_function("countTap", lambda name: counted.append(name))
    page.add_init_script("addEventListener('pointerdown', event => countTap(event.target.tagName), true)")
    return counted


def test_a_call_with_a_concern_and_a_promise_takes_four_taps(page: Page, cast: Cast, taps: list[str]) -> None:
    page.goto(f"/gezinnen/{cast.kaya.pk}/")
    page.locator("a[href*='contact/snel']").first.click()
    page.locator("label:has(input[value=concern])").click()
    page.locator("label:has(input[value=tomorrow])").click()
    page.locator("main button.button--main").click()
    expect(page.locator(".notice--success")).to_be_visible()
    contact = Contact.objects.get(verb="noted", family=cast.kaya)
    assert (contact.tone, contact.outcome, contact.channel) == ("concern", "reached", "phone")
    assert Promise.objects.filter(about_kind="contact", about_id=contact.pk).exists()
    assert len(taps) <= MOST_TAPS


def test_good_news_again_takes_two_taps(page: Page, cast: Cast, taps: list[str]) -> None:
    page.goto(f"/groepen/{cast.vlinders.pk}/")
    page.locator(f"a[href^='/gezinnen/{cast.kaya.pk}/contact/snel']").click()
    page.locator("main button.button--main").click()
    expect(page).to_have_url(f"/groepen/{cast.vlinders.pk}/")
    assert len(taps) <= 2
    assert Contact.objects.get(verb="noted", family=cast.kaya).tone == "good"


@pytest.mark.usefixtures("taps")
def test_the_whole_form_is_there_with_one_scroll_at_most(page: Page, cast: Cast) -> None:
    page.goto(f"/gezinnen/{cast.el_amrani.pk}/contact/snel/")
    box = page.locator("main button.button--main").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 2 * 740
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
