"""How an e-mail is written: whole and readable for any mail server, through any backend."""

from pathlib import Path

import pytest
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.messages.mailing import mail_of
from driehoek.messages.tests.test_jobs import State, drain, mail_to, now

LONG = "ሰላም ንኹሉኹም። " * 200


def test_a_paragraph_longer_than_a_mail_line_comes_through_whole(cast: Cast, mailbox: Mailbox) -> None:
    delivery = mail_to(cast, cast.tesfay, address="t@thuis.example", body=f"Dag = 1.\n\n.\n\n{LONG}x\n")
    assert max(map(len, mail_of(delivery).splitlines())) < 998
    drain()
    html, text = (mailbox.messages[0].get_body((kind,)) for kind in ("html", "plain"))
    assert html is not None
    assert text is not None
    assert text.get_content().split() == f"Dag = 1. . {LONG}x".split()
    assert f"<p>{LONG}x</p>" in html.get_content()


@pytest.mark.parametrize("subject", ["Kom kijken", "Vergadering: één, twéé; drié " * 6])
def test_every_header_stands_there_once(cast: Cast, mailbox: Mailbox, subject: str) -> None:
    mail_to(cast, cast.lotte, subject=subject, news=True)
    drain()
    [mail] = mailbox.messages
    assert mail["Subject"].split() == subject.split()
    assert mail["To"] == cast.lotte.email
    names = [name.lower() for name in mail]
    assert len(names) == len(set(names))
    assert {"date", "mime-version", "list-unsubscribe", "message-id"} <= set(names)
    assert not mail.defects


def test_an_address_outside_ascii_is_written_as_mail_servers_know_it(cast: Cast, mailbox: Mailbox) -> None:
    mail_to(cast, cast.lotte, address="lotte@bücher.example")
    drain()
    assert mailbox.recipients == [["lotte@xn--bcher-kva.example"]]
    assert mailbox.messages[0]["To"] == "lotte@xn--bcher-kva.example"


def test_a_folder_is_given_the_same_mail(cast: Cast, settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    delivery = mail_to(cast, cast.samira)
    drain()
    [file] = tmp_path.iterdir()
    assert f"To: {cast.samira.email}" in file.read_text()
    assert cast.samira.full_name in file.read_text()
    assert now(delivery).state == State.HANDED_OVER
