"""A mother who reads Papiamentu gets to know the school, does something at home, and is heard.

That four answers show nothing stands in `surveys/tests/test_anonymity.py`.
"""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Page, expect

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.home.models import Reply
from driehoek.indicators.scope import here
from driehoek.intake.models import Intake
from driehoek.surveys.box import sheets_in
from driehoek.surveys.models import Survey
from driehoek.texts.models import Version
from tests.journeys.steps import (
    analysed,
    changed,
    figures,
    follow,
    log_in,
    mentor_of,
    press,
    reads,
    was_here_before,
    words,
    work,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACE = "/locatie/regenboog"
MARKS = {"satisfied": 8, "welcome": 9, "think_along": 6, "decide": 5}
SAID, DONE = "Mayornan ke papia promé", "Nos ta puntra boso promé ku nos disidí."
# What an intake that was done together and an activity at home change in the figures, and nothing else does.
INTAKE = dict.fromkeys(
    (
        ("intake", "intake_done"), ("home_language", "home_language_known"), ("met", "met"),
        ("levels", "told"), ("levels", "heard"), ("levels", "together"), ("initiative", "school_began"),
    ),
    1,
)  # fmt: skip
AT_HOME = dict.fromkeys((("at_home", "did_at_home"), ("delivered", "did_at_home")), 1)
# A phone with a voice for Papiamentu, which writes down what it says; headless Chromium has no voice at all.
VOICE = """
window.said = [];
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [{ lang: "pap-CW" }], speak: (one) => window.said.push(one.text), cancel: () => {},
}});
"""


def test_getting_to_know_each_other_and_doing_it_at_home(page: Page, plain: Page, cast: Cast) -> None:
    was_here_before(cast.inas, cast.group_3a, cast.previous_year)
    scope = here(cast.regenboog, cast.year)
    before, families = figures(scope), analysed(scope)
    page.add_init_script(VOICE)
    log_in(page, mentor_of(cast.rob, cast.group_3a), f"{PLACE}/intake/")
    tell_together(page, cast)
    page.goto(f"/groepen/{cast.group_3a.pk}/thuis/kiezen/ask_why/")
    press(page, "Choose this")
    plain.goto(link_path(cast.gilda))
    plain.locator("main a[href*='/thuis/']").first.click()
    press(plain, "We did it", "pap")
    reads(plain, "Thank you, it is kept. You can always change it.", "pap")
    assert Reply.objects.get().said == "did"
    assert changed(before, figures(scope)) == INTAKE | AT_HOME
    assert changed(families, analysed(scope)) == {("intake_home_languages", "Papiaments"): 1}


def test_answering_by_ear_and_hearing_what_is_done_with_it(page: Page, plain: Page, cast: Cast) -> None:
    before = figures(here(cast.regenboog, cast.year))
    survey = ask(plain, cast)
    page.add_init_script(VOICE)
    page.goto(link_path(cast.gilda))
    page.locator(f"main a[href$='/vragen/{survey.pk}/']").click()
    answer_by_ear(page, survey)
    assert [sheet.answers for sheet in sheets_in(Survey.objects.get(pk=survey.pk).box)] == [MARKS]
    tell_what_is_done(plain, survey)
    with time_machine.travel(timezone.now() + timedelta(weeks=2)):
        page.goto(link_path(cast.gilda))
        follow(page, "Read what the school does with your answers", "pap")
        for text in (SAID, DONE):
            expect(page.locator("main")).to_contain_text(text)
    assert changed(before, figures(here(cast.regenboog, cast.year))).keys() == {("delivered", "handed_over")}


def tell_together(page: Page, cast: Cast) -> None:
    """Sit down with Gilda: her language large and read aloud, that of the school beside it."""
    page.locator("main a", has_text="Jayden").click()
    press(page, "Begin")
    expect(page.locator("html[lang=pap]")).to_have_count(1)
    expect(page.locator("main small[lang=nl]", has_text="Wat doet uw kind graag?")).to_be_visible()
    page.locator("[data-hear-button]").click()
    said = page.evaluate("window.said")
    assert "Kiko bo yu gusta hasi?" in said
    assert not {"Wat doet uw kind graag?", "Ja"} & set(said)
    press_beside(page, "Skip this page")
    page.locator("[name=home_languages]").fill("Papiamentu")
    press_beside(page, "Keep and go on")
    while page.url.rstrip("/").rpartition("/")[2] != "klaar":
        press_beside(page, "Skip this page")
    press_beside(page, "This is right")
    reads(page, "Thank you. It is kept. You can always change it.", "pap")
    assert Intake.objects.get(child=cast.jayden).finished_at


def press_beside(page: Page, text: str) -> None:
    """Tap the button that says this in her language, with that of the school small beside it."""
    page.get_by_role("button", name=words(text, "pap")).click()
    page.wait_for_load_state()


def ask(page: Page, cast: Cast) -> Survey:
    """Ask parents and team the short questions."""
    log_in(page, cast.fatma, f"{PLACE}/peilingen/nieuw/monitor/")
    press(page, "On: look at it once more")
    press(page, "Ask them")
    return Survey.objects.get()


def answer_by_ear(page: Page, survey: Survey) -> None:
    """Let each question be read aloud, and tap a face."""
    press(page, "Start", "pap")
    side = survey.questionnaire.sides[0]
    for question in side.questions:
        page.locator("[data-hear-button]").click()
        assert question.text("pap") in page.evaluate("window.said")
        if question.key in MARKS:
            page.locator(".choices label").nth(MARKS[question.key] - 1).click()
        press(page, "Next" if question.key in MARKS else "Send my answers", "pap")
    reads(page, "Thank you! The school has your answers.", "pap")


def tell_what_is_done(page: Page, survey: Survey) -> None:
    """Close it, write what was heard and what is done with it, have it translated, and tell it."""
    page.goto(f"/peilingen/{survey.pk}/")
    press(page, "Close and see what came of it")
    page.goto(f"/peilingen/{survey.pk}/gedaan/")
    page.locator("[name=heard]").fill("Ouders willen eerder meepraten")
    page.locator("[name=done]").fill("We vragen u voordat we besluiten.")
    press(page, "Save")
    Version.objects.filter(text__said_done__survey=survey, language="pap").update(title=SAID, body=DONE, state="person")
    press(page, "Tell parents")
    work()
    reads(page, "Parents are told, each in their own language.")
