"""E-mail to people from outside goes at the pace of all other mail, and what comes back is matched (decision 0042)."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.keys import hook_of, key_for
from driehoek.messages.mailboxes import take_bounce
from driehoek.messages.models import Delivery, Manners, Pace
from driehoek.messages.tests.test_bounces import notification, sent
from driehoek.participation import actions
from driehoek.participation.mails import mail_about
from driehoek.participation.models import OutsideMail
from driehoek.participation.tests.helping import riet_asked, task_in, work

pytestmark = pytest.mark.django_db
State, Problem = Delivery.State, Delivery.Problem
NOON = timezone.localtime().replace(hour=12, minute=0)


def mailed(cast: Cast) -> OutsideMail:
    """Riet was asked, and the mail server took it."""
    riet_asked(cast)
    work()
    return OutsideMail.objects.get()


def named(mail: OutsideMail) -> str:
    """The name of this e-mail with mail servers."""
    assert mail.ask.helper.outsider
    return mail_about(mail, mail.ask.helper.outsider).key


def now(mail: OutsideMail) -> tuple[str, str]:
    row = OutsideMail.objects.get(pk=mail.pk)
    return row.state, row.problem


@time_machine.travel(NOON, tick=True)
def test_what_came_back_waits_for_who_asked_to_call(cast: Cast, mailbox: Mailbox) -> None:
    mail, staff = mailed(cast), as_staff(Client(), cast.fatma)
    page = "/locatie/vlindertuin/samen-doen/"
    assert "0612345678" not in staff.get(page).content.decode()
    for _twice in range(2):
        assert take_bounce(notification("failed", "5.1.1", name=mailbox.messages[0]["Message-ID"]))
    assert now(mail) == (State.FAILED, Problem.REFUSED)
    shown = staff.get(page).content.decode()
    assert "0612345678" in shown
    assert cast.fatma.name in shown


@time_machine.travel(NOON, tick=True)
def test_it_is_known_by_envelope_and_by_the_address_it_came_back_to(cast: Cast, mailbox: Mailbox) -> None:
    mail = mailed(cast)
    for more in ({"envelope": f"Original-Envelope-Id: {named(mail)}\n"}, {"to": f"terug+{named(mail)}@school.example"}):
        OutsideMail.objects.update(state=State.HANDED_OVER, problem="")
        assert take_bounce(notification("failed", "5.2.2", **more))
        assert now(mail) == (State.FAILED, Problem.UNDELIVERED)


@time_machine.travel(NOON, tick=True)
@pytest.mark.parametrize(("action", "status"), [("delivered", "2.1.5"), ("delayed", "4.4.7"), ("failed", "4.4.1")])
def test_what_arrived_or_is_late_asks_nobody_to_call(cast: Cast, mailbox: Mailbox, action: str, status: str) -> None:
    mail = mailed(cast)
    assert take_bounce(notification(action, status, to=f"terug+{named(mail)}@school.example"))
    assert now(mail) == (State.HANDED_OVER, "")


@time_machine.travel(NOON, tick=True)
def test_a_mail_service_reports_at_the_sealed_address_of_this_location_only(
    cast: Cast, client: Client, mailbox: Mailbox
) -> None:
    mail = mailed(cast)
    body = json.dumps({"message_id": f"<{named(mail)}@x.example>", "status": "bounced", "code": "5.1.1"})
    answers = [
        client.post(hook_of(place), body, content_type="application/json").status_code
        for place in (cast.elders, cast.regenboog, cast.vlindertuin)
    ]
    assert answers == [404, 404, 204]
    assert now(mail) == (State.FAILED, Problem.REFUSED)


@time_machine.travel(NOON, tick=True)
def test_a_name_of_another_kind_or_made_up_matches_nothing(cast: Cast, mailbox: Mailbox) -> None:
    mail, delivery = mailed(cast), sent(cast)
    of_another_kind = key_for("delivery", mail.pk, mail.made_at)
    number, _, seal = named(mail).partition("-")
    others = [f"{number}-{'a' * len(seal)}", f"{number}1-{seal}", of_another_kind]
    assert not any(take_bounce(notification("failed", "5.1.1", to=f"terug+{key}@x.example")) for key in others)
    assert now(mail) == (State.HANDED_OVER, "")
    assert Delivery.objects.get(pk=delivery.pk).state == State.HANDED_OVER


@time_machine.travel(NOON, tick=True)
def test_what_a_colleague_told_stays_told(cast: Cast) -> None:
    riet_asked(cast, email="")
    mail = OutsideMail.objects.get()
    actions.tell_outsider(mail=mail, by=cast.fatma)
    assert take_bounce(notification("failed", "5.1.1", to=f"terug+{named(mail)}@x.example"))
    assert now(mail) == (State.CONFIRMED, "")


@time_machine.travel(NOON, tick=False)
def test_it_shares_the_mails_per_minute_of_the_location(cast: Cast, mailbox: Mailbox) -> None:
    Manners.objects.create(location=cast.vlindertuin, mails_per_minute=2)
    Pace.objects.create(location=cast.vlindertuin, channel="email", used=1, minute=timezone.now().replace(second=0))
    ask = riet_asked(cast)
    actions.ask(task=task_in(cast), by=cast.fatma, helpers=[ask.helper_id])
    Pace.objects.update(minute=timezone.now().replace(second=0, microsecond=0))
    work()
    assert len(mailbox.messages) == 1
    assert (Pace.objects.get().used, OutsideMail.objects.get(state=State.QUEUED).attempts) == (2, 0)
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        work()
    assert len(mailbox.messages) == 2
