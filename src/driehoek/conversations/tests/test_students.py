"""An adult student reads reports about themselves and says whether they are right; parents see nothing of it."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.test import Client
from django.utils import timezone

from driehoek.conversations.actions.reporting import Deal, begin_for_child, keep_draft
from driehoek.conversations.actions.sharing import share
from driehoek.conversations.actions.students import say_about_oneself
from driehoek.conversations.models import Report, StudentReading
from driehoek.conversations.queries.reports import subjects_to_fill
from driehoek.conversations.rules import may_read_reports
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.logbook.models import Promise
from driehoek.people.models import StudentDecision
from driehoek.people.rules import today

PAGE = "/mijn/verslagen/"
WORDS = "Ik wil liever zelf kiezen welke stage."


def a_report_about(cast: Cast, name: str = "ayoub") -> Report:
    """What Sanne wrote after a talk with a student of 18 or older; shared with whoever may read it."""
    child = getattr(cast, f"{name}_child")
    report = begin_for_child(child=child, kind="progress", day=today(), by=cast.sanne)
    deals = [Deal("pupil", "Een stage zoeken"), Deal("school", "Een brief schrijven")]
    keep_draft(
        report=report, by=cast.sanne, sections={"pupil": "Ik vind het fijn hier.", "learning": "Goed."}, deals=deals
    )
    return report


@pytest.fixture
def report(cast: Cast) -> Report:
    StudentDecision.objects.get_or_create(
        child=cast.ayoub_child, category="progress", kind="permission", defaults={"decided_on": today()}
    )
    draft = a_report_about(cast)
    share(report=draft, by=cast.sanne, readers=may_read_reports(cast.ayoub_child))
    return Report.objects.get(pk=draft.pk)


def test_a_student_of_18_reads_what_was_said_in_their_own_words(client: Client, cast: Cast, report: Report) -> None:
    as_staff(client, cast.ayoub)
    assert f"{PAGE}{report.pk}/" in client.get(PAGE).text
    page = client.get(f"{PAGE}{report.pk}/").text
    assert "Ik vind het fijn hier." in page
    assert "Een stage zoeken" in page
    assert "Wil je iets toevoegen" in page
    assert StudentReading.objects.get().seen_at


def test_a_draft_a_report_of_somebody_else_and_a_minor_are_not_found(
    client: Client, cast: Cast, report: Report
) -> None:
    draft = a_report_about(cast)
    as_staff(client, cast.ayoub)
    assert client.get(f"{PAGE}{draft.pk}/").status_code == 404
    assert client.get(f"{PAGE}{a_report_about(cast, 'chantal').pk}/").status_code == 404
    type(cast.ayoub_child).objects.filter(pk=cast.ayoub_child.pk).update(birth_date=today() - timedelta(days=17 * 365))
    assert client.get(f"{PAGE}{report.pk}/").status_code == 404
    assert client.get(PAGE).status_code == 200
    assert client.post(f"{PAGE}{report.pk}/", {"right": "no"}).status_code == 404
    assert as_staff(client, cast.sanne).get(PAGE).status_code == 404


def test_what_a_student_says_is_for_school_and_not_for_the_parents(client: Client, cast: Cast, report: Report) -> None:
    as_staff(client, cast.ayoub).post(f"{PAGE}{report.pk}/", {"right": "no", "words": WORDS})
    promise = Promise.objects.get(about_kind="student_reading")
    assert (promise.owner, promise.guardian, promise.state) == (cast.sanne, None, "open")
    assert WORDS in as_staff(client, cast.sanne).get(f"/verslagen/{report.pk}/").text
    for page in ("", "praten/", f"verslag/{report.pk}/", "mijn-gegevens/"):
        assert WORDS not in client.get(link_path(cast.naima, page)).text
    reading = say_about_oneself(report=report, by=cast.ayoub, right=True)
    assert (reading.right, reading.words and reading.words.body) == (True, WORDS)
    assert not Promise.objects.filter(about_kind="student_reading").exists()


def test_nobody_else_says_it_for_them(cast: Cast, report: Report) -> None:
    for name in ("sanne", "chantal", "ruud", "nico"):
        with pytest.raises(Http404):
            say_about_oneself(report=report, by=getattr(cast, name), right=True)


def test_without_permission_the_parents_read_nothing_and_the_student_does(client: Client, cast: Cast) -> None:
    report = a_report_about(cast, "chantal")
    assert not may_read_reports(cast.chantal_child).exists()
    share(report=report, by=cast.sanne, readers=[cast.petra])
    assert not report.readings.exists()
    assert client.get(link_path(cast.petra, f"verslag/{report.pk}/")).status_code == 404
    page = as_staff(client, cast.chantal).get(f"{PAGE}{report.pk}/")
    assert "Goed." in page.text


def test_permission_that_is_taken_back_closes_the_report_for_the_parent_at_once(
    client: Client, cast: Cast, report: Report
) -> None:
    path = link_path(cast.naima, f"verslag/{report.pk}/")
    assert client.get(path).status_code == 200
    as_staff(client, cast.ayoub).post("/mijn/keuze/", {"category": "progress", "open": "no"})
    assert client.get(path).status_code == 404
    assert client.get(f"{PAGE}{report.pk}/").status_code == 200


def test_from_12_the_pupil_has_a_subject_of_their_own(cast: Cast) -> None:
    born = {11: False, 12: True}
    for years, has in born.items():
        birthday = timezone.localdate() - timedelta(days=round(years * 365.25) + 2)
        type(cast.sami).objects.filter(pk=cast.sami.pk).update(birth_date=birthday)
        cast.sami.refresh_from_db()
        report = begin_for_child(child=cast.sami, kind="progress", day=today(), by=cast.tom)
        assert ("pupil" in [key for key, _title, _questions in subjects_to_fill(report)]) is has
