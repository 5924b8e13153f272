"""The code from an app beside a password: turned on, used at the door, printed for an emergency, and turned off."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.shared.tests.browser import barriers, too_wide
from tests.pages.visits import become

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.any_database]
PASSWORD = "drie hoeken dragen"


def code_of(secret: str) -> str:
    """What an app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def is_good(page: Page) -> None:
    assert barriers(page) == []
    assert not too_wide(page)


@pytest.fixture
def secret(page: Page, live_server: LiveServer, cast: Cast) -> str:
    """The key in the app of Marieke, who turned the code on."""
    cast.marieke.set_password(PASSWORD)
    cast.marieke.save()
    become(page.context, live_server.url, cast.marieke)
    page.goto("/account/2fa/totp/activate/")
    expect(page.get_by_role("heading", name="Ben jij het?")).to_be_visible()
    is_good(page)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Ga verder").click()
    is_good(page)
    page.locator("summary", has_text="Lukt dat niet?").click()
    secret = page.locator("main code").inner_text()
    page.get_by_label("Code die je app nu laat zien").fill(code_of(secret))
    page.get_by_role("button", name="Aanzetten").click()
    expect(page.get_by_role("status").first).to_contain_text("Je wachtwoord vraagt voortaan")
    return secret


def test_emergency_codes_can_be_read_and_made_anew(page: Page, secret: str) -> None:
    page.goto("/account/2fa/recovery-codes/")
    is_good(page)
    first = page.locator(".codes code").first.inner_text()
    page.get_by_role("link", name="Nieuwe codes maken").click()
    is_good(page)
    page.get_by_role("button", name="Nieuwe codes maken").click()
    expect(page.get_by_role("status").first).to_contain_text("nieuwe noodcodes")
    assert first not in page.locator(".codes").inner_text()


def test_the_password_asks_for_the_code(page: Page, secret: str, cast: Cast) -> None:
    page.context.clear_cookies()
    page.goto("/account/login/?next=/gezinnen/")
    page.locator("[name=login]").fill(str(cast.marieke.email))
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.get_by_role("heading", name="Nog één stap")).to_be_visible()
    is_good(page)
    page.locator("[name=code]").fill("000000" if code_of(secret) != "000000" else "111111")
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(page.locator(".errorlist, [id$=_error]").first).to_be_visible()
    page.locator("[name=code]").fill(code_of(secret))
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.wait_for_url("**/gezinnen/")


def test_it_is_turned_off_again(page: Page, secret: str) -> None:
    page.goto("/account/2fa/totp/deactivate/")
    is_good(page)
    page.get_by_role("button", name="Uitzetten").click()
    expect(page.get_by_role("status").first).to_contain_text("De code uit je app staat uit")
