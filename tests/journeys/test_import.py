"""Importing with the keyboard alone and without a script, and taking it back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from driehoek.demo.cast import Cast
from driehoek.exchange.models import ImportRun
from driehoek.exchange.tests.making import ANNA, BEN, School, build_school, child, dump, edexml, parent, table
from driehoek.people.models import Child, Guardian
from driehoek.shared.tests.browser import again
from tests.journeys.steps import follow, log_in, press, reads, words, work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGE = "/locatie/oever/import/"


@pytest.fixture
def school(cast: Cast) -> School:
    """An empty school beside that of the cast."""
    return build_school()


def test_nothing_changes_before_one_says_so_and_undo_takes_it_back(plain: Page, school: School, tmp_path: Path) -> None:
    log_in(plain, school.head, PAGE)
    work()  # what is owed to the families of the cast stands there first
    before = dump()
    upload(plain, edexml(tmp_path / "school.xml", [ANNA, BEN]))
    assert dump() == before
    enter_on(plain, "Bring in")
    reads(plain, "Bringing it in")
    work()
    again(plain)
    expect(plain.locator(".stat b").first).to_have_text(str(ImportRun.objects.latest("pk").report["created"]))
    assert child(ANNA).enrolments.get().group.location == school.location
    enter_on(plain, "Undo this import")
    work()
    again(plain)
    reads(plain, "This import has been undone.")
    assert not Child.objects.filter(organisation__code="oever").exists()


def test_a_row_that_is_wrong_is_told_and_the_rest_comes_in(plain: Page, school: School, tmp_path: Path) -> None:
    log_in(plain, school.head, PAGE)
    upload(plain, edexml(tmp_path / "school.xml", [ANNA]))
    press(plain, "Bring in")
    work()
    plain.goto(PAGE)
    upload(plain, table(tmp_path / "ouders.csv", [parent("101"), parent("999", "Ria Zoek")]))
    expect(plain.locator("main table tbody tr")).to_have_count(1)
    press(plain, "Bring in the rest")
    work()
    assert [*Guardian.objects.filter(organisation__code="oever").values_list("given_name", flat=True)] == ["Samira"]


def test_columns_with_own_names_are_chosen_once(plain: Page, school: School, tmp_path: Path) -> None:
    log_in(plain, school.head, PAGE)
    upload(plain, edexml(tmp_path / "school.xml", [ANNA]))
    press(plain, "Bring in")
    work()
    plain.goto(PAGE)
    upload(plain, table(tmp_path / "ouders.csv", [{"Stamnr": "101", "Wie": "Samira", "Fam": "Bos"}]))
    follow(plain, "Choose the columns")
    for number, holds in enumerate(("child.number", "guardian1.given_name", "guardian1.family_name")):
        plain.locator(f"[name=column_{number}]").select_option(holds)
    enter_on(plain, "Read the list")
    work()
    again(plain)
    press(plain, "Bring in")
    work()
    assert Guardian.objects.get(organisation__code="oever").full_name == "Samira Bos"


def upload(page: Page, file: Path) -> None:
    """Choose a file, and walk with Tab to the button that reads it."""
    page.locator("input[type=file]").set_input_files(file)
    page.locator("input[type=file]").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=words("See what would change"))).to_be_focused()
    page.keyboard.press("Enter")
    reads(page, "Reading the file")
    work()
    again(page)


def enter_on(page: Page, text: str) -> None:
    """Walk with Tab from the top of the page to a button, and press Enter."""
    button = page.get_by_role("button", name=words(text), exact=True)
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("(one) => one === document.activeElement"):
            break
    expect(button).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
