"""What people do in a browser, as verbs. What they read is looked up in their own catalogue by the English text."""

from django.conf import settings
from django.utils import translation
from django.utils.module_loading import import_string
from playwright.sync_api import Page, expect

from driehoek.people.models import Account
from driehoek.shared.queues import Worker
from tests.pages.visits import become


def words(text: str, language: str = "nl", **values: object) -> str:
    """The text as somebody reads it in this language."""
    with translation.override(language):
        return translation.gettext(text) % values


def log_in(page: Page, account: Account, path: str = "/vandaag/") -> None:
    """Be this colleague, at a page."""
    become(page.context, "http://localhost", account)
    page.goto(path)


def press(page: Page, text: str, language: str = "nl", **values: object) -> None:
    """Tap the one button that says this."""
    page.get_by_role("button", name=words(text, language, **values), exact=True).click()
    page.wait_for_load_state()


def follow(page: Page, text: str, language: str = "nl", **values: object) -> None:
    """Tap the first link that says this."""
    page.get_by_role("link", name=words(text, language, **values)).first.click()
    page.wait_for_load_state()


def unfold(page: Page, text: str, language: str = "nl") -> None:
    """Open what is folded behind these words."""
    page.locator("summary", has_text=words(text, language)).click()


def choose(page: Page, name: str, value: str) -> None:
    """Tap the card of a choice."""
    page.locator(f"label:has([name={name}][value='{value}'])").click()


def reads(page: Page, text: str, language: str = "nl", **values: object) -> None:
    """Somebody sees this text."""
    expect(page.get_by_text(words(text, language, **values)).first).to_be_visible()


def work() -> None:
    """Let a worker do everything that waits, as the process beside the website does."""
    Worker([import_string(path) for path in settings.DRIEHOEK_QUEUES]).drain()
