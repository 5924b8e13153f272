"""Whoever plans drags a talk to another time; the server says what cannot be."""

from datetime import time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page
from pytest_django.live_server_helper import LiveServer

from driehoek.conversations.models import Talk
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def log_in(page: Page, live_server: LiveServer, cast: Cast) -> None:
    """Be Fatma."""
    session = as_staff(Client(), cast.fatma).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])


def drag(page: Page, child: str, clock: str) -> None:
    """Take a talk by its grip and let it go above a free time."""
    page.locator(".slot", has_text=child).locator(".slot__grip").hover()
    page.mouse.down()
    page.locator("[data-start]", has_text=clock).hover()
    page.mouse.up()


def swipe(page: Page, child: str, clock: str) -> None:
    """The same with a finger on the screen."""
    finger, free = page.context.new_cdp_session(page), page.locator("[data-start]", has_text=clock)
    grip = page.locator(".slot", has_text=child).locator(".slot__grip")
    for kind, spot in (("touchStart", grip), ("touchMove", free), ("touchEnd", None)):
        points = [middle(spot)] if spot else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def middle(spot: Locator) -> dict[str, float]:
    """Where a finger comes down."""
    spot.scroll_into_view_if_needed()
    box = spot.bounding_box()
    assert box
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def clock_of(talk: Talk) -> str:
    """When it begins by now."""
    return f"{timezone.localtime(Talk.objects.get(pk=talk.pk).starts_at):%H:%M}"


def test_a_talk_is_dragged_unless_a_rule_forbids_it(page: Page, cast: Cast, live_server: LiveServer) -> None:
    round_ = a_round(cast, state="planning")
    host = a_host(round_, cast.marieke)
    emine = a_talk(a_party(round_, cast.emine), cast.deniz, host)
    arabic = a_party(round_, cast.samira, interprets="school", language="Arabisch")
    samira = a_talk(arabic, cast.yassin, host, start=time(18, 30), ends_at=emine.ends_at + timedelta(minutes=30))
    log_in(page, live_server, cast)
    page.goto(f"/rondes/{round_.pk}/plan/")
    drag(page, "Deniz", "20:00")
    page.get_by_role("status").wait_for()
    assert clock_of(emine) == "20:00"
    assert barriers(page) == []
    assert not too_wide(page)
    before = Talk.objects.get(pk=samira.pk).starts_at
    drag(page, "Yassin", "19:00")
    page.get_by_role("alert").wait_for()
    assert Talk.objects.get(pk=samira.pk).starts_at == before


def test_a_talk_is_dragged_with_a_finger(page: Page, cast: Cast, live_server: LiveServer) -> None:
    round_ = a_round(cast, state="planning")
    talk = a_talk(a_party(round_, cast.emine), cast.deniz, a_host(round_, cast.marieke))
    log_in(page, live_server, cast)
    page.goto(f"/rondes/{round_.pk}/plan/")
    swipe(page, "Deniz", "20:00")
    page.get_by_role("status").wait_for()
    assert clock_of(talk) == "20:00"


def test_a_long_note_of_parents_fits_a_phone(page: Page, cast: Cast, live_server: LiveServer) -> None:
    round_ = a_round(cast, state="asking")
    a_party(round_, cast.emine, answered_at=timezone.now(), note="Graag samen met de vertrouwenspersoon van de wijk.")
    log_in(page, live_server, cast)
    page.goto(f"/rondes/{round_.pk}/gezinnen/")
    assert page.get_by_text("vertrouwenspersoon").is_visible()
    assert not too_wide(page)
