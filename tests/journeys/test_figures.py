"""Reading the figures: down to the families for who works with them, totals only for the board."""

import pytest
from playwright.sync_api import Page, expect

from driehoek.demo.cast import Cast
from driehoek.people.models import Family
from tests.journeys.steps import follow, log_in, reads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_coordinator_goes_from_the_figure_to_the_families(page: Page, cast: Cast) -> None:
    log_in(page, cast.fatma, "/locatie/vlindertuin/cijfers/")
    came, families = 2, Family.objects.filter(children__enrolments__group__location=cast.vlindertuin).distinct().count()
    reads(page, "%(came)s of %(families)s families took part", came=came, families=families)
    follow(page, "Who did not yet")
    names = set(page.locator("main .row a").all_inner_texts())
    assert {"Kaya", "Haile"} <= names
    assert not names & {"El Amrani", "Bakker"}
    page.get_by_role("link", name="Kaya").click()
    expect(page.locator("h1")).to_have_text("Kaya")
    expect(page.locator(".timeline li").first).to_be_visible()


def test_the_board_sees_totals_and_nobodys_name(page: Page, cast: Cast) -> None:
    log_in(page, cast.ingrid, "/cijfers/")
    expect(page.locator("main section.card")).to_have_count(4)
    text = page.locator("main").inner_text()
    assert not [family for family in Family.objects.all() if family.name in text]
    assert page.locator("main a[href*='/gezinnen/']").count() == 0
    paths = ("/locatie/vlindertuin/cijfers/", "/locatie/vlindertuin/cijfers/gezinnen/", f"/gezinnen/{cast.kaya.pk}/")
    assert {page.goto(path).status for path in paths} == {404}  # type: ignore[union-attr]
