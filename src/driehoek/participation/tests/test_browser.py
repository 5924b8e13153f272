"""In a browser: a father offers a talent, is asked for that and thanked; a grandmother has a link of her own."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.participation import actions
from driehoek.participation.jobs import take_next
from driehoek.participation.models import Ask, OutsideMail, Task
from driehoek.participation.queries import token_of
from driehoek.participation.tests.helping import grandmother, over, plain_text, task_in, told, tomorrow_at
from driehoek.shared.tests.browser import barriers, too_wide

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def phone(chromium: Browser, server: LiveServer) -> Page:
    """A phone that runs no JavaScript."""
    return chromium.new_page(base_url=server.url, java_script_enabled=False, viewport={"width": 360, "height": 740})


def enter(page: Page, client: Client, url: str) -> None:
    """Let the browser be the colleague who is logged in here."""
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def test_a_father_is_asked_for_what_he_offered_and_thanked(
    chromium: Browser, live_server: LiveServer, cast: Cast
) -> None:
    home, school = phone(chromium, live_server), phone(chromium, live_server)
    offers(home, cast)
    enter(school, as_staff(Client(), cast.fatma), live_server.url)
    asks(school, cast)
    home.goto(Delivery.objects.get(kind="task_asked", guardian=cast.hassan).url.replace("http://localhost:8000", ""))
    home.locator("button[value=yes]").click()
    assert home.locator("[role=status]").is_visible()
    over(Task.objects.get(talent="cooking"))
    school.reload()
    school.locator("button[name=came][value=yes]").click()
    school.locator("form[action$='/bedanken/'] button").click()
    assert Delivery.objects.filter(kind="task_thanks", guardian=cast.hassan, language="nl").count() == 1
    home.context.close()
    school.context.close()


def offers(page: Page, cast: Cast) -> None:
    """He tells that he likes to cook."""
    page.goto(link_path(cast.hassan))
    page.locator("footer summary").click()
    page.locator("a[href$='/meedoen/']").click()
    page.locator("input[value=cooking]").check()
    page.locator("main form.card button[type=submit]").click()
    assert page.locator("[role=status]").is_visible()


def asks(page: Page, cast: Cast) -> None:
    """A coordinator makes a task and asks whom the page proposes."""
    page.goto("/locatie/vlindertuin/samen-doen/taak/")
    day = tomorrow_at(10, 3)
    words = {"title": "Soep", "what": "Samen soep koken", "day": f"{day:%Y-%m-%d}", "begins": "10:00", "ends": "12:00"}
    for name, value in {**words, "place": "Keuken"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=talent]").select_option("cooking")
    page.locator("[name=prepared_with]").select_option(str(cast.marieke.pk))
    page.locator("main form button[type=submit]").click()
    page.locator("input[name=helpers]").check()
    page.locator("form[action$='/vragen/'] button").click()
    assert page.locator("main").get_by_text("Hassan").is_visible()


def test_a_grandmother_sees_her_task_and_nothing_else(page: Page, cast: Cast, mailbox: Mailbox) -> None:
    riet = grandmother(cast, email="riet@thuis.example", language_read="tr")
    ask = actions.ask(task=task_in(cast), by=cast.fatma, helpers=[told(riet).pk])[0]
    OutsideMail.objects.update(not_before=None)  # the quiet hours of whoever runs this test
    assert take_next()
    own = f"/h/{token_of(riet)}/"
    page.goto(next(one for one in plain_text(mailbox).split() if own in one).replace("http://localhost:8000", ""))
    assert page.locator("html").get_attribute("lang") == "tr"
    page.locator("button[value=yes]").click()
    page.locator("[role=status]").wait_for()
    assert barriers(page) == []
    assert not too_wide(page)
    assert Ask.objects.get(pk=ask.pk).answer == "yes"
    page.goto(own)
    assert barriers(page) == []
    for path in (f"{own}taak/999/", own.replace("/h/", "/u/"), own.replace("/h/", "/u/") + "meedoen/"):
        answer = page.goto(path)
        assert answer
        assert answer.status == 404


def test_its_pages_are_open_to_everybody(page: Page, cast: Cast) -> None:
    told(cast.samira, ("music",), rest="now")
    page.goto(link_path(cast.samira, "meedoen/"))
    assert barriers(page) == []
    assert not too_wide(page)
