"""Parents read the report of a talk in their language, say whether it is right, and add their own words."""

import pytest
from django.test import Client
from django.utils import timezone

from driehoek.activities.models import Invitation
from driehoek.conversations.actions.reporting import begin_for_child, keep_draft
from driehoek.conversations.actions.sharing import correct, share, take_back
from driehoek.conversations.models import Reading, Report
from driehoek.conversations.tests.rounds import a_report, a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.messages.telling import standing, words_for
from driehoek.people.models import Guardian, StudentDecision
from driehoek.people.rules import today
from driehoek.texts.actions import check
from driehoek.texts.models import Version


@pytest.fixture
def report(cast: Cast) -> Report:
    """A report about Yassin that is shared with Samira alone, as her talk was apart from Hassan's."""
    draft = a_report(a_talk_held(cast, cast.samira, apart=True), cast.marieke)
    share(report=draft, by=cast.marieke, readers=[cast.samira])
    draft.refresh_from_db()
    return draft


def path(report: Report, guardian: Guardian, page: str = "") -> str:
    return link_path(guardian, f"verslag/{report.pk}/{page}")


def say(client: Client, report: Report, guardian: Guardian, right: str, words: str = "") -> int:
    answer = {"right": right, "words": words}
    return client.post(path(report, guardian, "antwoord/"), answer).status_code


def test_a_parent_reads_what_was_said_and_who_does_what(client: Client, cast: Cast, report: Report) -> None:
    page = client.get(path(report, cast.samira))
    assert 'lang="ar"' in page.text
    for words in ("Yassin houdt van puzzels.", "Een puzzel meegeven", "Elke avond voorlezen", "Marieke de Boer"):
        assert words in page.text
    assert path(report, cast.samira) in client.get(link_path(cast.samira, "praten/")).text


def test_an_unread_report_stands_on_the_first_page_after_what_is_asked(
    client: Client, cast: Cast, report: Report
) -> None:
    home = link_path(cast.samira)
    asked = client.get(home).text
    assert asked.index(link_path(cast.samira, "uitnodiging/")) < asked.index(path(report, cast.samira))
    Invitation.objects.filter(guardian=cast.samira).delete()
    assert path(report, cast.samira) in client.get(home).text
    client.get(path(report, cast.samira, "gezien/"))
    assert path(report, cast.samira) not in client.get(home).text


def test_a_translation_comes_first_and_the_original_stays_near(client: Client, cast: Cast, report: Report) -> None:
    version = Version.objects.get(text__body="Yassin houdt van puzzels.", language="ar")
    check(version=version, by=cast.marieke, body="ياسين يحب الأحاجي")
    page = client.get(path(report, cast.samira)).text
    assert page.index("ياسين يحب الأحاجي") < page.index("Yassin houdt van puzzels.")


def test_nobody_else_finds_it(client: Client, cast: Cast, report: Report) -> None:
    for who in (cast.hassan, cast.emine, cast.lotte, cast.anna):
        assert client.get(path(report, who)).status_code == 404
        assert client.get(path(report, who, "gezien/")).status_code == 404
        assert say(client, report, who, "no") == 404
    assert path(report, cast.hassan) not in client.get(link_path(cast.hassan, "praten/")).text
    assert "Hassan" not in client.get(path(report, cast.samira)).text


def test_a_right_that_ended_opens_nothing(client: Client, cast: Cast, report: Report) -> None:
    cast.yassin.guardianships.filter(guardian=cast.samira).update(information="none", reason="rechter")
    assert client.get(path(report, cast.samira)).status_code == 404


def test_only_a_drawn_page_is_read(client: Client, cast: Cast, report: Report) -> None:
    client.get(path(report, cast.samira))
    assert Reading.objects.get().seen_at is None
    client.get(path(report, cast.samira, "gezien/"))
    assert Reading.objects.get().seen_at is not None


def test_one_tap_says_that_it_is_right(client: Client, cast: Cast, report: Report) -> None:
    assert say(client, report, cast.samira, "yes") == 302
    reading = Reading.objects.get()
    assert (reading.right, reading.words) == (True, None)
    assert Contact.objects.filter(verb="report_right", guardian=cast.samira).count() == 1
    assert not Promise.objects.filter(about_kind="reading").exists()


def test_not_right_is_a_promise_to_talk_once(client: Client, cast: Cast, report: Report) -> None:
    for _twice in range(2):
        say(client, report, cast.samira, "no", "هذا ليس صحيحا")
    promise = Promise.objects.get(about_kind="reading")
    assert (promise.kind, promise.owner, promise.guardian) == ("call_back", cast.marieke, cast.samira)
    assert Contact.objects.filter(verb="report_not_right").count() == 1
    assert Version.objects.filter(text__body="هذا ليس صحيحا", language="nl").exists()
    assert "Marieke de Boer" in client.get(path(report, cast.samira)).text
    assert "هذا ليس صحيحا" in as_staff(client, cast.marieke).get(f"/verslagen/{report.pk}/").text


def test_right_after_all_owes_nothing_and_keeps_the_words(client: Client, cast: Cast, report: Report) -> None:
    say(client, report, cast.samira, "no", "هذا ليس صحيحا")
    say(client, report, cast.samira, "yes")
    reading = Reading.objects.get()
    assert reading.words
    assert (reading.right, reading.words.body) == (True, "هذا ليس صحيحا")
    assert not Promise.objects.filter(about_kind="reading").exists()


def test_without_a_choice_nothing_is_lost(client: Client, cast: Cast, report: Report) -> None:
    page = client.post(path(report, cast.samira, "antwoord/"), {"words": "شكرا"})
    assert page.status_code == 400
    assert "شكرا" in page.text
    assert Reading.objects.get().answered_at is None


def test_a_report_that_is_changed_says_so_and_takes_no_answer(client: Client, cast: Cast, report: Report) -> None:
    take_back(report=report, by=cast.marieke)
    page = client.get(path(report, cast.samira))
    assert page.status_code == 200
    assert "puzzels" not in page.text
    assert say(client, report, cast.samira, "yes") == 404
    client.get(path(report, cast.samira, "gezien/"))
    assert Reading.objects.get().seen_at is None


def test_after_a_change_the_parent_is_asked_again(client: Client, cast: Cast, report: Report) -> None:
    say(client, report, cast.samira, "no", "هذا ليس صحيحا")
    correct(report=report, by=cast.marieke)
    share(report=report, by=cast.marieke, readers=[cast.samira])
    assert Reading.objects.get().right is None
    assert "هذا ليس صحيحا" in client.get(path(report, cast.samira)).text


def test_the_family_page_shows_reports_within_reach(client: Client, cast: Cast, report: Report) -> None:
    family = f"/gezinnen/{cast.el_amrani.pk}/"
    assert f"/verslagen/{report.pk}/" in as_staff(client, cast.fatma).get(family).text
    page = as_staff(client, cast.nadia).get(family)  # care at the primary school of Inas
    assert page.status_code == 200
    assert f"/verslagen/{report.pk}/" not in page.text


def test_a_letter_about_it_falls_off_the_list_once_that_parent_has_read_it(cast: Cast) -> None:
    report = a_report(a_talk_held(cast), cast.marieke)
    share(report=report, by=cast.marieke, readers=[cast.samira, cast.hassan])
    waiting = Delivery.objects.filter(standing(), about_kind="report")
    assert {words.language for words in words_for(waiting).values()} == {"ar", "nl"}
    report.readings.filter(guardian=cast.samira).update(seen_at=timezone.now())
    assert [row.guardian for row in waiting.all()] == [cast.hassan]


def test_a_parent_may_read_about_an_adult_student_who_permits_just_that(client: Client, cast: Cast) -> None:
    StudentDecision.objects.filter(child=cast.ayoub_child).delete()
    fields = {"child": cast.ayoub_child, "category": "progress", "kind": "permission", "decided_on": today()}
    permission = StudentDecision.objects.create(**fields)
    draft = begin_for_child(child=cast.ayoub_child, kind="mentor", day=today(), by=cast.sanne)
    keep_draft(report=draft, by=cast.sanne, sections={"pupil": "Ik wil stage lopen."})
    share(report=draft, by=cast.sanne, readers=[cast.naima])
    assert "Ik wil stage lopen." in client.get(path(draft, cast.naima)).text
    permission.withdrawn_on = today()
    permission.save()
    assert client.get(path(draft, cast.naima)).status_code == 404
