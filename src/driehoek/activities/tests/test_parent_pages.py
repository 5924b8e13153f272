"""A guardian's own pages: what matters now, one tap to answer, and nothing of anybody else."""

import gzip
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import answer, cancel
from driehoek.activities.models import Absence, Activity, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.people.models import Guardian
from driehoek.shared.languages import LANGUAGES

PARENTS = [
    "samira", "hassan", "emine", "lotte", "tesfay", "daniel", "iris", "katarzyna", "leila", "naima", "anna", "gilda",
]  # fmt: skip


def invitation_path(invitation: Invitation, page: str = "") -> str:
    return link_path(invitation.guardian, f"uitnodiging/{invitation.pk}/{page}")


def html(client: Client, path: str) -> str:
    page = client.get(path)
    assert page.status_code == 200
    return page.content.decode()


def say(client: Client, invitation: Invitation, **words: object) -> Invitation:
    page = client.post(invitation_path(invitation, "antwoord/"), words)
    assert page.status_code in (302, 400)
    return Invitation.objects.get(pk=invitation.pk)


# What matters now


def test_first_comes_the_invitation_without_an_answer(client: Client, cast: Cast) -> None:
    page = html(client, link_path(cast.samira))
    assert "نعدّ ونلعب معًا" in page
    assert 'value="yes"' in page
    assert '<html lang="ar" dir="rtl"' in page


def test_then_what_was_promised_to_come_to(client: Client, cast: Cast) -> None:
    page = html(client, link_path(cast.lotte))
    assert "Samen tellen en spelen" in page
    assert 'value="yes"' not in page


def test_then_why_it_was_difficult(client: Client, cast: Cast) -> None:
    Invitation.objects.filter(activity=cast.rekenochtend).delete()
    page = html(client, link_path(cast.emine))
    assert 'value="childcare"' in page
    assert f"/uitnodiging/{cast.emine.invitations.get().pk}/waarom/" in page


def test_an_excused_family_is_not_asked_again(client: Client, cast: Cast) -> None:
    Invitation.objects.filter(activity=cast.rekenochtend).delete()
    assert "/waarom/" not in html(client, link_path(cast.tesfay))


def test_nothing_to_do_is_said_too(client: Client, cast: Cast) -> None:
    page = html(client, link_path(cast.gilda))
    assert "<form" not in page.split("<main")[1].split("</main>")[0].replace("taal", "")
    assert "Jayden" in page


def test_the_contact_person_is_there_with_phone_and_hours(client: Client, cast: Cast) -> None:
    page = html(client, link_path(cast.hassan))
    assert "Marieke de Boer" in page
    assert "Fatma Aydın" in page
    assert "14:30" in page
    assert 'href="tel:06 66 10 20 01"' in page


def test_the_page_links_to_what_is_mine(client: Client, cast: Cast) -> None:
    page = html(client, link_path(cast.hassan))
    for name in ("over-mij/", "wie-keek/", "bel-mij/"):
        assert link_path(cast.hassan, name) in page


# An invitation


def test_it_says_when_where_why_and_for_whom(client: Client, cast: Cast) -> None:
    page = html(client, invitation_path(cast.lotte_invited))
    for words in ("Samen tellen en spelen", "Bram", "Lokaal Vlinders", "09:00", "10:30", "leert tellen door te spelen"):
        assert words in page


def test_the_original_is_one_tap_away(client: Client, cast: Cast) -> None:
    page = html(client, invitation_path(cast.emine_invited))
    assert "Birlikte sayalım ve oynayalım" in page
    assert re.search(r'<div class="stack" lang="nl" dir="ltr">\s*<p><strong>Samen tellen en spelen', page)
    assert "<details" not in html(client, invitation_path(cast.lotte_invited)).split('<section class="card">')[1][:900]


def test_a_text_that_is_not_there_yet_is_shown_in_its_own_language(client: Client, cast: Cast) -> None:
    cast.rekenochtend.texts.filter(language="ar").delete()
    page = html(client, invitation_path(cast.samira_invited))
    assert '<h1 lang="nl" dir="ltr">Samen tellen en spelen</h1>' in page
    assert '<html lang="ar" dir="rtl"' in page


def test_one_tap_is_yes(client: Client, cast: Cast) -> None:
    row = say(client, cast.samira_invited, answer="yes")
    assert (row.answer, row.adults, row.children) == ("yes", 1, 0)
    page = html(client, invitation_path(row))
    assert "agenda.ics" in page
    assert 'name="whole"' in page


def test_how_many_come_can_be_told_afterwards(client: Client, cast: Cast) -> None:
    say(client, cast.samira_invited, answer="yes")
    row = say(client, cast.samira_invited, answer="yes", whole=1, adults=2, children=3, needs="needs_childcare")
    assert (row.adults, row.children, row.needs_childcare) == (2, 3, True)
    row = say(client, cast.samira_invited, answer="yes", whole=1, adults=2, children=3)
    assert row.needs_childcare is False


def test_one_tap_is_no_with_its_reason(client: Client, cast: Cast) -> None:
    row = say(client, cast.samira_invited, answer="no", reason="transport")
    assert (row.answer, row.reason) == ("no", "transport")


def test_a_need_is_a_yes_that_the_school_makes_possible(client: Client, cast: Cast) -> None:
    row = say(client, cast.samira_invited, needs=["needs_interpreter", "needs_childcare"])
    assert (row.answer, row.needs_interpreter, row.needs_childcare) == ("yes", True, True)
    assert say(client, cast.samira_invited, answer="yes").needs_interpreter is True


def test_another_time_is_promised_with_name_and_day(client: Client, cast: Cast) -> None:
    father = Invitation.objects.get(activity=cast.rekenochtend, guardian=cast.hassan)
    row = say(client, father, needs="needs_other_time")
    assert (row.answer, row.needs_other_time) == ("no", True)
    assert "Marieke de Boer" in html(client, invitation_path(father)).split("<details")[1].split("notice--success")[1]


@pytest.mark.parametrize("words", [{}, {"answer": "no"}, {"answer": "x"}, {"answer": "yes", "adults": "99"}])
def test_an_answer_that_is_none_is_asked_again(client: Client, cast: Cast, words: dict[str, str]) -> None:
    page = client.post(invitation_path(cast.samira_invited, "antwoord/"), words)
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert Invitation.objects.get(pk=cast.samira_invited.pk).answer == ""


def test_too_late_is_said_gently(client: Client, cast: Cast) -> None:
    with time_machine.travel(cast.rekenochtend.starts_at):
        page = client.post(invitation_path(cast.lotte_invited, "antwoord/"), {"answer": "yes"})
        assert page.status_code == 400
        assert 'value="yes"' not in page.content.decode()


def test_what_is_cancelled_says_so(client: Client, cast: Cast) -> None:
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    page = html(client, invitation_path(cast.samira_invited))
    assert "notice--warning" in page
    assert 'value="yes"' not in page


def test_why_it_was_difficult_can_be_told_afterwards(client: Client, cast: Cast) -> None:
    missed = Invitation.objects.get(activity=cast.koffieochtend, guardian=cast.emine)
    assert "/waarom/" in html(client, invitation_path(missed))
    page = client.post(invitation_path(missed, "waarom/"), {"answer": "no", "reason": "illness"}, follow=True)
    assert page.status_code == 200
    assert "/waarom/" not in page.content.decode()
    assert Absence.objects.get(pk=cast.emine_absent.pk).reason == "illness"
    assert client.post(invitation_path(missed, "waarom/"), {"reason": "work"}).status_code == 400


def test_who_came_is_thanked_and_not_asked(client: Client, cast: Cast) -> None:
    came = Invitation.objects.get(activity=cast.koffieochtend, guardian=cast.samira)
    assert "notice--success" in html(client, invitation_path(came))


def test_the_other_parent_is_not_told_who_came(client: Client, cast: Cast) -> None:
    stayed = Invitation.objects.get(activity=cast.koffieochtend, guardian=cast.hassan)
    page = html(client, invitation_path(stayed))
    assert "notice--success" not in page
    assert "/waarom/" not in page


def test_seen_when_drawn_and_not_when_only_fetched(client: Client, cast: Cast) -> None:
    html(client, invitation_path(cast.samira_invited))
    client.head(invitation_path(cast.samira_invited, "gezien.gif"))
    assert Invitation.objects.get(pk=cast.samira_invited.pk).seen_at is None
    image = client.get(invitation_path(cast.samira_invited, "gezien.gif"))
    assert (image.headers["Content-Type"], image.content[:6]) == ("image/gif", b"GIF89a")
    assert Invitation.objects.get(pk=cast.samira_invited.pk).seen_at is not None


# Nothing of anybody else


@pytest.mark.parametrize("page", ["", "gezien.gif", "agenda.ics"])
def test_no_parent_opens_the_invitation_of_another(client: Client, cast: Cast, page: str) -> None:
    for name in PARENTS:
        mine = link_path(getattr(cast, name))
        for row in Invitation.objects.exclude(guardian=getattr(cast, name)):
            assert client.get(f"{mine}uitnodiging/{row.pk}/{page}").status_code == 404, (name, row.pk)


@pytest.mark.parametrize("page", ["antwoord/", "waarom/"])
def test_no_parent_answers_for_another(client: Client, cast: Cast, page: str) -> None:
    for name in PARENTS:
        mine = link_path(getattr(cast, name))
        for row in Invitation.objects.exclude(guardian=getattr(cast, name)):
            words = {"answer": "no", "reason": "work"}
            assert client.post(f"{mine}uitnodiging/{row.pk}/{page}", words).status_code == 404, (name, row.pk)


@pytest.mark.parametrize("name", PARENTS)
def test_no_other_family_is_named(client: Client, cast: Cast, name: str) -> None:
    guardian: Guardian = getattr(cast, name)
    paths = [link_path(guardian), *(invitation_path(row) for row in guardian.invitations.all())]
    pages = "".join(html(client, path) for path in paths)
    family = guardian.guardianships.earliest("pk").child.family
    others = Guardian.objects.exclude(guardianships__child__family=family).exclude(family_name="Hendriks")
    assert not [other.full_name for other in others if other.full_name in pages]
    partners = Guardian.objects.filter(guardianships__child__family=family).exclude(pk=guardian.pk)
    assert not [other.full_name for other in partners if other.full_name in pages]


@pytest.mark.parametrize("name", ["karim", "petra", "marco"])
def test_outsiders_open_nothing(client: Client, cast: Cast, name: str) -> None:
    assert client.get(link_path(getattr(cast, name))).status_code == 404


def test_links_expire_and_can_be_revoked(client: Client, cast: Cast) -> None:
    path, link = invitation_path(cast.lotte_invited), cast.lotte.links.get()
    with time_machine.travel(link.expires_at + timedelta(seconds=1)):
        assert client.get(path).status_code == 404
    cast.lotte.links.update(revoked_at=timezone.now())
    assert client.get(path).status_code == client.post(path + "antwoord/").status_code == 404


@pytest.mark.parametrize("tampered", ["1-aaaaaaaaaaaaaaaa", "x", "-", "1-", "é-é"])
def test_a_made_up_token_opens_nothing(client: Client, cast: Cast, tampered: str) -> None:
    assert client.get(f"/u/{tampered}/").status_code == 404


def test_the_eighteenth_birthday_closes_the_page(client: Client, cast: Cast) -> None:
    invited = Invitation.objects.get(activity=cast.mentoravond, guardian=cast.katarzyna)
    today = timezone.localdate()
    birthday = date(today.year - 18, today.month, 28 if (today.month, today.day) == (2, 29) else today.day)
    type(cast.zofia).objects.filter(pk=cast.zofia.pk).update(birth_date=birthday + timedelta(days=1))
    assert client.get(invitation_path(invited)).status_code == 200
    type(cast.zofia).objects.filter(pk=cast.zofia.pk).update(birth_date=birthday)
    assert client.get(invitation_path(invited)).status_code == 404
    assert client.get(link_path(cast.katarzyna)).status_code == 404


# An old phone


def test_it_weighs_less_than_fourteen_kilobytes(client: Client, cast: Cast) -> None:
    say(client, cast.samira_invited, needs="needs_childcare")
    static = [Path(finders.find(f"shared/{name}") or "").read_bytes() for name in ("base.css", "hear.js")]
    weight = sum(len(gzip.compress(part)) for part in static)
    for path in (link_path(cast.samira), invitation_path(cast.samira_invited)):
        assert weight + len(gzip.compress(client.get(path).content)) <= 14 * 1024, path


def test_no_cookie_is_needed_and_one_goes_only_to_the_door(client: Client, cast: Cast) -> None:
    page = Client(enforce_csrf_checks=True).get(invitation_path(cast.lotte_invited))
    [cookie] = page.cookies.values()
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/hier/", True, "Lax")
    careful = Client(enforce_csrf_checks=True)
    assert careful.post(invitation_path(cast.lotte_invited, "antwoord/"), {"answer": "yes"}).status_code == 302


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_has_its_page(client: Client, cast: Cast, code: str) -> None:
    Guardian.objects.filter(pk=cast.samira.pk).update(language_read=code)
    for path in (link_path(cast.samira), invitation_path(cast.samira_invited)):
        assert f'<html lang="{code}" dir="{LANGUAGES[code].direction}"' in html(client, path)


def more(cast: Cast, count: int) -> None:
    for number in range(count):
        fields = {
            name: getattr(cast.rekenochtend, name) for name in ("location_id", "school_year_id", "place", "state")
        }
        start = cast.rekenochtend.starts_at + timedelta(days=number)
        activity = Activity.objects.create(**fields, starts_at=start, ends_at=start + timedelta(hours=1))
        activity.texts.create(language="nl", title=f"Nummer {number}", why="Leuk", source="original")
        row = Invitation.objects.get(pk=cast.samira_invited.pk)
        row.pk, row.activity = None, activity
        row.save()


def test_as_many_queries_for_one_as_for_thirty(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = link_path(cast.samira)
    with django_assert_max_num_queries(15) as few:
        html(client, path)
    more(cast, 30)
    with django_assert_max_num_queries(15) as many:
        html(client, path)
    assert len(few) == len(many)
    with django_assert_max_num_queries(15):
        html(client, invitation_path(cast.samira_invited))


# The calendar


def test_the_calendar_knows_the_dutch_clock(client: Client, cast: Cast) -> None:
    page = client.get(invitation_path(cast.lotte_invited, "agenda.ics"))
    text = page.content.decode()
    assert page.headers["Content-Type"].startswith("text/calendar")
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam" in text
    assert re.search(r"DTSTART;TZID=Europe/Amsterdam:\d{8}T090000\r\n", text)
    assert f"UID:activity-{cast.rekenochtend.pk}@driehoek" in text
    assert "STATUS:CONFIRMED" in text
    assert "/u/" not in text


def test_the_calendar_takes_it_out_again(client: Client, cast: Cast) -> None:
    answer(invitation=cast.lotte_invited, answer="yes")
    before = client.get(invitation_path(cast.lotte_invited, "agenda.ics")).content.decode()
    cancel(activity=cast.rekenochtend, by=cast.marieke)
    after = client.get(invitation_path(cast.lotte_invited, "agenda.ics")).content.decode()
    uid = re.compile(r"UID:(\S+)")
    assert uid.findall(before) == uid.findall(after)
    assert "STATUS:CANCELLED" in after
    assert "METHOD:CANCEL" in after
