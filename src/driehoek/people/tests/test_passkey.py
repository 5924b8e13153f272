"""Passkeys with a real key: Chromium plays the phone that keeps it."""

import re

import pytest
from playwright.sync_api import CDPSession, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.shared.tests.browser import barriers, too_wide
from tests.pages.visits import become

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.any_database]
PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def phone(page: Page) -> CDPSession:
    """A phone that keeps passkeys and says yes to each question."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return session


@pytest.fixture
def marieke(page: Page, live_server: LiveServer, cast: Cast, phone: CDPSession) -> Page:
    """Marieke with a passkey on her phone, which she added from her own page."""
    become(page.context, live_server.url, cast.marieke)
    page.goto("/ik/")
    page.get_by_role("link", name="Veilig inloggen").click()
    page.get_by_role("link", name="Passkey toevoegen").click()
    is_good(page)
    page.get_by_label("Naam van deze passkey").fill("Mijn telefoon")
    page.get_by_role("button", name="Passkey toevoegen").click()
    expect(page.get_by_role("status")).to_contain_text("Je passkey werkt")
    return page


def is_good(page: Page) -> None:
    assert barriers(page) == []
    assert not too_wide(page)


def log_in_by_passkey(page: Page) -> None:
    page.context.clear_cookies()
    page.goto("/account/login/?next=/gezinnen/")
    page.get_by_role("button", name="Passkey gebruiken").click()


def remove_passkey(page: Page) -> None:
    page.goto("/account/2fa/webauthn/")
    page.get_by_role("link", name="Verwijder").click()
    page.wait_for_url(re.compile("/(reauthenticate|remove)/"))
    if "reauthenticate" in page.url:
        is_good(page)
        page.get_by_role("button", name="Passkey gebruiken").click()
    expect(page.get_by_role("heading", name="Deze passkey verwijderen?")).to_be_visible()
    is_good(page)
    page.get_by_role("button", name="Verwijder").click()


def test_who_made_a_passkey_sees_the_emergency_codes_at_once(marieke: Page) -> None:
    expect(marieke).to_have_url(re.compile("/recovery-codes/$"))
    is_good(marieke)


def test_a_passkey_opens_the_account(marieke: Page) -> None:
    log_in_by_passkey(marieke)
    expect(marieke.get_by_role("heading", level=1, name="Gezinnen")).to_be_visible()
    marieke.goto("/account/2fa/webauthn/")
    expect(marieke.get_by_text("Mijn telefoon")).to_be_visible()
    is_good(marieke)


def test_a_passkey_that_is_removed_opens_nothing(marieke: Page) -> None:
    log_in_by_passkey(marieke)
    expect(marieke.get_by_role("heading", level=1, name="Gezinnen")).to_be_visible()
    remove_passkey(marieke)
    expect(marieke.get_by_text("Je hebt nog geen passkey")).to_be_visible()
    log_in_by_passkey(marieke)
    expect(marieke.get_by_role("status")).to_contain_text("Deze passkey opent hier geen account")
    marieke.goto("/gezinnen/")
    expect(marieke).to_have_url(re.compile("/account/login/"))


def test_a_phone_without_a_passkey_is_told_so(page: Page, cast: Cast, phone: CDPSession) -> None:
    page.goto("/account/login/")
    phone.send("WebAuthn.disable")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('stopped')); }")
    page.get_by_role("button", name="Passkey gebruiken").click()
    expect(page.get_by_role("alert")).to_contain_text("je apparaat gaf geen passkey")
    is_good(page)
