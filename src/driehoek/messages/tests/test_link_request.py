"""A parent asks for their link: nobody learns who is known, and nobody can flood a mailbox."""

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.messages import jobs
from driehoek.messages.limits import allowed
from driehoek.messages.models import Delivery


@pytest.fixture(autouse=True)
def fresh_cache(db: None) -> None:
    cache.clear()


def ask(client: Client, email: str, visitor: str = "127.0.0.1") -> str:
    return client.post("/ouder/", {"email": email}, follow=True, REMOTE_ADDR=visitor).content.decode()


def test_the_link_comes_by_mail_in_the_parents_language(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    ask(client, "SAMIRA@thuis.example")
    assert jobs.take_next()
    [mail] = mailbox.messages
    assert mailbox.recipients == [["samira@thuis.example"]]
    body = mail.get_body(("plain",))
    assert body is not None
    assert link_path(cast.samira) in body.get_content()
    assert mail["Content-Language"] == "ar"


def test_the_answer_never_tells_who_is_known(client: Client, cast: Cast) -> None:
    assert ask(client, "lotte@thuis.example") == ask(client, "nobody@thuis.example")
    assert list(Delivery.objects.filter(kind="link").values_list("guardian", flat=True)) == [cast.lotte.pk]


@pytest.mark.parametrize("name", ["truus_guardian", "karim", "petra", "marco"])
def test_outsiders_get_no_link(client: Client, cast: Cast, name: str) -> None:
    guardian = getattr(cast, name)
    ask(client, guardian.email)
    assert not Delivery.objects.filter(guardian=guardian).exists()


def test_parents_who_share_an_address_each_get_their_own(client: Client, cast: Cast) -> None:
    type(cast.hassan).objects.filter(pk=cast.hassan.pk).update(email=cast.samira.email)
    ask(client, cast.samira.email)
    links = Delivery.objects.filter(kind="link")
    assert {row.guardian for row in links} == {cast.samira, cast.hassan}
    assert all(link_path(row.guardian) in row.body for row in links)


def test_three_times_an_hour_is_enough(client: Client, cast: Cast) -> None:
    answers = {ask(client, "lotte@thuis.example") for _ in range(5)}
    assert len(answers) == 1
    assert Delivery.objects.filter(kind="link").count() == 3


def test_one_visitor_cannot_try_everybody(client: Client, cast: Cast) -> None:
    for number in range(20):
        ask(client, f"x{number}@thuis.example")
    ask(client, "lotte@thuis.example")
    assert not Delivery.objects.filter(kind="link").exists()
    ask(client, "lotte@thuis.example", visitor="10.0.0.9")
    assert Delivery.objects.filter(kind="link").count() == 1


def test_visitors_behind_one_web_server_are_not_one_visitor(client: Client, cast: Cast, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(20):
        client.post(
            "/ouder/", {"email": f"x{number}@thuis.example"}, headers={"x-forwarded-for": f"{number}, 10.0.0.7"}
        )
    client.post("/ouder/", {"email": "lotte@thuis.example"}, headers={"x-forwarded-for": "10.0.0.8, 10.0.0.7"})
    assert not Delivery.objects.filter(kind="link").exists()
    client.post("/ouder/", {"email": "lotte@thuis.example"}, headers={"x-forwarded-for": "10.0.0.8"})
    assert Delivery.objects.filter(kind="link").count() == 1


def test_limits_count_apart(db: None) -> None:
    assert [allowed("a", "x", times=1, seconds=60) for _ in range(2)] == [True, False]
    assert allowed("a", "y", times=1, seconds=60)
    assert allowed("b", "x", times=1, seconds=60)


def test_a_slip_is_told(client: Client, db: None) -> None:
    page = client.post("/ouder/", {"email": "lotte@"})
    assert page.status_code == 200
    assert 'aria-invalid="true"' in page.content.decode()


@pytest.mark.parametrize(("language", "direction"), [("nl", "ltr"), ("ar", "rtl"), ("ti", "ltr")])
def test_the_page_speaks_the_browsers_language(client: Client, db: None, language: str, direction: str) -> None:
    page = client.get("/ouder/", headers={"accept-language": language})
    assert f'<html lang="{language}" dir="{direction}"' in page.content.decode()


def test_another_language_is_one_tap(client: Client, db: None) -> None:
    page = client.get("/ouder/?taal=fa")
    assert '<html lang="fa" dir="rtl"' in page.content.decode()
    assert client.post("/ouder/?taal=fa", {"email": "a@b.nl"}).headers["Location"] == "/ouder/?taal=fa&klaar=1"
