"""Stopping news in one click (RFC 8058), never what must be told; and the order in which channels are tried."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.messages import jobs
from driehoek.messages.models import Delivery, Manners, NewsStop, PushSubscription
from driehoek.messages.routes import route
from driehoek.people.models import AuditLine, Guardian

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def told(cast: Cast, mailbox: Mailbox, **fields: Any) -> Any:
    values = {"location": cast.vlindertuin, "family": cast.bakker, "guardian": cast.lotte, "channel": "email"}
    text = {"kind": "message", "language": "nl", "subject": "Kom", "body": "Dag", "address": "lotte@thuis.example"}
    Delivery.objects.create(**values | text | fields)
    while jobs.take_next():
        pass
    return mailbox.messages[-1]


def test_news_can_be_stopped_from_the_mail_program(client: Client, cast: Cast, mailbox: Mailbox) -> None:
    mail = told(cast, mailbox, news=True)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<(https?://\S+)>", mail["List-Unsubscribe"].strip())
    assert found
    address = urlsplit(found[1])
    Client(enforce_csrf_checks=True).post(f"{address.path}?{address.query}", ONE_CLICK)
    assert NewsStop.objects.get().location == cast.vlindertuin
    assert "email" not in route(cast.lotte, cast.vlindertuin, news=True)
    assert "email" in route(cast.lotte, cast.vlindertuin)


def test_what_must_be_told_cannot_be_unsubscribed_from(cast: Cast, mailbox: Mailbox) -> None:
    mail = told(cast, mailbox)
    assert mail["List-Unsubscribe"] is None
    assert mail["List-Unsubscribe-Post"] is None


def test_looking_stops_nothing_and_a_stop_can_be_undone(client: Client, cast: Cast) -> None:
    path = link_path(cast.lotte, "geen-nieuws/")
    assert client.get(path).status_code == 200
    assert not NewsStop.objects.exists()
    for _ in range(2):
        client.post(path)
    assert NewsStop.objects.count() == 1
    assert client.get(path).context["places"][0].stopped
    client.post(path, {"again": "1"})
    assert not NewsStop.objects.exists()
    assert list(AuditLine.objects.filter(verb__startswith="news").values_list("verb", flat=True).order_by("pk")) == [
        "news_stopped",
        "news_wanted",
    ]


def test_another_school_is_not_theirs_to_stop(client: Client, cast: Cast) -> None:
    path = link_path(cast.lotte, "geen-nieuws/?locatie=elders")
    assert client.post(path, ONE_CLICK).status_code == 404
    assert not NewsStop.objects.exists()


def changed(guardian: Guardian, **fields: Any) -> Guardian:
    Guardian.objects.filter(pk=guardian.pk).update(**fields)
    return Guardian.objects.get(pk=guardian.pk)


@pytest.mark.parametrize(
    ("fields", "options", "expected"),
    [
        ({}, {}, ["email", "sms", "phone", "letter"]),
        ({"channel": "sms", "fallbacks": ["phone"]}, {}, ["sms", "phone", "email", "letter"]),
        ({"channel": "face"}, {}, ["email", "sms", "phone", "letter"]),
        ({"channel": "sms", "phone": "+31701234567"}, {}, ["email", "phone", "letter"]),
        ({"phone": "", "email": ""}, {}, ["letter"]),
        ({"phone": "", "email": ""}, {"urgent": True}, ["letter"]),
        ({"channel": "letter"}, {"urgent": True}, ["email", "sms", "phone"]),
        ({}, {"news": True}, ["email", "letter"]),
        ({"channel": "sms"}, {"news": True}, ["sms", "email", "letter"]),
        ({"fallbacks": ["nonsense", "email"]}, {}, ["email", "sms", "phone", "letter"]),
    ],
)
def test_a_guardian_is_reached_in_their_own_order(
    cast: Cast, fields: dict[str, Any], options: dict[str, bool], expected: list[str]
) -> None:
    Manners.objects.create(location=cast.vlindertuin, gateway="generic")
    assert route(changed(cast.lotte, **{"phone": "+31612345678"} | fields), cast.vlindertuin, **options) == expected


def test_notices_and_texts_only_where_they_can_arrive(cast: Cast) -> None:
    lotte = changed(cast.lotte, phone="+31612345678")
    PushSubscription.objects.create(guardian=lotte, endpoint="https://push.example/1", p256dh="p", auth="a")
    assert route(lotte, cast.vlindertuin) == ["email", "push", "phone", "letter"]


def test_who_wants_no_news_gets_none_another_way(cast: Cast) -> None:
    NewsStop.objects.create(guardian=cast.lotte, location=cast.vlindertuin)
    assert route(cast.lotte, cast.vlindertuin, news=True) == []
    assert route(cast.lotte, cast.vlindertuin)[0] == "email"
    assert route(cast.lotte, cast.regenboog, news=True)[0] == "email"
