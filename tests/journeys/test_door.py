"""At the door on a phone: seconds for a family, everything can be undone, and nobody is left without a follow-up."""

import pytest
from playwright.sync_api import Page, expect

from driehoek.activities.models import Absence, Activity
from driehoek.activities.tokens import token_of
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.logbook.models import Promise
from tests.journeys.steps import choose, follow, log_in, press, reads
from tests.pages.visits import become

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_tap_and_a_tap_back(page: Page, morning: Cast) -> None:
    log_in(page, morning.marieke, door(morning))
    tap(page, "Lotte Bakker")
    expect(page.locator(".door__count")).to_have_text("1")
    assert came(morning) == {("Bakker", "Lotte")}
    tap(page, "Lotte Bakker")
    expect(page.locator(".door__count")).to_have_text("0")
    assert came(morning) == set()


def test_a_grandmother_and_somebody_who_was_not_invited(page: Page, morning: Cast) -> None:
    log_in(page, morning.fatma, door(morning))
    family = page.locator(f"#family-{morning.bakker.pk}")
    family.locator("summary").click()
    family.locator("button[value=grandparent]").click()
    expect(page.locator(".door__count")).to_have_text("1")
    page.locator("input[type=search][name=q]").press_sequentially("Parisa")
    reads(page, "Not invited, but here?")
    tap(page, "Farid Rahimi")
    expect(page.locator(f"#family-{morning.rahimi.pk}.door__family--here")).to_be_visible()
    assert came(morning) == {("Bakker", "grandparent"), ("Rahimi", "Farid")}
    assert morning.rekenochtend.attendances.get(family=morning.rahimi).walk_in


def test_a_parent_says_i_am_here_with_their_own_phone(page: Page, morning: Cast) -> None:
    page.goto(link_path(morning.samira))
    page.goto(f"/hier/{token_of(morning.rekenochtend)}/")
    expect(page.locator("html[lang=ar][dir=rtl]")).to_have_count(1)
    press(page, "I am here", "ar")
    reads(page, "Good that you are there!", "ar")
    assert came(morning) == {("El Amrani", "Samira")}
    become(page.context, "http://localhost", morning.marieke)
    page.goto(door(morning))
    expect(page.locator(f"#family-{morning.el_amrani.pk}.door__family--here")).to_be_visible()


def test_closing_the_list_and_why_they_were_not_there(page: Page, morning: Cast) -> None:
    log_in(page, morning.marieke, door(morning))
    tap(page, "Lotte Bakker")
    expect(page.locator(".door__count")).to_have_text("1")
    page.goto(f"/activiteiten/{morning.rekenochtend.pk}/sluiten/")
    expect(page.locator("main .row")).to_have_count(3)
    press(page, "Close the list")
    page.locator("#absences .row", has_text="Haile").get_by_role("link").click()
    choose(page, "reason", "work")
    press(page, "Save")
    reads(page, "Saved. You can use this to invite better next time.")
    absences = Absence.objects.filter(activity=morning.rekenochtend)
    assert {(one.family.name, one.excused, one.reason) for one in absences.select_related("family")} == {
        ("Haile", False, "work"), ("Kaya", True, "work"), ("El Amrani", False, ""),
    }  # fmt: skip
    owed = Promise.objects.filter(about_kind="absence", about_id__in=absences.values("pk"), state="open")
    assert {promise.family.name for promise in owed} == {"Haile", "Kaya", "El Amrani"}


def test_a_list_from_paper_without_a_script(plain: Page, morning: Cast) -> None:
    log_in(plain, morning.marieke, door(morning))
    follow(plain, "Enter the paper list")
    plain.locator("label", has_text="Emine Kaya").click()
    plain.locator("label", has_text="Hassan El Amrani").click()
    press(plain, "Save")
    expect(plain.locator(".door__count")).to_have_text("2")
    assert came(morning) == {("Kaya", "Emine"), ("El Amrani", "Hassan")}
    assert set(morning.rekenochtend.attendances.values_list("source", flat=True)) == {"paper"}


def door(cast: Cast) -> str:
    """Where one taps who comes in on the counting morning."""
    return f"/activiteiten/{cast.rekenochtend.pk}/deur/"


def tap(page: Page, name: str) -> None:
    """Tap a name, and see that the school has it."""
    page.get_by_role("button", name=name).click()
    expect(page.locator("[data-unsent]")).to_have_count(0)


def came(cast: Cast) -> set[tuple[str, str]]:
    """Which family came, and who of it."""
    rows = Activity.objects.get(pk=cast.rekenochtend.pk).attendances.select_related("family", "guardian")
    return {(row.family.name, row.guardian.given_name if row.guardian else row.other) for row in rows}
