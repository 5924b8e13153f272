"""A parent reports a child in their own language; a student of 18 or older reports in person."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import AuditLine, Guardian, StudentDecision
from driehoek.people.rules import today
from driehoek.schooldays.actions import note_missed, report_self, tell_missed
from driehoek.schooldays.models import Missed


def tell(client: Client, cast: Cast, guardian: Guardian, **changes: str) -> int:
    fields = {"child": str(cast.yassin.pk), "when": "today", "reason": "ill", "note": ""} | changes
    return client.post(link_path(guardian, "afwezig/"), fields).status_code


def test_three_taps_report_a_child(client: Client, cast: Cast) -> None:
    assert tell(client, cast, cast.samira, note="عنده حمى") == 302
    row = Missed.objects.get(child=cast.yassin)
    assert (row.start, row.end, row.reason, row.told_by) == (today(), today(), "ill", cast.samira)
    assert (row.group, row.note) == (cast.vlinders, "عنده حمى")
    shown = client.get(link_path(cast.samira, "afwezig/?gemeld=1")).text
    assert "عنده حمى" in shown
    assert 'class="notice notice--success"' in shown


def test_more_days_need_a_first_and_a_last_one(client: Client, cast: Cast) -> None:
    first, last, far = (str(today() + timedelta(days=days)) for days in (1, 3, 300))
    more = {"when": "more"}
    assert tell(client, cast, cast.samira, **more) == 200
    assert tell(client, cast, cast.samira, **more, start=last, end=first) == 200
    assert tell(client, cast, cast.samira, **more, start=first, end=far) == 200
    assert tell(client, cast, cast.samira, **more, start="zondag", end=last) == 200
    assert tell(client, cast, cast.samira, **more, start=first, end=last) == 302
    assert Missed.objects.get().end == today() + timedelta(days=3)


def test_what_was_typed_stays(client: Client, cast: Cast) -> None:
    fields = {"child": cast.yassin.pk, "when": "more", "reason": "ill", "note": "<b>koorts</b>"}
    assert "&lt;b&gt;koorts&lt;/b&gt;" in client.post(link_path(cast.samira, "afwezig/"), fields).text


def test_what_the_school_noted_is_explained_and_no_second_one_made(client: Client, cast: Cast) -> None:
    note_missed(child=cast.yassin, group=cast.vlinders, by=cast.marieke, day=today())
    assert "notice--warning" in client.get(link_path(cast.samira, "afwezig/")).text
    tell(client, cast, cast.samira)
    row = Missed.objects.get(child=cast.yassin)
    assert (row.reason, row.told_by, row.reported_by) == ("ill", cast.samira, cast.marieke)
    assert "notice--warning" not in client.get(link_path(cast.samira, "afwezig/")).text


def test_taking_back_makes_a_report_go_away(client: Client, cast: Cast) -> None:
    tell(client, cast, cast.samira)
    row = Missed.objects.get()
    assert client.post(link_path(cast.samira, f"afwezig/{row.pk}/terug/"))["Location"].endswith("/afwezig/?terug=1")
    row.refresh_from_db()
    assert row.taken_back_at


def test_taking_back_does_not_take_away_what_the_school_saw(client: Client, cast: Cast) -> None:
    note_missed(child=cast.yassin, group=cast.vlinders, by=cast.marieke, day=today())
    tell(client, cast, cast.samira, note="Koorts")
    row = Missed.objects.get()
    client.post(link_path(cast.samira, f"afwezig/{row.pk}/terug/"))
    row.refresh_from_db()
    assert (row.taken_back_at, row.reason, row.told_by, row.note) == (None, "unknown", None, "")


def test_the_other_parent_does_not_read_what_was_told(client: Client, cast: Cast) -> None:
    child = {"child": str(cast.noor.pk)}
    assert tell(client, cast, cast.iris, **child, note="Bij oma in Assen") == 302
    row = Missed.objects.get()
    assert "Assen" in client.get(link_path(cast.iris, "afwezig/")).text
    assert "Assen" not in client.get(link_path(cast.daniel, "afwezig/")).text
    assert client.post(link_path(cast.daniel, f"afwezig/{row.pk}/terug/")).status_code == 404
    line = AuditLine.objects.get(verb="absence_told")
    assert line.details["about"] == cast.iris.pk


def test_a_child_of_others_cannot_be_slipped_in(client: Client, cast: Cast) -> None:
    assert tell(client, cast, cast.samira, child=str(cast.deniz.pk)) == 200
    with pytest.raises(PermissionDenied):
        tell_missed(guardian=cast.samira, child=cast.deniz, start=today(), end=today(), reason="ill")


def test_who_may_not_be_informed_reports_nothing(client: Client, cast: Cast) -> None:
    assert tell(client, cast, cast.karim, child=str(cast.sami.pk)) == 404
    with pytest.raises(PermissionDenied):
        tell_missed(guardian=cast.karim, child=cast.sami, start=today(), end=today(), reason="ill")


def test_without_the_students_permission_for_absence_parents_do_not_report(client: Client, cast: Cast) -> None:
    StudentDecision.objects.filter(child=cast.ayoub_child).exclude(category="contact").delete()
    assert client.get(link_path(cast.naima)).status_code == 200
    assert tell(client, cast, cast.naima, child=str(cast.ayoub_child.pk)) == 200
    assert not Missed.objects.exists()
    assert "<form" not in client.get(link_path(cast.naima, "afwezig/")).text.split("<main")[1]
    assert "/afwezig/" not in client.get(link_path(cast.naima)).text


def test_a_parent_finds_it_on_their_page(client: Client, cast: Cast) -> None:
    assert link_path(cast.samira, "afwezig/") in client.get(link_path(cast.samira)).text


def report(client: Client, **changes: str) -> int:
    return client.post("/mijn/afwezig/", {"when": "today", "reason": "ill", "note": ""} | changes).status_code


def test_a_student_of_eighteen_reports_in_person(client: Client, cast: Cast) -> None:
    assert "/mijn/afwezig/" in as_staff(client, cast.chantal).get("/mijn/").text
    child = str(cast.chantal_child.pk)
    assert report(client, child=child) == 302
    row = Missed.objects.get()
    assert (row.child, row.reported_by, row.told_by) == (cast.chantal_child, cast.chantal, None)
    assert client.post(f"/mijn/afwezig/{row.pk}/terug/").status_code == 302
    row.refresh_from_db()
    assert row.taken_back_at


def test_a_student_reports_nobody_else(client: Client, cast: Cast) -> None:
    as_staff(client, cast.chantal)
    assert report(client, child=str(cast.ayoub_child.pk)) == 200
    with pytest.raises(PermissionDenied):
        report_self(account=cast.chantal, child=cast.ayoub_child, start=today(), end=today(), reason="ill")


def test_a_student_cannot_take_back_what_the_school_saw(client: Client, cast: Cast) -> None:
    row = note_missed(child=cast.chantal_child, group=cast.group_zw1, by=cast.sanne, day=today())
    as_staff(client, cast.chantal)
    assert client.post(f"/mijn/afwezig/{row.pk}/terug/").status_code == 404
    assert report(client, child=str(cast.chantal_child.pk)) == 302
    row.refresh_from_db()
    assert (row.reason, row.reported_by) == ("ill", cast.sanne)


def test_parents_do_not_read_of_an_absence_they_may_not_hear_of(client: Client, cast: Cast) -> None:
    note_missed(child=cast.ayoub_child, group=cast.group_zw1, by=cast.sanne, day=today())
    note_missed(child=cast.yassin, group=cast.vlinders, by=cast.marieke, day=today())
    assert AuditLine.objects.filter(verb="absence_noted").count() == 2
    assert not AuditLine.objects.filter(verb="absence_noted", family=cast.bensaid).exists()
    assert AuditLine.objects.filter(verb="absence_noted", family=cast.el_amrani).exists()


def test_tapping_twice_tells_once(client: Client, cast: Cast) -> None:
    assert [tell(client, cast, cast.samira) for _tap in range(2)] == [302, 302]
    assert Missed.objects.count() == 1
