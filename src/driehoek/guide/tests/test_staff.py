"""What colleagues fill in, who may, and what everybody then reads without logging in."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.guide.actions import cancel_open_day, choose_step, save_course, save_open_day
from driehoek.guide.models import ChildStep, Course, OpenDay
from driehoek.guide.rules import may_be_shown
from driehoek.people.models import AuditLine
from driehoek.texts.models import Version

COURSE = {
    "name": "Zorg en Welzijn", "step": "vmbo_kb", "sector": "care", "further": "Verpleging op het mbo.",
    "work": "Werken in een ziekenhuis.", "left": "40", "went_on": "31",
}  # fmt: skip


def test_a_head_adds_a_course_and_everybody_reads_it(client: Client, cast: Cast) -> None:
    assert Client().get("/school/zuiderpark/wegwijzer/").status_code == 404
    as_staff(client, cast.ruud).post("/locatie/zuiderpark/opleidingen/nieuw/", COURSE)
    html = Client().get("/school/zuiderpark/wegwijzer/?taal=nl").text
    assert all(words in html for words in ("Zorg en Welzijn", "Verpleging op het mbo.", "31", "40"))
    assert set(Version.objects.values_list("language", flat=True)) >= {"pl", "fr"}
    assert AuditLine.objects.filter(verb="course_saved", location=cast.zuiderpark).exists()


def test_the_same_words_keep_their_translations(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ruud).post("/locatie/zuiderpark/opleidingen/nieuw/", COURSE)
    row = Course.objects.get()
    client.post(f"/opleidingen/{row.pk}/", COURSE | {"work": "Werken in de thuiszorg."})
    after = Course.objects.get()
    assert (after.studies_id == row.studies_id, after.jobs_id == row.jobs_id) == (True, False)


@pytest.mark.parametrize("wrong", [{"went_on": "41"}, {"left": ""}, {"step": "mbo_4"}, {"name": ""}])
def test_a_course_that_makes_no_sense_is_not_kept(client: Client, cast: Cast, wrong: dict[str, str]) -> None:
    as_staff(client, cast.ruud).post("/locatie/zuiderpark/opleidingen/nieuw/", COURSE | wrong)
    assert not Course.objects.exists()


@pytest.mark.parametrize(("part", "whole", "shown"), [(5, 10, True), (4, 30, False), (27, 30, False), (None, 9, False)])
def test_few_school_leavers_are_never_counted_in_public(part: int | None, whole: int, *, shown: bool) -> None:
    assert may_be_shown(part, whole) is shown


def test_a_course_is_taken_out_and_put_back(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ruud).post("/locatie/zuiderpark/opleidingen/nieuw/", COURSE)
    row = Course.objects.get()
    away = client.post(f"/opleidingen/{row.pk}/weg/", {"away": "1"}, follow=True)
    assert f'action="/opleidingen/{row.pk}/weg/"' in away.text
    assert Client().get("/school/zuiderpark/wegwijzer/").status_code == 404
    client.post(f"/opleidingen/{row.pk}/weg/")
    assert Client().get("/school/zuiderpark/wegwijzer/").status_code == 200


def test_a_mentor_says_where_pupils_are_for_the_own_group_only(client: Client, cast: Cast) -> None:
    as_staff(client, cast.tom).post(f"/groepen/{cast.group_2b.pk}/wegwijzer/", {f"child_{cast.sami.pk}": "vmbo_kb"})
    assert ChildStep.objects.get(child=cast.sami).by_account == cast.tom
    assert client.get(f"/groepen/{cast.group_3k.pk}/wegwijzer/").status_code == 404
    for by in (cast.sanne, cast.fatma, cast.nico):
        with pytest.raises(PermissionDenied):
            choose_step(child=cast.sami, group=cast.group_2b, step="vmbo_tl", by=by)
    with pytest.raises(PermissionDenied):
        choose_step(child=cast.bram, group=cast.group_2b, step="vmbo_tl", by=cast.tom)


def test_who_holds_no_right_there_keeps_nothing(cast: Cast) -> None:
    begin = timezone.now() + timedelta(days=3)
    day = OpenDay(location=cast.zuiderpark, school="X", place="Y", starts_at=begin, ends_at=begin + timedelta(hours=1))
    course = Course(location=cast.zuiderpark, step="vmbo_kb", name="X", sector="care")
    for by in (cast.fatma, cast.elsje, cast.nico):
        with pytest.raises(PermissionDenied):
            save_open_day(day=day, by=by)
    with pytest.raises(PermissionDenied):
        save_course(course=course, studies="", jobs="", by=cast.tom)


def test_an_open_day_goes_into_a_calendar_and_out_again(client: Client, cast: Cast) -> None:
    begin = (timezone.now() + timedelta(days=3)).replace(second=0, microsecond=0)
    row = OpenDay(location=cast.zuiderpark, school="Haagpoort", place="Poortplein 1", starts_at=begin, ends_at=begin)
    row.ends_at += timedelta(hours=2)
    save_open_day(day=row, by=cast.tom)
    url = f"/opendagen/{row.pk}/agenda.ics"
    made = Calendar.from_ical(client.get(url).content).walk("VEVENT")[0]
    assert (made["summary"], made["location"], made.decoded("dtstart")) == ("Haagpoort", "Poortplein 1", begin)
    cancel_open_day(day=row, cancelled=True, by=cast.tom)
    assert Calendar.from_ical(client.get(url).content)["method"] == "CANCEL"
    assert client.get("/school/zuiderpark/wegwijzer/").status_code == 404


def test_families_can_go_together_in_an_activity_of_the_own_school(client: Client, cast: Cast) -> None:
    begin = f"{timezone.localdate() + timedelta(days=9)}T18:00"
    told = {"school": "Haagpoort", "place": "Poort", "starts_at": begin, "ends_at": begin.replace("18", "20")}
    foreign = cast.samira_invited.activity
    as_staff(client, cast.ruud).post("/locatie/zuiderpark/opendagen/nieuw/", told | {"activity": str(foreign.pk)})
    assert not OpenDay.objects.exists()
    type(foreign).objects.filter(pk=foreign.pk).update(location=cast.zuiderpark)
    client.post("/locatie/zuiderpark/opendagen/nieuw/", told | {"activity": str(foreign.pk)})
    assert OpenDay.objects.get().activity_id == foreign.pk
