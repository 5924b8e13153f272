"""A parent who reads Arabic, on a phone that runs no script: everything from one link."""

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from driehoek.activities.models import Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Promise
from driehoek.people.actions import look
from tests.journeys.steps import follow, press, reads, unfold, words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

UNREADABLE = """[...document.querySelectorAll("main *")].filter((one) => one.scrollWidth > one.clientWidth + 1
  && getComputedStyle(one).display !== "inline" && !one.closest("svg") && !one.matches(".visually-hidden")).length"""


def test_from_no_to_yes(plain: Page, cast: Cast) -> None:
    open_page(plain, cast)
    follow(plain, "Read more", "ar")
    unfold(plain, "I cannot come", "ar")
    plain.locator("button[name=reason][value=work]").click()
    reads(plain, "Thank you for telling us", "ar")
    assert (state(cast).answer, state(cast).reason) == ("no", "work")
    unfold(plain, "Change my answer", "ar")
    press(plain, "Yes, I come", "ar")
    reads(plain, "Good that you come!", "ar")
    unfold(plain, "Change how many come, or what you need", "ar")
    plain.locator("[name=adults]").select_option("2")
    plain.locator("label:has([value=needs_interpreter]):visible").click()
    press(plain, "Save", "ar")
    reads(plain, "We arrange an interpreter for you.", "ar")
    assert is_right_to_left(plain)
    answer = state(cast)
    assert (answer.answer, answer.adults, answer.needs_interpreter, answer.reason) == ("yes", 2, True, "")


def test_it_goes_into_the_calendar(plain: Page, cast: Cast) -> None:
    open_page(plain, cast)
    press(plain, "Yes, I come", "ar")
    address = plain.get_by_role("link", name=words("Put it in my calendar", "ar")).get_attribute("href")
    file = plain.request.get(str(address))
    [event] = Calendar.from_ical(file.body()).events
    assert event.start == cast.rekenochtend.starts_at
    assert "نعدّ ونلعب معًا" in str(event["SUMMARY"])


def test_asking_to_be_called(plain: Page, cast: Cast) -> None:
    plain.goto(link_path(cast.samira, f"uitnodiging/{cast.samira_invited.pk}/"))
    follow(plain, "Ask us to call you", "ar")
    press(plain, "Call me", "ar")
    assert is_right_to_left(plain)
    promise = Promise.objects.get(guardian=cast.samira, kind="call_back", state="open")
    assert promise.owner is not None
    expect(plain.locator("main .notice--success")).to_contain_text(promise.owner.name)


def test_another_language_for_a_while(plain: Page, cast: Cast) -> None:
    open_page(plain, cast)
    plain.locator("details.languages summary").click()
    plain.locator("button[name=language][value=fr]").click()
    expect(plain.locator("html[lang=fr][dir=ltr]")).to_have_count(1)
    reads(plain, "You are invited", "fr")
    cast.samira.refresh_from_db()
    assert cast.samira.language_read == "fr"


def test_who_looked_is_no_secret(plain: Page, cast: Cast) -> None:
    look(at=cast.el_amrani, by=cast.marieke)
    plain.goto(link_path(cast.samira, "over-mij/"))
    follow(plain, "Who looked at what school keeps about my family?", "ar")
    expect(plain.get_by_text("Marieke de Boer").first).to_be_visible()
    assert is_right_to_left(plain)


def open_page(page: Page, cast: Cast) -> None:
    """Follow the personal link."""
    page.goto(link_path(cast.samira))
    reads(page, "You are invited", "ar")
    assert is_right_to_left(page)


def is_right_to_left(page: Page) -> bool:
    """Whether the page runs from right to left, fits the phone and cuts nothing off."""
    expect(page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth")) and not page.evaluate(UNREADABLE)


def state(cast: Cast) -> Invitation:
    """Samira's invitation as the database has it."""
    return Invitation.objects.get(pk=cast.samira_invited.pk)
