"""In a browser: from posting on a phone to what a parent sees, and the page for permission is open to everybody."""

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from driehoek.classbook.actions import decide
from driehoek.classbook.tests.material import WORDS, picture
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.shared.tests.browser import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_photo_goes_from_school_to_home(page: Page, live_server: LiveServer, cast: Cast) -> None:
    decide(child=cast.yassin, by=cast.samira, purpose="class_book", given=True)
    session = as_staff(Client(), cast.marieke).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.goto(f"/groepen/{cast.vlinders.pk}/klassenboek/nieuw/")
    page.locator("[name=body]").fill(WORDS)
    page.locator("[name=photos]").set_input_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    page.locator("main button[type=submit]").click()
    page.locator("[name=alt]").fill("Brood in de oven")
    page.locator(f"[name=children][value='{cast.yassin.pk}']").check()
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/klassenboek/")
    page.goto(link_path(cast.lotte, "klassenboek/"))
    photo = page.get_by_alt_text("Brood in de oven")
    photo.scroll_into_view_if_needed()
    assert photo.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_two_children_each_have_their_own_answers(page: Page, cast: Cast) -> None:
    page.goto(link_path(cast.samira, "fotos/"))
    assert page.locator("main form").count() == 6
    assert barriers(page) == []
