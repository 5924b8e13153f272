"""The report of a talk: its draft, sharing it, what the school promises in it, and who may see it."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.test import Client
from django.utils import timezone

from driehoek.conversations.actions.reporting import Deal, begin_for_child, begin_for_talk, keep_draft
from driehoek.conversations.actions.sharing import correct, share, take_back
from driehoek.conversations.models import Agreement, Report, Talk
from driehoek.conversations.queries.reports import report_for, school_days_ago, waiting_long
from driehoek.conversations.tests.rounds import a_report, a_talk_held
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact, Promise
from driehoek.messages.models import Delivery
from driehoek.people.models import StudentDecision
from driehoek.people.rules import today
from driehoek.texts.models import Text, Version


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """A talk of Samira and Hassan together with Marieke about Yassin, which was held yesterday."""
    return a_talk_held(cast)


@pytest.fixture
def report(cast: Cast, talk: Talk) -> Report:
    """Its draft, with a subject and what each side does."""
    return a_report(talk, cast.marieke)


def told(report: Report) -> list[str]:
    rows = Delivery.objects.filter(about_kind="report", about_id=report.pk).exclude(state="cancelled")
    return sorted(rows.values_list("guardian__given_name", flat=True))


def test_a_report_begins_with_what_is_known_of_the_talk(cast: Cast, talk: Talk) -> None:
    report = begin_for_talk(talk=talk, by=cast.marieke)
    assert set(report.guardians.all()) == {cast.samira, cast.hassan}
    assert (report.kind, report.date) == ("progress", today() - timedelta(days=1))
    assert begin_for_talk(talk=talk, by=cast.marieke) == report


def test_only_who_had_the_talk_writes_its_report(cast: Cast, talk: Talk) -> None:
    for somebody in (cast.fatma, cast.ruud, cast.tom, cast.elsje, cast.nico):
        with pytest.raises(PermissionDenied):
            begin_for_talk(talk=talk, by=somebody)


def test_a_talk_to_come_or_missed_has_no_report(cast: Cast, talk: Talk) -> None:
    Talk.objects.update(state="missed")
    with pytest.raises(PermissionDenied):
        begin_for_talk(talk=talk, by=cast.marieke)
    then = timezone.now() + timedelta(days=1)
    Talk.objects.update(state="planned", starts_at=then, ends_at=then + timedelta(minutes=10))
    with pytest.raises(PermissionDenied):
        begin_for_talk(talk=talk, by=cast.marieke)


def test_a_talk_outside_a_round_gets_one_too(cast: Cast) -> None:
    report = begin_for_child(child=cast.inas, kind="care", day=today(), by=cast.nadia)
    assert (report.location, report.talk) == (cast.regenboog, None)
    with pytest.raises(Http404):
        begin_for_child(child=cast.inas, kind="care", day=today(), by=cast.tom)
    with pytest.raises(ValidationError):
        begin_for_child(child=cast.inas, kind="care", day=today() + timedelta(days=1), by=cast.nadia)


def test_a_draft_is_seen_by_nobody_else(cast: Cast, report: Report) -> None:
    assert report_for(cast.marieke, report.pk) == report
    for somebody in (cast.ruud, cast.fatma):
        with pytest.raises(Http404):
            report_for(somebody, report.pk)
        with pytest.raises(PermissionDenied):
            keep_draft(report=report, by=somebody, sections={"home": "Niets"})
    assert not Text.objects.filter(body__contains="puzzels").exists()


def test_a_shared_report_is_seen_by_who_sees_the_child(cast: Cast, report: Report) -> None:
    share(report=report, by=cast.marieke, readers=[cast.samira])
    for somebody in (cast.ruud, cast.fatma):
        assert report_for(somebody, report.pk) == report
    for stranger in (cast.tom, cast.nadia, cast.elsje, cast.truus, cast.ingrid, cast.rob):
        with pytest.raises(Http404):
            report_for(stranger, report.pk)


def test_keeping_again_changes_and_empties_but_loses_nothing_else(cast: Cast, report: Report) -> None:
    kept = {row.what: row.pk for row in report.agreements.all()}
    deals = [Deal("parents", "Elke avond voorlezen"), Deal("pupil", "Zelf de jas ophangen")]
    keep_draft(report=report, by=cast.marieke, sections={"enjoys": "", "home": "Rustig"}, deals=deals)
    assert dict(report.sections.values_list("key", "body")) == {"home": "Rustig"}
    now = {row.what: row.pk for row in report.agreements.all()}
    assert now["Elke avond voorlezen"] == kept["Elke avond voorlezen"]
    assert set(now) == {"Elke avond voorlezen", "Zelf de jas ophangen"}


def test_sharing_tells_each_reader_once_in_their_language(cast: Cast, report: Report) -> None:
    assert share(report=report, by=cast.marieke, readers=[cast.samira, cast.hassan]) == [cast.samira, cast.hassan]
    assert told(report) == ["Hassan", "Samira"]
    mail = Delivery.objects.get(about_kind="report", guardian=cast.samira)
    assert mail.language == "ar"
    assert f"/verslag/{report.pk}/" in mail.body
    assert "puzzels" not in mail.body
    assert mail.not_before
    assert mail.not_before > timezone.now()
    assert set(Version.objects.values_list("language", flat=True)) >= {"ar"}
    assert Text.objects.filter(body="Yassin houdt van puzzels.", about_child=True).count() == 1


def test_who_may_not_be_informed_gets_nothing(cast: Cast, report: Report) -> None:
    cast.yassin.guardianships.filter(guardian=cast.hassan).update(information="none", reason="rechter")
    people = share(report=report, by=cast.marieke, readers=[cast.samira, cast.hassan, cast.emine])
    assert people == [cast.samira]
    assert told(report) == ["Samira"]


def test_what_the_school_does_becomes_a_promise_of_its_author(cast: Cast, report: Report) -> None:
    share(report=report, by=cast.marieke, readers=[cast.samira, cast.hassan])
    promise = Promise.objects.get(about_kind="agreement")
    assert (promise.owner, promise.kind, promise.guardian) == (cast.marieke, "agreement", None)
    assert promise.due == today() + timedelta(days=7)
    assert "puzzel" in promise.subject
    assert promise.group == cast.vlinders


def test_a_report_that_says_nothing_is_not_shared(cast: Cast, talk: Talk) -> None:
    with pytest.raises(ValidationError):
        share(report=begin_for_talk(talk=talk, by=cast.marieke), by=cast.marieke, readers=[cast.samira])


def test_taking_back_leaves_nothing_and_sharing_again_tells_once(cast: Cast, report: Report) -> None:
    share(report=report, by=cast.marieke, readers=[cast.samira, cast.hassan])
    Delivery.objects.filter(about_kind="report", guardian=cast.samira).update(state="handed_over")
    take_back(report=report, by=cast.marieke)
    assert not Promise.objects.filter(about_kind="agreement").exists()
    assert not Contact.objects.filter(about_kind="report").exists()
    assert told(report) == ["Samira"]
    share(report=report, by=cast.marieke, readers=[cast.samira, cast.hassan])
    assert told(report) == ["Hassan", "Samira"]
    assert Text.objects.filter(body="Yassin houdt van puzzels.").count() == 1


def test_what_a_parent_has_read_is_not_taken_back(cast: Cast, report: Report) -> None:
    share(report=report, by=cast.marieke, readers=[cast.samira])
    report.readings.update(seen_at=timezone.now())
    with pytest.raises(ValidationError):
        take_back(report=report, by=cast.marieke)
    with pytest.raises(ValidationError):
        correct(report=report, by=cast.marieke)


def test_what_is_not_right_is_changed_and_told_again(cast: Cast, report: Report) -> None:
    share(report=report, by=cast.marieke, readers=[cast.samira])
    report.readings.update(seen_at=timezone.now(), right=False, answered_at=timezone.now())
    correct(report=report, by=cast.marieke)
    assert report.readings.get().right is None
    share(report=report, by=cast.marieke, readers=[cast.samira])
    assert told(report) == ["Samira", "Samira"]
    assert Promise.objects.filter(about_kind="agreement").count() == 1


def test_a_talk_that_nobody_ended_is_held_once_its_report_is_shared(cast: Cast, report: Report) -> None:
    Talk.objects.update(state="planned")
    share(report=report, by=cast.marieke, readers=[cast.samira])
    assert Talk.objects.get().state == "held"
    assert Contact.objects.filter(verb="talked").count() == 1


def test_an_adult_student_decides_who_reads_it(cast: Cast) -> None:
    report = begin_for_child(child=cast.ayoub_child, kind="mentor", day=today(), by=cast.sanne)
    keep_draft(report=report, by=cast.sanne, sections={"pupil": "Ik wil stage lopen in de zorg."})
    rows = StudentDecision.objects.filter(child=cast.ayoub_child, category="progress")
    rows.delete()
    assert share(report=report, by=cast.sanne, readers=[cast.naima]) == []
    assert told(report) == []
    take_back(report=report, by=cast.sanne)
    StudentDecision.objects.create(child=cast.ayoub_child, category="progress", kind="permission", decided_on=today())
    assert share(report=report, by=cast.sanne, readers=[cast.naima]) == [cast.naima]


@pytest.mark.parametrize(("day", "days"), [("2026-11-25", 7), ("2026-11-27", 7), ("2026-11-28", 5), ("2026-11-29", 6)])
def test_weekends_are_no_school_days(day: str, days: int) -> None:
    late = date.fromisoformat(day)
    assert school_days_ago(5, late) == late - timedelta(days=days)


def test_a_report_is_missed_only_after_five_school_days(cast: Cast, talk: Talk) -> None:
    def held_on(days: int) -> None:
        start = timezone.now() - timedelta(days=days)
        Talk.objects.update(starts_at=start, ends_at=start + timedelta(minutes=10))

    longest = (today() - school_days_ago(5)).days
    held_on(longest)
    assert not waiting_long(cast.marieke).exists()
    held_on(longest + 1)
    assert list(waiting_long(cast.marieke)) == [talk]
    assert not waiting_long(cast.fatma).exists()
    share(report=a_report(talk, cast.marieke), by=cast.marieke)
    assert not waiting_long(cast.marieke).exists()


def test_the_pages_lead_from_the_talk_to_a_shared_report(client: Client, cast: Cast, talk: Talk) -> None:
    as_staff(client, cast.marieke)
    assert "Waar wordt uw kind blij van?" in client.get(f"/rondes/gesprekken/{talk.pk}/leidraad/").text
    page = client.post(f"/rondes/gesprekken/{talk.pk}/leidraad/", follow=True)
    number = Report.objects.get().pk
    assert page.redirect_chain[-1][0] == f"/verslagen/{number}/schrijven/"
    typed = {"said_home": "Thuis gaat het goed.", "guardians": [cast.samira.pk], "interprets": "school"}
    deal = {"deal-TOTAL_FORMS": 1, "deal-INITIAL_FORMS": 0, "deal-0-who": "parents", "deal-0-what": "Voorlezen"}
    kept = client.post(f"/verslagen/{number}/schrijven/", typed | deal, headers={"HX-Target": "kept"})
    assert kept.status_code == 200
    assert Agreement.objects.get().what == "Voorlezen"
    assert "Thuis gaat het goed." in client.post(f"/verslagen/{number}/schrijven/", typed | deal, follow=True).text
    client.post(f"/verslagen/{number}/delen/", {"readers": [cast.samira.pk]})
    assert told(Report.objects.get()) == ["Samira"]
    assert client.post(f"/verslagen/{number}/terug/", follow=True).status_code == 200
    assert told(Report.objects.get()) == []


def test_the_private_reminder_is_never_kept(client: Client, cast: Cast, report: Report) -> None:
    page = as_staff(client, cast.marieke).get(f"/verslagen/{report.pk}/schrijven/").text
    assert "Verplaats je in hen" in page
    share(report=report, by=cast.marieke, readers=[cast.samira])
    assert not Text.objects.filter(body__contains="Verplaats je in hen").exists()


def test_from_the_family_page_a_report_begins_about_a_child_in_reach(client: Client, cast: Cast) -> None:
    path = f"/gezinnen/{cast.el_amrani.pk}/verslag/"
    page = as_staff(client, cast.nadia).get(path).text
    assert "Yassin" not in page
    day = {"day": today().isoformat(), "kind": "care"}
    assert client.post(path, day | {"child": cast.yassin.pk}).status_code == 200
    client.post(path, day | {"child": cast.inas.pk})
    assert Report.objects.get().child == cast.inas


def test_the_start_page_says_kindly_that_a_report_is_still_to_be_written(
    client: Client, cast: Cast, talk: Talk
) -> None:
    as_staff(client, cast.marieke)
    assert "/mijn-gesprekken/verslagen/" not in client.get("/vandaag/").text
    then = timezone.now() - timedelta(days=8)
    Talk.objects.update(starts_at=then, ends_at=then + timedelta(minutes=10))
    talk.round.state = "closed"
    talk.round.save()
    assert "/mijn-gesprekken/verslagen/" in client.get("/vandaag/").text
