"""The few scripts: they help where they can and stay out of the way where they cannot."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db, pytest.mark.any_database]

# A browser with one voice, which writes down what it was asked to say; headless Chromium has no voice at all.
VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "ar_SA" }],
  speak: (one) => window.said.push([one.lang, one.text]),
  cancel: () => window.said.push("stop"),
}});
"""


@pytest.mark.parametrize("code", ["nl", "tr"])
def test_without_a_voice_for_the_language_the_button_says_so(page: Page, code: str) -> None:
    page.add_init_script(VOICE if code == "tr" else "")
    page.goto(f"/patterns/?voor=ouders&taal={code}")
    expect(page.locator("[data-no-voice]")).to_be_hidden()
    page.locator("[data-hear-button]").click()

    expect(page.locator("[data-no-voice]")).to_be_visible()
    expect(page.locator("[data-hear-button]")).to_have_attribute("aria-pressed", "false")


def test_listening_reads_the_page_in_its_own_language(page: Page) -> None:
    page.add_init_script(VOICE)
    page.goto("/patterns/?voor=ouders&taal=ar")
    page.locator("[data-hear-button]").click()

    assert ["ar-SA", "Komt u?"] in page.evaluate("window.said")
    expect(page.locator("[data-hear-button]")).to_have_attribute("aria-pressed", "true")


def test_a_second_press_is_silence(page: Page) -> None:
    page.add_init_script(VOICE)
    page.goto("/patterns/?voor=ouders&taal=ar")
    page.locator("[data-hear-button]").click()
    page.locator("[data-hear-button]").click()

    assert page.evaluate("window.said.at(-1)") == "stop"
    expect(page.locator("[data-hear-button]")).to_have_attribute("aria-pressed", "false")


def test_undo_stays_long_enough_to_read(page: Page) -> None:
    page.clock.install()
    page.goto("/patterns/")
    page.clock.run_for(15_000)
    expect(page.locator(".undo")).to_be_visible()

    page.clock.run_for(10_000)
    expect(page.locator(".undo")).to_have_count(0)


def test_undo_does_not_leave_while_it_has_the_focus(page: Page) -> None:
    page.clock.install()
    page.goto("/patterns/")
    page.locator(".undo button").focus()
    page.clock.run_for(60_000)

    expect(page.locator(".undo")).to_be_visible()


def test_a_question_comes_before_what_cannot_be_undone(page: Page) -> None:
    page.goto("/patterns/")
    page.locator("[data-confirm]").click()

    expect(page.locator("dialog h2")).to_have_text("Wil je deze activiteit echt afzeggen?")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()


def test_the_menu_of_a_phone_opens_without_a_script(page: Page) -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/patterns/")
    expect(page.locator("#menu")).to_be_hidden()

    page.locator(".nav__menu").click()
    expect(page.locator("#menu")).to_be_visible()
