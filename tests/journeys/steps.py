"""What people do in a browser, as verbs. What they read is looked up in their own catalogue by the English text."""

from collections import Counter

from django.conf import settings
from django.utils import timezone, translation
from django.utils.module_loading import import_string
from playwright.sync_api import Page, expect

from driehoek.indicators.counting import count
from driehoek.indicators.definitions import newest
from driehoek.indicators.scope import Scope
from driehoek.people.models import Account, Child, Group, SchoolYear
from driehoek.population.counting import tables
from driehoek.population.people import People
from driehoek.shared.queues import Worker
from tests.pages.visits import become

Row = tuple[str, str]


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


def mentor_of(account: Account, group: Group) -> Account:
    """Let this colleague be the mentor of a group from now on."""
    place = {"organisation": group.location.organisation, "location": group.location, "group": group}
    account.appointments.create(role="mentor", confirmed_at=timezone.now(), **place)
    return account


def was_here_before(child: Child, group: Group, year: SchoolYear) -> None:
    """Let the register hold an earlier school year: only then is it known which families are new."""
    earlier = Group.objects.create(location=group.location, school_year=year, name=group.name)
    earlier.enrolments.create(child=child, start=year.start, end=year.end)


def figures(scope: Scope) -> Counter[Row]:
    """How many records of each indicator carry which mark."""
    counts = count(scope, newest()).items()
    return Counter((code, mark) for code, one in counts for record in one.records for mark in record.profile.marks)


def analysed(scope: Scope) -> Counter[Row]:
    """How many stand in each row of each part of the population analysis."""
    whole, _closed = tables(People(scope))
    return Counter({(part["code"], str(key)): number for part in whole for key, number in part["rows"]})


def changed(before: Counter[Row], after: Counter[Row]) -> dict[Row, int]:
    """What became more or less."""
    return {row: after[row] - before[row] for row in before.keys() | after.keys() if after[row] != before[row]}
