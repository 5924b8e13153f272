"""At the door: seconds for a family, with and without script, within reach, and undone as quickly."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import cancel, close, register
from driehoek.activities.models import Absence, Attendance, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Promise
from driehoek.people.models import Child, Enrolment, Family, Guardian, Guardianship


@pytest.fixture
def during(cast: Cast) -> Iterator[Cast]:
    """The cast at half past nine on the morning itself."""
    with time_machine.travel(at(timezone.localdate(cast.rekenochtend.starts_at), "09:30")):
        yield cast


def path(cast: Cast, page: str = "deur/") -> str:
    return f"/activiteiten/{cast.rekenochtend.pk}/{page}"


def html(client: Client, where: str) -> str:
    page = client.get(where)
    assert page.status_code == 200
    return page.content.decode()


def tap(client: Client, cast: Cast, family: Family, guardian: Guardian | None = None, **more: str) -> str:
    words = {"family": family.pk} | ({"guardian": guardian.pk} if guardian else {}) | more
    page = client.post(path(cast, "deur/tik/"), words, follow=True)
    assert page.status_code == 200
    return page.content.decode()


def came(cast: Cast) -> set[tuple[str, str]]:
    rows = cast.rekenochtend.attendances.select_related("family", "guardian")
    return {(row.family.name, row.guardian.given_name if row.guardian else row.other) for row in rows}


def test_who_said_yes_comes_first(client: Client, during: Cast) -> None:
    page = html(as_staff(client, during.marieke), path(during))
    names = ["Bram", "Deniz", "Senait", "Yassin"]
    assert sorted(names, key=page.index) == names
    assert "Lotte Bakker" in page
    assert "Truus Hendriks" not in page


def test_a_tap_and_the_same_tap_again(client: Client, during: Cast) -> None:
    page = tap(as_staff(client, during.marieke), during, during.bakker, during.lotte)
    assert came(during) == {("Bakker", "Lotte")}
    assert 'aria-pressed="true"' in page
    number = Attendance.objects.get(activity=during.rekenochtend).pk
    client.post(path(during, "deur/terug/"), {"attendance": number})
    assert came(during) == set()


@pytest.mark.parametrize("other", ["grandparent", "sibling", "somebody"])
def test_somebody_else_of_the_family(client: Client, during: Cast, other: str) -> None:
    tap(as_staff(client, during.marieke), during, during.bakker, other=other)
    assert came(during) == {("Bakker", other)}


def test_the_counter_counts_families(client: Client, during: Cast) -> None:
    as_staff(client, during.marieke)
    for guardian in (during.samira, during.hassan):
        page = tap(client, during, during.el_amrani, guardian)
    assert '<span class="door__count">1</span>' in page
    assert "4" in page.split('class="door__count"')[1][:120]


def test_a_script_gets_only_the_row_and_the_counter(client: Client, during: Cast) -> None:
    words = {"family": during.bakker.pk, "guardian": during.lotte.pk}
    answer = as_staff(client, during.marieke).post(path(during, "deur/tik/"), words, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert page.count("<li") == 1
    assert 'hx-swap-oob="true"' in page
    assert "<html" not in page


def test_the_place_in_the_list_is_kept_without_script(client: Client, during: Cast) -> None:
    words = {"family": str(during.bakker.pk), "guardian": str(during.lotte.pk), "q": "bra", "page": "1"}
    answer = as_staff(client, during.marieke).post(path(during, "deur/tik/"), words)
    assert answer.headers["Location"] == f"{path(during)}?q=bra&page=1#family-{during.bakker.pk}"


@pytest.mark.parametrize(
    ("words", "found"), [("yas", "Yassin"), ("el am", "Yassin"), ("emine", "Deniz"), ("KAYA", "Deniz")]
)
def test_search_by_child_or_parent(client: Client, during: Cast, words: str, found: str) -> None:
    page = html(as_staff(client, during.marieke), path(during) + f"?q={words}")
    assert found in page
    assert "Senait" not in page


def test_a_walk_in_is_found_and_tapped(client: Client, during: Cast) -> None:
    page = html(as_staff(client, during.fatma), path(during) + "?q=parisa")
    assert "Farid Rahimi" in page
    tap(client, during, during.rahimi, during.farid)
    assert Attendance.objects.get(family=during.rahimi).walk_in
    assert "Farid Rahimi" in html(client, path(during))


@pytest.mark.parametrize("words", ["nowak", "anders", "noor"])
def test_families_elsewhere_are_not_found(client: Client, during: Cast, words: str) -> None:
    page = html(as_staff(client, during.marieke), path(during) + f"?q={words}")
    assert "door__family" not in page


@pytest.mark.parametrize("name", ["tom", "sanne", "nadia", "truus", "rob", "nico", "elsje", "ingrid", "peter"])
def test_closed_to_who_does_not_register_here(client: Client, during: Cast, name: str) -> None:
    as_staff(client, getattr(during, name))
    for page in ("deur/", "papier/", "sluiten/", "lijst.pdf"):
        assert client.get(path(during, page)).status_code == 404, page
    for page in ("deur/tik/", "deur/terug/", "sluiten/", "papier/"):
        assert client.post(path(during, page), {"family": during.bakker.pk}).status_code == 404, page
    assert client.get(f"/afwezig/{during.emine_absent.pk}/").status_code == 404


@pytest.mark.parametrize(
    "words",
    [{}, {"family": "x"}, {"family": "1", "other": "aunt"}, {"family": "0"}, {"family": "99999999999999999999"}],
)
def test_nonsense_is_a_page_that_does_not_exist(client: Client, during: Cast, words: dict[str, str]) -> None:
    as_staff(client, during.marieke)
    assert client.post(path(during, "deur/tik/"), words).status_code == 404
    assert client.post(path(during, "deur/terug/"), {"attendance": "x"}).status_code == 404


def test_a_guardian_without_right_is_no_button(client: Client, during: Cast) -> None:
    as_staff(client, during.marieke)
    words = {"family": during.bakker.pk, "guardian": during.truus_guardian.pk}
    assert client.post(path(during, "deur/tik/"), words).status_code == 404


def test_before_the_day_nothing_can_be_tapped(client: Client, cast: Cast) -> None:
    page = html(as_staff(client, cast.marieke), path(cast))
    assert page.count("disabled") >= 4
    assert "notice--error" in tap(client, cast, cast.bakker, cast.lotte)
    assert came(cast) == set()


def test_a_cancelled_activity_has_no_door(client: Client, during: Cast) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=1)):
        cancel(activity=during.rekenochtend, by=during.marieke)
    assert "notice--warning" in html(as_staff(client, during.marieke), path(during))


# Closing


def test_closing_shows_first_who_and_what_is_promised(client: Client, during: Cast) -> None:
    tap(as_staff(client, during.marieke), during, during.bakker, during.lotte)
    page = html(client, path(during, "sluiten/")).split("<main")[1]
    assert "Bakker" not in page
    for words in ("Deniz", "Senait", "Yassin", "Marieke de Boer"):
        assert words in page
    assert not Absence.objects.filter(activity=during.rekenochtend).exists()


def test_closing_makes_the_promises_and_asks_why(client: Client, during: Cast) -> None:
    page = as_staff(client, during.marieke).post(path(during, "sluiten/"), follow=True).content.decode()
    absences = Absence.objects.filter(activity=during.rekenochtend)
    assert (
        absences.count()
        == Promise.objects.filter(about_kind="absence", about_id__in=absences.values("pk")).count()
        == 4
    )
    assert all(f"/afwezig/{row.pk}/" in page for row in absences)


def test_closing_too_early_is_told(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).post(path(cast, "sluiten/"), follow=True).content.decode()
    assert "notice--error" in page


def test_who_sees_some_groups_only_cannot_close(client: Client, during: Cast) -> None:
    during.rekenochtend.groups.add(during.rupsen)
    page = html(as_staff(client, during.marieke), path(during))
    assert "/sluiten/" not in page
    assert client.get(path(during, "sluiten/")).status_code == 404


def test_a_late_comer_after_closing(client: Client, during: Cast) -> None:
    close(activity=during.rekenochtend, by=during.marieke)
    page = tap(as_staff(client, during.marieke), during, during.kaya, during.emine)
    assert "Kaya" not in page.split('id="absences"')[1].split("</section>")[0]


# Why


def test_a_reason_in_one_tap(client: Client, during: Cast) -> None:
    where = f"/afwezig/{during.emine_absent.pk}/"
    page = html(as_staff(client, during.marieke), where)
    assert 'type="radio"' in page
    assert f"/beloftes/{during.open_promise.pk}/" in page
    client.post(where, {"reason": "work", "note": "Nachtdienst"})
    during.emine_absent.refresh_from_db()
    assert (during.emine_absent.reason, during.emine_absent.note) == ("work", "Nachtdienst")
    assert client.post(where, {"reason": "lazy"}).status_code == 200


# Paper


def test_crosses_on_paper_become_attendances(client: Client, during: Cast) -> None:
    register(activity=during.rekenochtend, family=during.kaya, guardian=during.emine, by=during.marieke)
    ticks = [f"{during.bakker.pk}:{during.lotte.pk}", f"{during.haile.pk}:grandparent"]
    wrong = [f"{during.bakker.pk}:{during.samira.pk}", f"{during.nowak.pk}:{during.katarzyna.pk}", "x", "1:2:3"]
    as_staff(client, during.marieke).post(path(during, "papier/"), {"came": ticks + wrong})
    assert came(during) == {("Bakker", "Lotte"), ("Haile", "grandparent"), ("Kaya", "Emine")}
    assert Attendance.objects.get(family=during.bakker, activity=during.rekenochtend).source == "paper"
    assert Attendance.objects.get(family=during.kaya, activity=during.rekenochtend).source == "list"


def test_numbers_on_paper_never_shift(client: Client, during: Cast) -> None:
    page = html(as_staff(client, during.marieke), path(during, "papier/"))
    assert "1. <bdi>Yassin" in page
    assert "3. <bdi>Bram" in page
    Enrolment.objects.filter(child__family=during.kaya).update(end=timezone.localdate() - timedelta(days=1))
    assert "3. <bdi>Bram" in html(client, path(during, "papier/"))


# Many


def crowd(cast: Cast, count: int) -> None:
    families = Family.objects.bulk_create(
        Family(organisation=cast.driesprong, name=f"Gezin 1{n}") for n in range(count)
    )
    for family in families:
        names = {"organisation": cast.driesprong, "family_name": family.name}
        child = Child.objects.create(family=family, given_name="Kind", birth_date=cast.yassin.birth_date, **names)
        guardian = Guardian.objects.create(given_name="Ouder", **names)
        Guardianship.objects.create(child=child, guardian=guardian)
        Enrolment.objects.create(child=child, group=cast.vlinders)
        Invitation.objects.create(
            activity=cast.rekenochtend, guardian=guardian, family=family, child=child, group=cast.vlinders,
            language="nl", invited_at=timezone.now(),
        )  # fmt: skip


@pytest.mark.parametrize("page", ["deur/?q=gez", "deur/", "papier/", "sluiten/"])
def test_as_many_queries_for_few_as_for_three_hundred(
    client: Client, during: Cast, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    as_staff(client, during.fatma)
    crowd(during, 1)
    html(client, path(during, page))
    with django_assert_max_num_queries(15) as few:
        html(client, path(during, page))
    crowd(during, 299)
    with django_assert_max_num_queries(15) as many:
        assert "Gezin 1" in html(client, path(during, page))
    assert len(few) == len(many)


# In a browser


def log_in(page: Page, client: Client, cast: Cast, url: str) -> None:
    as_staff(client, cast.marieke)
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": url}])


@pytest.mark.browser
def test_a_tap_in_the_browser_swaps_the_row(page: Page, client: Client, during: Cast, live_server: object) -> None:
    log_in(page, client, during, str(live_server))
    page.goto(path(during))
    button = page.get_by_role("button", name="Lotte Bakker")
    button.click()
    expect(page.get_by_role("button", name="Lotte Bakker", pressed=True)).to_be_focused()
    expect(page.locator(".door__count")).to_have_text("1")
    page.get_by_role("button", name="Lotte Bakker", pressed=True).click()
    expect(page.locator(".door__count")).to_have_text("0")


@pytest.mark.browser
def test_searching_in_the_browser_keeps_typing(page: Page, client: Client, during: Cast, live_server: object) -> None:
    log_in(page, client, during, str(live_server))
    page.goto(path(during))
    page.get_by_role("searchbox").press_sequentially("yass", delay=40)
    expect(page.locator(".door__family")).to_have_count(1)
    expect(page.get_by_role("searchbox")).to_have_value("yass")
