"""Pictures of the most important screens, taken of a running demo as the people of the cast see them."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# Width and height in CSS pixels, and how many pixels of the picture each of them gets.
PHONE, DESKTOP = (360, 780, 2.0), (1280, 860, 1.0)
TALL = 1010  # an invitation with all its answers
PLACE = "/locatie/vlindertuin"
INVITATION = 'main a.back[href*="/uitnodiging/"]'
CANNOT_COME = "main a.row:has(.tag--plain)"
ACTIVITY = 'main h2 a[href^="/activiteiten/"]'


class BrokenPageError(Exception):
    """The demo answered with an error where a picture should be taken."""


@dataclass(frozen=True)
class Screen:
    """One picture: its file name, who looks (short name of the cast), where, and what they tap to get there.

    `height` in CSS pixels, when it is not that of the phone or desktop.
    """

    name: str
    who: str
    path: str = ""
    tap: str = ""
    colours: Literal["light", "dark"] = "light"
    height: int = 0


SCREENS = (
    Screen("parent-home-ar-phone", "samira"),
    Screen("parent-invitation-ar-phone", "samira", tap=INVITATION, height=TALL),
    Screen("parent-invitation-nl-phone", "hassan", tap=INVITATION, height=TALL),
    Screen("parent-answered-tr-phone", "emine", tap=CANNOT_COME),
    Screen("today-nl-desktop", "marieke", "/vandaag/"),
    Screen("today-nl-phone", "marieke", "/vandaag/"),
    Screen("family-nl-desktop", "marieke", "/gezinnen/?q=Kaya", 'main a[href^="/gezinnen/"]'),
    Screen("activity-nl-desktop", "marieke", "/vandaag/", ACTIVITY),
    Screen("door-nl-phone", "marieke", "/vandaag/", ACTIVITY),
    Screen("year-nl-desktop", "fatma", f"{PLACE}/jaar/"),
    Screen("figures-nl-desktop", "fatma", "/locatie/regenboog/cijfers/"),
    Screen("figures-nl-phone-dark", "fatma", "/locatie/regenboog/cijfers/", colours="dark"),
    Screen("demo-nl-desktop", "", "/demo/"),
    Screen("import-nl-desktop", "fatma", f"{PLACE}/import/"),
)


def take(url: str, folder: Path) -> Iterator[Path]:
    """Take every picture of the demo at this address, and yield each file when it is there.

    Raises BrokenPageError, and keeps the picture that was there, when the demo cannot show a page.
    """
    folder.mkdir(parents=True, exist_ok=True)
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu", "--lang=nl"])
        for screen in SCREENS:
            yield _picture(browser, screen, url, folder / f"{screen.name}.png")
        browser.close()


def _picture(browser: Browser, screen: Screen, url: str, file: Path) -> Path:
    width, height, scale = PHONE if "phone" in screen.name else DESKTOP
    context = browser.new_context(
        base_url=url, locale="nl-NL", timezone_id="Europe/Amsterdam", color_scheme=screen.colours,
        viewport={"width": width, "height": screen.height or height}, device_scale_factor=scale,
        reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    broken: list[str] = []
    page.on("response", lambda answer: broken.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    _enter(page, screen)
    if broken:
        raise BrokenPageError(f"{screen.name}: {broken[0]}")
    if screen.name.startswith("door"):
        with _on_the_day_itself(page):
            page.screenshot(path=file)
    else:
        page.screenshot(path=file)
    context.close()
    return file


def _enter(page: Page, screen: Screen) -> None:
    """Become somebody through the page of the demo, and go where they look."""
    page.goto("/demo/")
    login = page.locator(f'form[action="/demo/rol/{screen.who}/"] button')
    if login.count():
        login.click()
    elif screen.who:
        name = page.locator("h3", has_text=re.compile(rf"^{screen.who} ", re.IGNORECASE))
        page.locator("article", has=name).locator('a[href^="/u/"]').click()
    if screen.path:
        page.goto(screen.path)
    if screen.tap:
        page.locator(screen.tap).first.click()
    page.wait_for_load_state("networkidle")


@contextmanager
def _on_the_day_itself(page: Page) -> Iterator[None]:
    """At the door of the activity on the page, as if it were today; afterwards the demo is as it was."""
    activity = page.url
    planned = _move(page, activity, date.today().isoformat())
    page.goto(f"{activity}deur/")
    page.locator(".door__taps button").first.click()
    page.locator(".door__family--here").wait_for()
    page.mouse.move(0, 0)
    yield
    page.locator(".door__family--here .door__taps button[aria-pressed=true]").click()
    page.locator(".door__family--here").wait_for(state="detached")
    _move(page, activity, planned)


def _move(page: Page, activity: str, day: str) -> str:
    """Move an activity to another day; returns the day on which it was."""
    page.goto(f"{activity}wijzigen/")
    field = page.locator("[name=day]")
    before = field.input_value()
    field.fill(day)
    page.locator("main form button.button--main").click()
    page.wait_for_url(re.compile(re.escape(activity)))
    return before
