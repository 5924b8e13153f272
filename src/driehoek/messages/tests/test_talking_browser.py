"""Understanding, asking and answering as people do it: in Arabic without a script, by keyboard, without barriers."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.actions import answer_parent
from driehoek.messages.models import Receipt, Thread
from driehoek.messages.tests.talk import asked, told
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# A browser with an Arabic voice; headless Chromium has no voice at all.
VOICE = """
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "ar_SA" }], speak: () => {}, cancel: () => {},
}});
"""


def test_a_mother_understands_and_asks_in_arabic_without_a_script(
    chromium: Browser, live_server: LiveServer, cast: Cast
) -> None:
    receipt = told(cast)
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(link_path(cast.samira, f"bericht/{receipt.message_id}/"))
    page.locator("button[value=understood]").click()
    expect(page.locator(".notice--success")).to_be_visible()
    page.goto(link_path(cast.samira, "vraag/"))
    page.locator("textarea").fill("متى تبدأ العطلة؟")
    page.locator("main form .button--main").click()
    expect(page.locator("main")).to_contain_text("متى تبدأ العطلة؟")
    context.close()
    receipt.refresh_from_db()
    assert receipt.understood_at
    assert Thread.objects.get().guardian == cast.samira


def test_drawing_the_page_is_opening_and_listening_is_hearing(page: Page, cast: Cast) -> None:
    receipt = told(cast)
    page.add_init_script(VOICE)
    page.goto(link_path(cast.samira, f"bericht/{receipt.message_id}/"))
    page.wait_for_load_state("networkidle")
    assert Receipt.objects.get(pk=receipt.pk).opened_at
    assert Receipt.objects.get(pk=receipt.pk).heard_at is None
    with page.expect_request("**/gehoord/"):
        page.locator("[data-hear-button]").click()
    page.goto(link_path(cast.samira))
    assert Receipt.objects.get(pk=receipt.pk).heard_at


def test_a_colleague_answers_by_keyboard(page: Page, client: Client, cast: Cast) -> None:
    thread = asked(cast)
    become(page, client, cast)
    page.goto(f"/gesprekken/{thread.pk}/")
    page.locator("textarea").focus()
    page.keyboard.type("Op 1 mei.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Op 1 mei.")
    assert thread.posts.count() == 2


def become(page: Page, client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "domain": "localhost", "path": "/"}
    page.context.add_cookies([cookie])  # type: ignore[list-item]  # a plain dict is what Playwright takes


@pytest.mark.parametrize("name", ["samira", "hassan"])
def test_parents_meet_no_barrier(page: Page, cast: Cast, name: str) -> None:
    receipt, guardian = told(cast), getattr(cast, name)
    answer_parent(thread=asked(cast), by=cast.marieke, body="Op 1 mei.")
    paths = [
        f"bericht/{receipt.message_id}/",
        "berichten/",
        "vraag/",
        f"vraag/?bericht={receipt.message_id}",
        "bel-mij/",
    ]
    if name == "samira":
        paths.append(f"gesprek/{Thread.objects.get().pk}/")
    for path in paths:
        check(page, link_path(guardian, path))


def test_colleagues_meet_no_barrier(page: Page, client: Client, cast: Cast) -> None:
    thread = asked(cast)
    answer_parent(thread=thread, by=cast.marieke, body="Op 1 mei.")
    become(page, client, cast)
    for path in ("/gesprekken/", f"/gesprekken/{thread.pk}/", "/ik/afwezig/", "/beloftes/?toon=all"):
        check(page, path)


def check(page: Page, path: str) -> None:
    page.goto(path)
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    assert barriers(page) == []
    assert not too_wide(page)
