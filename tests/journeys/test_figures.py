"""Reading the figures: down to the families for who works with them, totals only for the board."""

import pytest
from playwright.sync_api import Page, expect

from driehoek.demo.cast import Cast
from driehoek.indicators.definitions import definition
from driehoek.indicators.rollups import keep
from driehoek.people.models import Family, Location
from tests.journeys.steps import log_in, reads

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_coordinator_goes_from_the_figure_to_the_families(page: Page, cast: Cast) -> None:
    log_in(page, cast.fatma, "/locatie/vlindertuin/cijfers/")
    came, families = 2, Family.objects.filter(children__enrolments__group__location=cast.vlindertuin).distinct().count()
    page.get_by_role("link", name=definition("participation").text("name", "nl")).click()
    reads(page, "%(count)s of %(whole)s families", count=came, whole=families)
    page.locator("main").get_by_role("link", name="Wie nog niet").first.click()
    names = set(page.locator("main .row a").all_inner_texts())
    assert {"Kaya", "Haile"} <= names
    assert not names & {"El Amrani", "Bakker"}
    page.get_by_role("link", name="Kaya").click()
    expect(page.locator("h1")).to_have_text("Kaya")
    expect(page.locator(".timeline li").first).to_be_visible()


def test_the_board_sees_totals_and_nobodys_name(page: Page, cast: Cast) -> None:
    keep(Location.objects.all())
    log_in(page, cast.ingrid, "/cijfers/")
    expect(page.locator("main tbody tr")).to_have_count(4)
    text = page.locator("main").inner_text()
    assert not [family for family in Family.objects.all() if family.name in text]
    assert page.locator("main a[href*='/gezinnen/']").count() == 0
    paths = ("/locatie/vlindertuin/cijfers/", "/locatie/vlindertuin/cijfers/gezinnen/", f"/gezinnen/{cast.kaya.pk}/")
    assert {page.goto(path).status for path in paths} == {404}  # type: ignore[union-attr]
