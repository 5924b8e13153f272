"""A mother answers the short questions by phone, by pictogram, and no page of it has a barrier."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.shared.tests.browser import barriers, too_wide
from driehoek.surveys.box import sheets_in
from driehoek.surveys.models import Survey
from driehoek.surveys.tests.asked import a_running

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_mother_answers_by_tapping_marks(page: Page, live_server: LiveServer, cast: Cast) -> None:
    survey = a_running(cast)
    page.goto(f"{live_server.url}{link_path(cast.samira, f'vragen/{survey.pk}/')}")
    page.get_by_role("button", name="ابدأ").click()
    for mark in (8, 9, 6, 5):
        page.locator(".choices label").nth(mark - 1).click()
        assert barriers(page) == []
        assert not too_wide(page)
        page.locator(".walk button").first.click()
        page.wait_for_load_state()
    page.locator("textarea").fill("شكرا")
    page.locator(".walk button").first.click()
    page.get_by_text("وصلت إجاباتكم إلى المدرسة").wait_for()
    (sheet,) = sheets_in(Survey.objects.get(pk=survey.pk).box)
    assert [sheet.answers[key] for key in ("satisfied", "welcome", "think_along", "decide")] == [8, 9, 6, 5]
