from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.people.waiting import waiting_for
from driehoek.texts.models import Text, Version
from driehoek.together.actions import (
    add_task,
    ask_guardian,
    finish_task,
    leave,
    plan_meeting,
    start_commission,
    take_task,
    write_minutes,
)
from driehoek.together.models import CommissionMember, CommissionTask
from driehoek.together.queries.commissions import board, next_chair
from driehoek.together.tests.rooms import LOGGED_IN, a_morning, a_room, a_wish

WORDS = {"kind": "other", "name": "Feest", "purpose": "Samen een feest maken."}


def test_a_guardian_is_asked_in_their_language_and_chooses(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    ask_guardian(commission=commission, guardian=cast.emine, by=cast.fatma)
    told = Delivery.objects.get(kind="together_seat", guardian=cast.emine)
    assert (told.language, told.channel) == ("tr", "email")
    assert [one.kind.page for one in waiting_for(cast.emine)] == ["parent_commission"]
    assert "Lütfen cevap verin" in client.get(link_path(cast.emine, "samen/")).content.decode()
    address = link_path(cast.emine, f"samen/commissie/{commission.pk}/")
    assert "Samira" not in client.get(address).content.decode()
    client.post(address, {"act": "yes"})
    assert "Samira" in client.get(address).content.decode()
    assert waiting_for(cast.emine) == []


def test_who_says_no_is_out_of_it(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    ask_guardian(commission=commission, guardian=cast.emine, by=cast.fatma)
    address = link_path(cast.emine, f"samen/commissie/{commission.pk}/")
    client.post(address, {"act": "no"})
    assert client.get(address).status_code == 404


def test_who_left_and_is_asked_again_gets_a_message_again(cast: Cast) -> None:
    commission = a_room(cast)
    task = add_task(commission=commission, who=cast.samira, body="Taart", mine=True)
    finish_task(task=task, who=cast.samira)
    leave(commission=commission, who=cast.samira)
    for _twice in range(2):
        ask_guardian(commission=commission, guardian=cast.samira, by=cast.fatma)
    assert Delivery.objects.filter(kind="together_seat", guardian=cast.samira).count() == 2
    assert [one.kind.page for one in waiting_for(cast.samira)] == ["parent_commission"]
    assert CommissionTask.objects.get().member.guardian == cast.samira  # type: ignore[union-attr]  # who did it stays


def test_asked_is_not_yet_in_it(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    ask_guardian(commission=commission, guardian=cast.emine, by=cast.fatma)
    address = link_path(cast.emine, f"samen/commissie/{commission.pk}/")
    assert client.post(address, {"act": "task", "task-body": "Koffie"}).status_code == 404
    assert not CommissionTask.objects.exists()


def test_nobody_of_elsewhere_is_asked_and_few_may_ask(cast: Cast) -> None:
    commission = a_room(cast)
    for guardian, by in ((cast.anna, cast.fatma), (cast.emine, cast.marieke), (cast.emine, cast.elsje)):
        with pytest.raises(PermissionDenied):
            ask_guardian(commission=commission, guardian=guardian, by=by)
    with pytest.raises(PermissionDenied):
        start_commission(location=cast.vlindertuin, by=cast.marieke, **WORDS)
    with pytest.raises(ValidationError):
        start_commission(location=cast.vlindertuin, by=cast.fatma, **WORDS | {"kind": "parents_room"})


def test_a_parent_writes_a_task_and_the_team_reads_it(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    address = f"samen/commissie/{commission.pk}/"
    client.post(link_path(cast.samira, address), {"act": "task", "task-body": "قهوة", "task-mine": "on"})
    task = CommissionTask.objects.get()
    assert task.member == CommissionMember.objects.get(guardian=cast.samira)
    assert Version.objects.filter(text=task.text, language="nl").exists()
    page = as_staff(client, cast.fatma).get(f"/{address}").content.decode()
    assert "قهوة" in page
    client.post(f"/{address}", {"act": "done", "task": task.pk})
    task.refresh_from_db()
    assert task.done_at


def test_a_task_of_another_is_not_taken_and_any_member_finishes(cast: Cast) -> None:
    commission = a_room(cast)
    task = add_task(commission=commission, who=cast.samira, body="Taart", mine=True)
    with pytest.raises(PermissionDenied):
        take_task(task=task, who=cast.fatma)
    with pytest.raises(PermissionDenied):
        finish_task(task=task, who=cast.ruud)
    take_task(task=task, who=cast.samira, takes=False)
    take_task(task=CommissionTask.objects.get(), who=cast.fatma)
    leave(commission=commission, who=cast.fatma)
    assert CommissionTask.objects.get().member is None


def test_a_warning_when_one_side_has_all_tasks(cast: Cast) -> None:
    commission = a_room(cast)
    for body in ("Taart", "Koffie"):
        add_task(commission=commission, who=cast.samira, body=body, mine=True)
    assert board(commission, cast.samira).one_sided == "parents"
    add_task(commission=commission, who=cast.fatma, body="Stoelen", mine=True)
    assert board(commission, cast.samira).one_sided == ""


def test_the_chair_alternates_between_parents_and_team(cast: Cast) -> None:
    commission = a_room(cast)
    samira = CommissionMember.objects.get(guardian=cast.samira)
    plan_meeting(commission=commission, who=cast.fatma, at=timezone.now(), chair=samira.pk)
    now = board(commission, cast.fatma)
    assert next_chair(now.members, now.meetings) == CommissionMember.objects.get(account=cast.fatma).pk


def test_minutes_are_asked_for_in_the_language_of_every_member(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    meeting = plan_meeting(commission=commission, who=cast.samira, at=timezone.now(), agenda="جدول")
    write_minutes(meeting=meeting, who=cast.fatma, body="We beginnen om negen uur.")
    meeting.refresh_from_db()
    assert list(Version.objects.filter(text=meeting.minutes).values_list("language", flat=True)) == ["ar"]
    assert "negen uur" in client.get(link_path(cast.samira, f"samen/commissie/{commission.pk}/")).content.decode()


def test_two_who_write_at_once_do_not_replace_each_other(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    meeting = plan_meeting(commission=commission, who=cast.samira, at=timezone.now())
    address = link_path(cast.samira, f"samen/commissie/{commission.pk}/")
    sent = {"act": "minutes", "minutes-meeting": meeting.pk, "minutes-seen": ""}
    write_minutes(meeting=meeting, who=cast.fatma, body="We beginnen om negen uur.")
    page = client.post(address, sent | {"minutes-body": "نبدأ في التاسعة"}).text
    assert "نبدأ في التاسعة" in page
    kept = Text.objects.get(minutes_of=meeting)
    assert kept.body == "We beginnen om negen uur."
    client.post(address, sent | {"minutes-body": "نبدأ", "minutes-seen": kept.pk})
    assert Text.objects.get(minutes_of=meeting).body == "نبدأ"


def test_minutes_that_are_too_long_stay_on_the_page(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    meeting = plan_meeting(commission=commission, who=cast.samira, at=timezone.now())
    sent = {"act": "minutes", "minutes-meeting": meeting.pk, "minutes-body": "Koffie " + "x" * 4000}
    assert "Koffie" in client.post(link_path(cast.samira, f"samen/commissie/{commission.pk}/"), sent).text


def test_what_a_morning_needs_is_a_task_for_that_morning(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    row = a_wish(cast)
    a_morning(cast, row, commission)
    sent = {"act": "task", "task-body": "Bekers", "task-proposal": row.pk}
    client.post(link_path(cast.samira, f"samen/commissie/{commission.pk}/"), sent)
    assert CommissionTask.objects.get().proposal == row


def test_the_same_few_queries_for_any_number(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    commission = a_room(cast)
    for number in range(30):
        add_task(commission=commission, who=cast.samira, body=f"Taak {number}", mine=True)
        at = timezone.now() + timedelta(days=number)
        plan_meeting(commission=commission, who=cast.samira, at=at, agenda="Iets")
    with django_assert_max_num_queries(15):
        client.get(link_path(cast.samira, f"samen/commissie/{commission.pk}/"))
    as_staff(client, cast.fatma)
    with django_assert_max_num_queries(15 + LOGGED_IN):
        client.get(f"/samen/commissie/{commission.pk}/")
