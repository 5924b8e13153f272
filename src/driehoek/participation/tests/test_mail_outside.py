"""People from outside are told by real e-mail in their language, once; else a colleague tells it (row V4)."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from conftest import Mailbox, free_port
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.models import Delivery
from driehoek.participation import actions
from driehoek.participation.models import Ask, OutsideMail
from driehoek.participation.queries import token_of
from driehoek.participation.queries.outside import to_tell
from driehoek.participation.tests.helping import over, plain_text, riet_asked, task_in, tomorrow_at, work
from driehoek.shared.moments import AMSTERDAM

pytestmark = pytest.mark.django_db
State, Problem = Delivery.State, Delivery.Problem
NOON = timezone.localtime().replace(hour=12, minute=0)


@time_machine.travel(NOON, tick=True)
def test_she_is_asked_in_her_language_and_says_yes(cast: Cast, client: Client, mailbox: Mailbox) -> None:
    ask = riet_asked(cast)
    work()
    assert mailbox.recipients == [["riet@thuis.example"]]
    body = plain_text(mailbox)
    assert "Yemek veya hamur işi yapmak" in body
    assert "çocuğunuz" not in body  # whoever is no parent reads nothing about an own child
    path = f"/h/{token_of(ask.helper.outsider)}/taak/{ask.pk}/"  # type: ignore[arg-type]
    assert path in body
    client.post(path, {"said": "yes"})
    assert Ask.objects.get().answer == "yes"
    assert not Delivery.objects.exists()


@time_machine.travel(NOON, tick=True)
def test_a_change_withdrawing_and_thanks_come_once_each(cast: Cast, mailbox: Mailbox) -> None:
    ask = riet_asked(cast)
    work()
    for _twice in range(2):
        actions.move_task(
            task=ask.task, by=cast.fatma, starts_at=tomorrow_at(13), ends_at=tomorrow_at(14), place="Zaal"
        )
    other = actions.ask(task=task_in(cast), by=cast.fatma, helpers=[ask.helper_id])[0].task
    work()
    actions.withdraw_task(task=other, by=cast.fatma)
    work()
    actions.answer(ask=ask, person=ask.helper.person, said="yes")
    over(ask.task)
    actions.note_came(ask=ask, by=cast.fatma, came=True)
    actions.thank(ask=ask, by=cast.fatma)
    work()
    kinds = [one.kind.partition(".")[0] for one in OutsideMail.objects.filter(state=State.HANDED_OVER)]
    assert kinds == ["task_asked", "task_moved", "task_asked", "task_withdrawn", "task_thanks"]
    assert len(mailbox.messages) == 5


@time_machine.travel(NOON, tick=True)
@pytest.mark.parametrize("email", ["", "riet@thuis.example"])
def test_who_did_not_hear_the_question_hears_nothing_of_what_became_of_it(
    cast: Cast, mailbox: Mailbox, email: str
) -> None:
    ask = riet_asked(cast, email)
    actions.move_task(task=ask.task, by=cast.fatma, starts_at=tomorrow_at(13), ends_at=tomorrow_at(14), place="Zaal")
    actions.withdraw_task(task=ask.task, by=cast.fatma)
    work()
    assert not mailbox.messages
    assert not to_tell(cast.fatma, cast.vlindertuin).exists()


def test_nothing_leaves_within_quiet_hours(cast: Cast, mailbox: Mailbox) -> None:
    night = datetime.combine(timezone.localdate() + timedelta(days=1), datetime.min.time(), AMSTERDAM)
    with time_machine.travel(night, tick=True):
        riet_asked(cast)
        work()
        assert not mailbox.messages
    with time_machine.travel(night.replace(hour=9), tick=True):
        work()
    assert len(mailbox.messages) == 1


@time_machine.travel(NOON, tick=True)
def test_what_was_interrupted_is_not_repeated(cast: Cast, mailbox: Mailbox) -> None:
    riet_asked(cast)
    OutsideMail.objects.update(state=State.SENDING, claimed_until=timezone.now() - timedelta(seconds=1))
    work()
    row = OutsideMail.objects.get()
    assert (row.state, row.problem, mailbox.messages) == (State.FAILED, Problem.UNSURE, [])


@time_machine.travel(NOON, tick=False)
def test_a_server_that_is_away_is_tried_again_and_then_a_colleague_calls(
    cast: Cast, mailbox: Mailbox, settings: Settings
) -> None:
    riet_asked(cast)
    settings.EMAIL_PORT = free_port()
    for attempt in range(1, 6):
        assert OutsideMail.objects.get().state == State.QUEUED
        OutsideMail.objects.update(not_before=None)
        work()
        assert OutsideMail.objects.get().attempts == attempt
    assert (OutsideMail.objects.get().state, OutsideMail.objects.get().problem) == (State.FAILED, Problem.UNREACHABLE)
    actions.change_outsider(outsider=Ask.objects.get().helper.outsider, by=cast.fatma, email="nieuw@thuis.example")  # type: ignore[arg-type]
    assert OutsideMail.objects.get().state == State.QUEUED


@time_machine.travel(NOON, tick=True)
def test_without_an_address_a_colleague_reads_whom_to_call_and_notes_what_was_said(cast: Cast) -> None:
    ask, page = riet_asked(cast, email=""), "/locatie/vlindertuin/samen-doen/"
    staff = as_staff(Client(), cast.fatma)
    assert "0612345678" in staff.get(page).content.decode()
    mail = OutsideMail.objects.get()
    staff.post(f"/samen-doen/vertellen/{mail.pk}/", {"said": "yes"})
    ask.refresh_from_db()
    assert ask.answer == "yes"
    assert "0612345678" not in staff.get(page).content.decode()
    with pytest.raises(PermissionDenied):
        actions.tell_outsider(mail=mail, by=cast.fatma)


@time_machine.travel(NOON, tick=True)
def test_nothing_is_told_to_who_stopped(cast: Cast, mailbox: Mailbox) -> None:
    ask = riet_asked(cast)
    actions.stop_outsider(outsider=ask.helper.outsider, by=cast.fatma)  # type: ignore[arg-type]
    work()
    assert not mailbox.messages
