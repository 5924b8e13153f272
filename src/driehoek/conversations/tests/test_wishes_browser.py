"""A mother says in Arabic, on a phone without scripts, what she wishes; and later cancels and comes after all."""

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from driehoek.conversations.actions.telling import tell_times
from driehoek.conversations.models import Party, Round, Talk
from driehoek.conversations.tests.rounds import a_host, a_party, a_round, a_talk
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def phone(chromium: Browser, live_server: LiveServer) -> Page:
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    context.set_default_timeout(10_000)
    return context.new_page()


def test_wishes_in_arabic_without_a_script(phone: Page, cast: Cast) -> None:
    round_ = a_round(cast, state=Round.State.ASKING, childcare_places=4)
    a_host(round_, cast.marieke, asked=True)
    a_host(round_, cast.fatma)
    party = a_party(round_, cast.samira)
    phone.goto(link_path(cast.samira))
    phone.locator(f'a[href$="/praten/{party.pk}/"]').click()
    phone.get_by_label("Fatma Aydın").select_option("2")
    phone.get_by_label("المدرسة توفر مترجمًا").check()
    phone.locator("select[name=childcare]").select_option("2")
    phone.get_by_role("button", name="أخبروا المدرسة").first.click()
    phone.get_by_text("شكرًا").first.wait_for()
    party = Party.objects.get(pk=party.pk)
    assert (party.interprets, party.childcare, party.wishes.count()) == ("school", 2, 2)


def test_cancelling_and_coming_after_all(phone: Page, cast: Cast) -> None:
    round_ = a_round(cast, state=Round.State.PLANNING)
    talk = a_talk(a_party(round_, cast.samira), cast.yassin, a_host(round_, cast.marieke))
    tell_times(round_=round_, by=cast.marieke)
    phone.goto(link_path(cast.samira, f"praten/gesprek/{talk.pk}/"))
    phone.locator("summary", has_text="لا أستطيع الحضور").click()
    phone.get_by_role("button", name="لا أستطيع الحضور").click()
    phone.get_by_role("button", name="أستطيع الحضور في النهاية").wait_for()
    assert Talk.objects.get().state == Talk.State.CANCELLED
    phone.get_by_role("button", name="أستطيع الحضور في النهاية").click()
    phone.locator("summary", has_text="لا أستطيع الحضور").wait_for()
    assert Talk.objects.get().state == Talk.State.PLANNED
