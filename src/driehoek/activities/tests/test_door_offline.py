"""At the door without network: what was tapped is kept, sent once, and only for who tapped it."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from driehoek.activities.actions import cancel
from driehoek.activities.models import Attendance, Tap
from driehoek.activities.queries.door import shelf_of
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact
from tests.journeys.conftest import morning
from tests.journeys.steps import log_in
from tests.pages.visits import become

__all__ = ["morning"]
browser = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def door(cast: Cast, page: str = "") -> str:
    return f"/activiteiten/{cast.rekenochtend.pk}/deur/{page}"


def came(cast: Cast) -> set[str]:
    rows = Attendance.objects.filter(activity=cast.rekenochtend).select_related("guardian")
    return {row.guardian.given_name if row.guardian else row.other for row in rows}


def late(client: Client, cast: Cast, key: UUID, *, came: bool = True, ago: int = 0) -> dict[str, str]:
    who = {"family": cast.bakker.pk, "guardian": cast.lotte.pk}
    answer = client.post(door(cast, "later/"), {"key": key, "came": str(came).lower(), "ago": ago} | who)
    assert answer.status_code == 200
    told: dict[str, str] = answer.json()
    return told


def test_a_late_tap_counts_once_and_at_its_own_moment(client: Client, morning: Cast) -> None:
    key = uuid4()
    for _ in range(2):
        assert late(as_staff(client, morning.marieke), morning, key, ago=600) == {}
    there = Attendance.objects.get(activity=morning.rekenochtend)
    assert abs(timezone.now() - timedelta(minutes=10) - there.registered_at) < timedelta(seconds=5)
    assert Contact.objects.get(about_kind="attendance", about_id=there.pk).at == there.registered_at
    assert Tap.objects.get().account == morning.marieke


def test_a_tap_that_comes_again_does_not_undo_what_was_done_since(client: Client, morning: Cast) -> None:
    key = uuid4()
    late(as_staff(client, morning.marieke), morning, key)
    late(client, morning, uuid4(), came=False)
    late(client, morning, key)
    assert came(morning) == set()


def test_no_clock_registers_before_the_day_itself(client: Client, morning: Cast) -> None:
    late(as_staff(client, morning.marieke), morning, uuid4(), ago=3 * 24 * 3600)
    there = Attendance.objects.get(activity=morning.rekenochtend)
    assert timezone.localtime(there.registered_at).strftime("%H:%M") == "00:00"
    assert timezone.localdate(there.registered_at) == timezone.localdate(morning.rekenochtend.starts_at)


def test_the_school_says_why_not(client: Client, morning: Cast) -> None:
    cancel(activity=morning.rekenochtend, by=morning.marieke)
    assert late(as_staff(client, morning.marieke), morning, uuid4())["why"]
    assert not Tap.objects.exists()


@pytest.mark.parametrize("wrong", [{"ago": -1}, {"ago": "soon"}, {"key": "1"}, {"came": "maybe"}, {"family": 0}])
def test_what_is_no_tap_is_not_found(client: Client, morning: Cast, wrong: dict[str, object]) -> None:
    tap = {"key": uuid4(), "came": "true", "ago": 0, "family": morning.bakker.pk, "guardian": morning.lotte.pk}
    answer = as_staff(client, morning.marieke).post(door(morning, "later/"), tap | wrong)
    assert answer.status_code == 404
    assert came(morning) == set()


@pytest.mark.parametrize("name", ["tom", "nadia", "rob", "ingrid", "elsje"])
def test_nobody_else_sends_taps(client: Client, morning: Cast, name: str) -> None:
    tap = {"key": uuid4(), "came": "true", "ago": 0, "family": morning.bakker.pk, "guardian": morning.lotte.pk}
    assert as_staff(client, getattr(morning, name)).post(door(morning, "later/"), tap).status_code == 404
    assert not Tap.objects.exists()


@pytest.mark.parametrize(("days", "keeps"), [(-1, False), (0, True), (1, False)])
def test_a_phone_may_keep_the_list_on_the_day_itself(client: Client, cast: Cast, days: int, keeps: bool) -> None:
    day = timezone.localdate(cast.rekenochtend.starts_at) + timedelta(days=days)
    with time_machine.travel(at(day, "09:30")):
        page = as_staff(client, cast.marieke).get(door(cast)).text
    assert ('data-left="0"' not in page) is keeps


def ready(page: Page, cast: Cast) -> None:
    """Be Marieke at the door, with the list kept on the phone and its worker at work."""
    log_in(page, cast.marieke, door(cast))
    expect(page.locator("[data-ready]")).to_be_visible()
    page.wait_for_function("navigator.serviceWorker.controller")


def tap(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def waits(page: Page, number: int) -> None:
    expect(page.locator("[data-waits]")).to_be_visible()
    expect(page.locator("[data-number]")).to_have_text(str(number))


class TestOnAPhone:
    """In a real browser, with its network taken away."""

    pytestmark = browser

    def test_what_is_tapped_without_network_is_sent_later(self, page: Page, morning: Cast) -> None:
        ready(page, morning)
        page.context.set_offline(True)
        for number, name in enumerate(["Lotte Bakker", "Samira El Amrani"], start=1):
            tap(page, name)
            waits(page, number)
        expect(page.locator(".door__count")).to_have_text("2")
        assert came(morning) == set()
        page.context.set_offline(False)
        expect(page.locator("[data-waits]")).to_be_hidden()
        expect(page.locator(".door__family--here")).to_have_count(2)
        assert came(morning) == {"Lotte", "Samira"}

    def test_the_list_opens_without_network_and_knows_what_was_tapped(self, page: Page, morning: Cast) -> None:
        ready(page, morning)
        page.context.set_offline(True)
        tap(page, "Lotte Bakker")
        waits(page, 1)
        page.close()
        again = page.context.new_page()
        again.goto(door(morning))
        waits(again, 1)
        expect(again.get_by_role("button", name="Lotte Bakker")).to_have_attribute("aria-pressed", "true")
        again.locator("[data-find]").press_sequentially("yas")
        expect(again.locator(".door > li:visible")).to_have_count(1)
        again.context.set_offline(False)
        expect(again.locator("[data-waits]")).to_be_hidden()
        assert came(morning) == {"Lotte"}

    def test_a_tap_and_its_undoing_without_network(self, page: Page, morning: Cast) -> None:
        ready(page, morning)
        page.context.set_offline(True)
        tap(page, "Lotte Bakker")
        waits(page, 1)
        tap(page, "Lotte Bakker")
        waits(page, 2)
        expect(page.locator(".door__count")).to_have_text("0")
        page.context.set_offline(False)
        expect(page.locator("[data-waits]")).to_be_hidden()
        assert (came(morning), Tap.objects.count()) == (set(), 2)

    def test_an_answer_that_got_lost_registers_once(self, page: Page, morning: Cast) -> None:
        ready(page, morning)

        def lose(route: Route) -> None:
            route.fetch()
            route.abort()

        page.route("**/deur/tik/", lose)
        with page.expect_response("**/deur/later/"):
            tap(page, "Lotte Bakker")
        expect(page.locator("[data-waits]")).to_be_hidden()
        assert (came(morning), Tap.objects.count()) == ({"Lotte"}, 1)

    def test_what_the_school_refuses_stays_with_the_reason(self, page: Page, morning: Cast) -> None:
        ready(page, morning)
        page.context.set_offline(True)
        tap(page, "Lotte Bakker")
        waits(page, 1)
        cancel(activity=morning.rekenochtend, by=morning.marieke)
        page.context.set_offline(False)
        expect(page.locator("[data-refused] li")).to_have_count(1)
        expect(page.locator("[data-refused] li")).to_contain_text("Lotte Bakker")
        page.locator("[data-refused] button").click()
        expect(page.locator("[data-refused]")).to_be_hidden()

    def test_another_colleague_on_this_phone_sends_nothing_of_it(self, page: Page, morning: Cast) -> None:
        ready(page, morning)
        page.context.set_offline(True)
        tap(page, "Lotte Bakker")
        waits(page, 1)
        page.goto("about:blank")
        page.context.set_offline(False)
        page.context.clear_cookies()
        page.goto("/account/login/")
        page.wait_for_function("caches.has('door').then((there) => !there)")
        become(page.context, "http://localhost", morning.fatma)
        page.goto(door(morning))
        expect(page.locator("[data-ready]")).to_be_visible()
        expect(page.locator("[data-waits]")).to_be_hidden()
        assert came(morning) == set()
        shelves = {f"door:{shelf_of(one)}" for one in (morning.marieke, morning.fatma)}
        assert set(page.evaluate("Object.keys(localStorage)")) == shelves
        become(page.context, "http://localhost", morning.marieke)
        with page.expect_response("**/deur/later/"):
            page.goto(door(morning))
        assert Tap.objects.get().account == morning.marieke
