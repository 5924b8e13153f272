"""What every browser test asks of a page, once that page has come in whole."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What passes is not written out: that takes a quarter of the time of a page.
ONLY_FAULTS = {"resultTypes": ["violations"]}


def barriers(page: Page) -> list[str]:
    """Each axe violation as "rule: element"; waits for the page first, since a click returns when it begins to load."""
    page.wait_for_load_state()
    found = Axe().run(page, options=ONLY_FAULTS).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def too_wide(page: Page) -> bool:
    """Whether somebody has to scroll sideways."""
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def again(page: Page) -> None:
    """Load the page once more, after whatever is still on its way."""
    page.wait_for_load_state()
    page.reload()
