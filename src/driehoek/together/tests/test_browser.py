"""In a browser: from what parents want to an invitation, and two parents who find each other without an address."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Account, Household
from driehoek.shared.tests.browser import barriers, too_wide
from driehoek.together.library import subjects
from driehoek.together.tests.rooms import a_match, a_room

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROOM = "samen/ouderkamer/vlindertuin/"


def become(page: Page, account: Account, address: str) -> None:
    """Open a page as a colleague."""
    key = as_staff(Client(), account).cookies["sessionid"].value
    page.goto("/healthz")
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": page.url}])
    page.goto(address)


def make_the_morning(page: Page, cast: Cast) -> None:
    """Let Fatma make a morning of what was chosen, run by Samira, and invite."""
    become(page, cast.fatma, "/locatie/vlindertuin/samen/")
    page.get_by_role("link", name=subjects()["cooking"].titles["nl"]).click()
    page.get_by_label("Samira").check()
    page.locator("input[name=place]").fill("Ouderkamer")
    page.locator("main form.form button.button--main").first.click()
    page.locator("main a[href$='/uitnodigen/']").first.click()
    page.locator("main form button.button--main").first.click()
    page.get_by_role("status").first.wait_for()


def test_parents_choose_and_are_invited_to_what_they_chose(page: Page, cast: Cast) -> None:
    a_room(cast)
    page.goto(link_path(cast.emine, ROOM))
    page.locator("main section.card summary").last.click()
    page.get_by_role("button", name=subjects()["cooking"].titles["tr"]).click()
    assert page.locator("[aria-pressed=true]").count() == 1
    page.locator("textarea").fill("Yüzmeyi öğrenmek")
    page.locator("#zelf button").click()
    assert page.get_by_text("Yüzmeyi öğrenmek").is_visible()
    make_the_morning(page, cast)
    row = Invitation.objects.filter(guardian=cast.emine).latest("pk")
    page.goto(link_path(cast.emine, f"uitnodiging/{row.pk}/"))
    assert page.get_by_role("heading", name=subjects()["cooking"].titles["tr"]).is_visible()


def test_two_parents_write_and_no_address_appears(page: Page, cast: Cast) -> None:
    match = a_match(cast, agreed=False)
    for guardian in (cast.emine, cast.lotte):
        page.goto(link_path(guardian, f"samen/buddys/{match.pk}/"))
        assert "Bakker" not in page.content()
        page.locator("button[value=yes]").click()
    page.goto(link_path(cast.emine, f"samen/buddys/{match.pk}/"))
    page.locator("textarea").fill("Yarın okulda mısın?")
    page.locator("main form.form button").click()
    page.goto(link_path(cast.lotte, f"samen/buddys/{match.pk}/"))
    assert page.get_by_text("Yarın okulda mısın?").is_visible()
    street = Household.objects.get(guardians=cast.emine).street
    secrets = (cast.emine.email, cast.emine.family_name, str(cast.emine.phone), street)
    assert not [one for one in secrets if one and one in page.content()]


def test_the_pages_are_open_to_everybody(page: Page, cast: Cast) -> None:
    commission, match = a_room(cast), a_match(cast)
    pages = [ROOM, f"samen/commissie/{commission.pk}/", "samen/", "samen/buddys/?kant=asks"]
    addresses = [link_path(cast.samira, one) for one in pages]
    for address in (*addresses, link_path(cast.emine, f"samen/buddys/{match.pk}/")):
        page.goto(address)
        assert barriers(page) == [], address
        assert not too_wide(page), address
