"""The list of a group: a tap notes an absence, and it can be taken back and explained."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account, AuditLine, Child, Enrolment
from driehoek.people.rules import today
from driehoek.schooldays.actions import note_missed
from driehoek.schooldays.models import Missed


def tap(client: Client, cast: Cast, child: Child, what: str = "absent", **more: str) -> int:
    path = f"/groepen/{cast.vlinders.pk}/verzuim/"
    return client.post(path, {"child": child.pk, "what": what, **more}).status_code


@pytest.mark.parametrize(
    ("what", "kind", "reason"), [("absent", "absent", "unknown"), ("ill", "absent", "ill"), ("late", "late", "unknown")]
)
def test_one_tap_notes_it(client: Client, cast: Cast, what: str, kind: str, reason: str) -> None:
    assert tap(as_staff(client, cast.marieke), cast, cast.yassin, what) == 302
    missed = Missed.objects.get(child=cast.yassin)
    assert (missed.kind, missed.reason, missed.start, missed.end) == (kind, reason, today(), today())
    assert (missed.group, missed.reported_by) == (cast.vlinders, cast.marieke)
    assert AuditLine.objects.filter(verb="absence_noted", family=cast.el_amrani, account=cast.marieke).exists()


def test_a_double_tap_notes_it_once(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    assert [tap(client, cast, cast.yassin), tap(client, cast, cast.yassin, "ill")] == [302, 302]
    assert Missed.objects.get(child=cast.yassin).reason == "unknown"


def test_a_wrong_tap_is_taken_back(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    tap(client, cast, cast.yassin)
    missed = Missed.objects.get(child=cast.yassin)
    shown = client.get(f"/groepen/{cast.vlinders.pk}/verzuim/?gedaan={missed.pk}").text
    assert f'action="/verzuim/{missed.pk}/terug/" data-undo' in shown
    assert client.post(f"/verzuim/{missed.pk}/terug/").status_code == 302
    missed.refresh_from_db()
    assert missed.taken_back_at
    assert client.get(f"/verzuim/{missed.pk}/").status_code == 404
    assert tap(client, cast, cast.yassin, "ill") == 302


def test_the_details_are_changed(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    tap(client, cast, cast.yassin)
    missed = Missed.objects.get(child=cast.yassin)
    fields = {"kind": "absent", "reason": "ill", "hours": "", "note": "Koorts"}
    early, late, good = (str(today() + timedelta(days=days)) for days in (-1, 200, 2))
    assert client.post(f"/verzuim/{missed.pk}/", fields | {"end": early}).status_code == 200
    assert client.post(f"/verzuim/{missed.pk}/", fields | {"end": late}).status_code == 200
    assert client.post(f"/verzuim/{missed.pk}/", fields | {"end": good}).status_code == 302
    missed.refresh_from_db()
    assert (missed.reason, missed.end, missed.note) == ("ill", today() + timedelta(days=2), "Koorts")


def test_what_was_typed_stays_when_a_day_is_wrong(client: Client, cast: Cast) -> None:
    row = note_missed(child=cast.yassin, group=cast.vlinders, by=cast.marieke, day=today())
    fields = {"kind": "absent", "reason": "ill", "end": "2020-01-01", "note": "<b>Koorts</b>"}
    shown = as_staff(client, cast.marieke).post(f"/verzuim/{row.pk}/", fields).text
    assert "&lt;b&gt;Koorts&lt;/b&gt;" in shown


def test_an_earlier_day_is_noted_and_a_later_one_not(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    Enrolment.objects.filter(child=cast.yassin).update(start=None)
    yesterday, tomorrow = today() - timedelta(days=1), today() + timedelta(days=1)
    for day in (yesterday, tomorrow):
        client.post(f"/groepen/{cast.vlinders.pk}/verzuim/?dag={day}", {"child": cast.yassin.pk, "what": "ill"})
    assert set(Missed.objects.values_list("start", flat=True)) == {yesterday, today()}


@pytest.mark.parametrize("nonsense", ["?dag=2026-13-45", "?dag=x", "?gedaan=abc", "?gedaan=99999999999", "?gedaan=7"])
def test_nonsense_in_the_address_shows_today(client: Client, cast: Cast, nonsense: str) -> None:
    as_staff(client, cast.marieke)
    assert client.get(f"/groepen/{cast.vlinders.pk}/verzuim/{nonsense}").status_code == 200


def test_a_child_of_another_group_cannot_be_slipped_in(client: Client, cast: Cast) -> None:
    assert tap(as_staff(client, cast.ruud), cast, cast.parisa) == 404
    assert tap(client, cast, cast.finn) == 404
    assert not Missed.objects.exists()


@pytest.mark.parametrize("name", ["nico", "elsje", "tom", "nadia", "truus"])
def test_who_may_not_note_attendance_may_not_note_absence(cast: Cast, name: str) -> None:
    by: Account = getattr(cast, name)
    with pytest.raises(PermissionDenied):
        note_missed(child=cast.yassin, group=cast.vlinders, by=by, day=today())


@pytest.mark.parametrize("number", [1, 20])
def test_the_list_asks_as_much_for_many_as_for_few(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], Any], number: int
) -> None:
    for count in range(number):
        child = Child.objects.create(
            organisation=cast.driesprong, family=cast.kaya, given_name=f"Kind {count}", family_name="Kaya"
        )
        Enrolment.objects.create(child=child, group=cast.vlinders)
        note_missed(child=child, group=cast.vlinders, by=cast.marieke, day=today())
    as_staff(client, cast.marieke).get("/vandaag/")
    with django_assert_max_num_queries(15):
        shown = client.get(f"/groepen/{cast.vlinders.pk}/verzuim/").text
    assert f"Kind {number - 1}" in shown
