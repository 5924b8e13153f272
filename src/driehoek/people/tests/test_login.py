"""Colleagues log in with a code by e-mail or a password; nobody signs up, and a stranger learns nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account

NEW = "vier-paarse-olifanten"
CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")


def ask_code(client: Client, email: str) -> None:
    client.post(reverse("account_request_login_code"), {"email": email})


def test_a_code_by_email_opens_the_door(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    ask_code(client, str(cast.marieke.email))
    letter = mailbox.messages[0].get_body()
    assert letter is not None
    code = CODE.search(letter.get_content())
    assert code is not None
    client.post(reverse("account_confirm_login_code"), {"code": code[0]})
    assert client.get(reverse("today")).status_code == 200


def test_a_wrong_code_opens_nothing(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    ask_code(client, str(cast.marieke.email))
    client.post(reverse("account_confirm_login_code"), {"code": "AAAAAA"})
    assert client.get(reverse("today")).status_code == 302


def test_a_strangers_address_gets_no_code_and_no_hint(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    known = client.post(reverse("account_request_login_code"), {"email": str(cast.marieke.email)})
    unknown = Client().post(reverse("account_request_login_code"), {"email": "wie@nergens.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [bool(CODE.search(str(mail))) for mail in mailbox.messages] == [True, False]


def test_a_password_opens_the_door(client: Client, cast: Cast) -> None:
    cast.tom.set_password("vier-paarse-olifanten")
    cast.tom.save()
    client.post(reverse("account_login"), {"login": cast.tom.email, "password": "vier-paarse-olifanten"})
    assert client.get(reverse("today")).status_code == 200


def test_who_left_the_school_cannot_log_in(client: Client, cast: Cast) -> None:
    cast.tom.set_password("vier-paarse-olifanten")
    cast.tom.is_active = False
    cast.tom.save()
    client.post(reverse("account_login"), {"login": cast.tom.email, "password": "vier-paarse-olifanten"})
    assert client.get(reverse("today")).status_code == 302


@pytest.mark.parametrize("email", ["nieuw@driesprong.example"])
def test_nobody_signs_up(client: Client, cast: Cast, email: str) -> None:
    client.post(reverse("account_signup"), {"email": email, "password1": "vier-paarse-olifanten"})
    assert not Account.objects.filter(email=email).exists()


def test_what_somebody_changed_about_logging_in_is_said(client: Client, cast: Cast) -> None:
    as_staff(client, cast.tom).post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    assert "notice--success" in client.get(reverse("me")).text


def test_logging_in_says_nothing_that_the_page_does_not_show(client: Client, cast: Cast) -> None:
    cast.tom.set_password(NEW)
    cast.tom.save()
    client.post(reverse("account_login"), {"login": cast.tom.email, "password": NEW})
    assert "notice--success" not in client.get(reverse("me")).text
