"""A head who never did this is led from an empty location to an adopted plan, step by step, on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from driehoek.exchange.tests.making import edexml, parent, table
from driehoek.people.rules import today
from driehoek.policy.models import Endorsement
from tests.journeys.steps import choose, follow, log_in, press, reads, words
from tests.journeys.test_loop import KIDS, PLACE, bring_in, open_school, plan_from_the_library, set_a_goal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATH = f"{PLACE}/stappenplan/"


@pytest.mark.usefixtures("autumn")
def test_an_empty_location_comes_to_an_adopted_plan_and_a_green_check(page: Page, tmp_path: Path) -> None:
    log_in(page, open_school())
    follow(page, "To the next step")
    follow(page, "Do this step")
    bring_in(page, edexml(tmp_path / "school.xml", KIDS))
    bring_in(page, table(tmp_path / "ouders.csv", [parent("101", "Rania Haddad", email="rania@thuis.example")]))
    step(page, 2, talk_with_the_team)
    step(page, 3, say_what_was_done)
    step(page, 4, write_the_vision)
    step(page, 5, let_everybody_stand_behind_it)
    step(page, 6, say_it_aloud)
    set_a_goal(page)
    step(page, 8, choose_forms)
    plan_from_the_library(page)
    step(page, 11, put_it_to_them)
    step(page, 12, adopt)
    page.goto(PATH)
    reads(page, "Your plan is adopted")
    page.goto(f"{PLACE}/plancheck/")
    reads(page, "Nothing must be mended. What follows can make the plan better.")


def step(page: Page, number: int, act: Callable[[Page], None]) -> None:
    """See that this step comes now, do it from there, and see that the next one comes."""
    page.goto(PATH)
    reads(page, "Step %(number)s: now", number=number)
    act(page)
    page.goto(PATH)
    expect(page.get_by_text(words("Step %(number)s: now", number=number))).to_have_count(0)


def talk_with_the_team(page: Page) -> None:
    follow(page, "Do this step")
    follow(page, "Plan something")
    choose(page, "kind", "training")
    page.locator("[name=title]").fill("Wat houdt ons tegen?")
    page.locator("[name=held_on]").fill(today().isoformat())
    press(page, "Save")


def say_what_was_done(page: Page) -> None:
    follow(page, "We did this another way, or skip it")
    choose(page, "kind", "did")
    page.locator("[name=note]").fill("Wij spraken met vijf ouders.")
    press(page, "Save")


def write_the_vision(page: Page) -> None:
    follow(page, "Do this step")
    page.locator("[name=text]").fill("Ouders en school leren elkaar kennen, voor elk kind.")
    press(page, "Save")


def let_everybody_stand_behind_it(page: Page) -> None:
    follow(page, "Do this step")
    for _ in Endorsement.Party:
        follow(page, "Note it")
        page.locator("[name=name]").fill("Hanna Hoofd")
        press(page, "Save")
    press(page, "Adopt this vision")


def say_it_aloud(page: Page) -> None:
    follow(page, "Do this step")
    follow(page, "Write it")
    press(page, "Save")
    page.goto(f"{PLACE}/visie/")
    press(page, "Let everybody read it")


def choose_forms(page: Page) -> None:
    follow(page, "Do this step")
    follow(page, "Ouders lezen thuis voor")
    follow(page, "Choose forms")
    page.locator("[name=forms]").first.check()
    press(page, "Save")


def put_it_to_them(page: Page) -> None:
    follow(page, "Do this step")
    follow(page, "Put the plan to them")
    for day in ("team_on", "parents_on"):
        page.locator(f"[name={day}]").fill(today().isoformat())
    press(page, "Save")


def adopt(page: Page) -> None:
    follow(page, "Do this step")
    page.locator("main .rows a").first.click()
    press(page, "Adopt the plan")
