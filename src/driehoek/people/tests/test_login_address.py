"""Somebody logs in with another e-mail address only when they read the mail that goes there."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account

NEW = "nieuw.hoofd@driesprong.example"
LINK = re.compile(r"http://testserver(/account/email/\S+)")


def asked(client: Client, mailbox: Mailbox, email: str = NEW) -> str:
    """Ask for another address, and return the link that was mailed there."""
    client.post(reverse("account_email"), {"email": email, "action_add": ""})
    assert mailbox.recipients[-1] == [email.lower()]
    body = mailbox.messages[-1].get_body(("plain",))
    found = LINK.search(body.get_content()) if body else None
    assert found
    return found[1]


@pytest.mark.parametrize("act", ["action_add", "action_primary", "action_send"])
def test_nobody_takes_an_address_that_a_head_will_appoint(
    client: Client, cast: Cast, mailbox: Mailbox, act: str
) -> None:
    as_staff(client, cast.chantal)
    asked(client, mailbox)
    client.post(reverse("account_email"), {"email": NEW, act: ""})
    appointed = {"email": NEW, "name": "Nieuw Hoofd", "role": "head", "location": cast.regenboog.pk}
    as_staff(Client(), cast.ruud).post(reverse("appointment_new"), appointed)
    assert Account.objects.get(email=NEW) != cast.chantal
    assert not cast.chantal.appointments.exists()
    assert not EmailAddress.objects.exists()


def test_who_reads_the_mail_logs_in_with_the_new_address(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    link = asked(as_staff(client, cast.marieke), mailbox, "Marieke@Thuis.example")
    assert client.get(link).status_code == 200
    assert Account.objects.get(pk=cast.marieke.pk).email == cast.marieke.email
    client.post(link)
    assert Account.objects.get(pk=cast.marieke.pk).email == "marieke@thuis.example"
    assert mailbox.recipients[-1] == [cast.marieke.email]


def test_a_link_opens_for_who_asked_and_once(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    link = asked(as_staff(client, cast.chantal), mailbox)
    assert as_staff(Client(), cast.marieke).post(link).status_code == 404
    assert as_staff(Client(), cast.marieke).post(reverse("login_address_proven", args=["x:y"])).status_code == 404
    client.post(link)
    Account.objects.filter(pk=cast.chantal.pk).update(email="chantal@driesprong.example")
    Account.objects.filter(pk=cast.marieke.pk).update(email=NEW)
    client.post(link)
    assert Account.objects.get(email=NEW) == cast.marieke


def test_an_address_of_somebody_else_looks_the_same_and_is_never_given(
    client: Client, cast: Cast, mailbox: Mailbox
) -> None:
    as_staff(client, cast.chantal)
    taken, free = (asked(client, mailbox, email) for email in (str(cast.marieke.email), NEW))
    assert client.get(taken).status_code == client.get(free).status_code
    client.post(taken)
    assert Account.objects.get(email=cast.marieke.email) == cast.marieke


def test_capitals_in_an_address_lock_nobody_out(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    appointed = {"email": "Jan.Jansen@Driesprong.example", "name": "Jan", "role": "head", "location": cast.regenboog.pk}
    as_staff(client, cast.ruud).post(reverse("appointment_new"), appointed)
    Client().post(reverse("account_request_login_code"), {"email": "Jan.Jansen@driesprong.example"})
    body = mailbox.messages[-1].get_body(("plain",))
    assert body
    assert re.search(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", body.get_content())
