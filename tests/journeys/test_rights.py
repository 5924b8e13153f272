"""Nobody sees what is not theirs: birthdays, permissions, ended rights, two homes, and somebody without a role."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.people.models import Account, Guardian
from driehoek.people.rules import years_before
from tests.journeys.steps import log_in, reads, words
from tests.pages.visits import become

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_mothers_page_stops_on_the_eighteenth_birthday(page: Page, cast: Cast) -> None:
    birthday = timezone.localdate() + timedelta(days=2)
    cast.chantal_child.birth_date = years_before(birthday, 18)
    cast.chantal_child.save()
    assert opens(page, cast.petra)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert not opens(page, cast.petra)


def test_a_student_opens_and_closes_her_mothers_page(page: Page, cast: Cast) -> None:
    assert not opens(page, cast.petra)
    decide(page, cast.chantal, "Open it")
    assert opens(page, cast.petra)
    decide(page, cast.chantal, "Close it")
    assert not opens(page, cast.petra)


def test_a_right_that_ended_opens_nothing(page: Page, cast: Cast) -> None:
    assert opens(page, cast.leila)
    assert not opens(page, cast.karim)
    cast.leila.guardianships.update(end=timezone.localdate() - timedelta(days=1))
    assert not opens(page, cast.leila)


def test_parents_who_live_apart_never_see_each_other(page: Page, cast: Cast) -> None:
    for one, other in ((cast.daniel, cast.iris), (cast.iris, cast.daniel)):
        assert opens(page, one)
        for path in ("", "over-mij/", "wie-keek/", "bel-mij/", f"uitnodiging/{own(one)}/"):
            page.goto(link_path(one, path))
            expect(page.locator("h1")).to_be_visible()
            assert mentioned(page, one, other) == set()
        assert page.goto(link_path(one, f"uitnodiging/{own(other)}/")).status == 404  # type: ignore[union-attr]


def test_who_has_no_role_sees_nobody(page: Page, cast: Cast) -> None:
    log_in(page, cast.nico)
    for path in ("/vandaag/", "/gezinnen/", "/beloftes/", "/groepen/", "/gezinnen/?q=El+Amrani"):
        page.goto(path)
        expect(page.locator("h1")).to_be_visible()
        assert "El Amrani" not in page.locator("main").inner_text()
    family, promise = cast.el_amrani.pk, cast.open_promise.pk
    for path in (f"/gezinnen/{family}/", f"/beloftes/{promise}/", "/locatie/vlindertuin/cijfers/"):
        assert page.goto(path).status == 404  # type: ignore[union-attr]


def test_a_mentor_keeps_a_promise_with_the_keyboard_alone(page: Page, cast: Cast) -> None:
    log_in(page, cast.marieke)
    go_to(page, f"a[href='/beloftes/{cast.open_promise.pk}/']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/beloftes/{cast.open_promise.pk}/")
    go_to(page, "[name=outcome]")
    page.keyboard.type("Gebeld. Zij komt de volgende keer.")
    go_to(page, "form:has([name=outcome]) button[type=submit]")
    page.keyboard.press("Enter")
    reads(page, "The promise is closed.")
    cast.open_promise.refresh_from_db()
    assert (cast.open_promise.state, cast.open_promise.closed_by) == ("kept", cast.marieke)
    assert cast.open_promise.outcome == "Gebeld. Zij komt de volgende keer."


def opens(page: Page, guardian: Guardian) -> bool:
    """Whether the personal link leads to a page about this guardian."""
    answer = page.goto(link_path(guardian))
    return answer is not None and answer.ok and guardian.full_name in page.locator("main").inner_text()


def decide(page: Page, student: Account, text: str) -> None:
    """Decide as a student whether school may contact the parents."""
    log_in(page, student, "/mijn/")
    form = page.locator("form", has=page.locator("[name=category][value=contact]"))
    form.get_by_role("button", name=words(text)).click()
    expect(form.get_by_role("button", name=words(text))).to_have_count(0)
    become(page.context, "http://localhost", None)


def own(guardian: Guardian) -> int:
    """The number of the guardian's own invitation."""
    return int(guardian.invitations.get().pk)


def mentioned(page: Page, one: Guardian, other: Guardian) -> set[str]:
    """Which words about the other parent stand on the page; a surname that both have does not count."""
    text = page.content()
    words_of_other = {other.given_name, other.family_name, str(other.email)} - {one.family_name}
    return {word for word in words_of_other if word in text}


def go_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there, seen by a ring around it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            break
    expect(page.locator(selector).first).to_be_focused()
