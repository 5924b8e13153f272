"""Notices: turned on by the guardian, read only by their own browser, and honest about what the service answered."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.messages.jobs import take_next
from driehoek.messages.models import Delivery, PushSubscription
from driehoek.messages.pushing import known_hosts, may_post_to
from driehoek.messages.routes import route
from driehoek.messages.tests.pushservice import Service, open_service
from driehoek.people.actions import renew_link
from driehoek.people.models import Guardian


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    """The push service of this phone, which the server knows."""
    with open_service() as service:
        settings.DRIEHOEK_PUSH_HOSTS = [service.origin]
        yield service


def turn_on(guardian: Guardian, service: Service, name: str = "phone") -> None:
    answer = Client().post(link_path(guardian, "melding/"), service.fields(name))
    assert answer.status_code == 302
    guardian.refresh_from_db()


def waiting(cast: Cast, **values: Any) -> Delivery:
    return Delivery.objects.create(
        location=cast.vlindertuin, family=cast.el_amrani, guardian=cast.samira, channel="push", kind="message",
        language="ar", subject="Yassin is ziek", body="Yassin heeft koorts.", url="https://driehoek.example/u/1-a/",
        about_kind="message", about_id=1, **values,
    )  # fmt: skip


def sent(delivery: Delivery) -> Delivery:
    take_next()
    delivery.refresh_from_db()
    return delivery


def test_a_notice_names_the_school_and_nothing_else(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service)
    assert sent(waiting(cast)).state == "handed_over"
    (notice,) = service.notices
    assert (notice["title"], notice["lang"], notice["dir"]) == ("De Vlindertuin", "ar", "rtl")
    assert notice["url"] == "https://driehoek.example/u/1-a/"
    assert "Yassin" not in json.dumps(notice, ensure_ascii=False)


def test_the_service_learns_who_sends_and_how_urgent_it_is(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service)
    sent(waiting(cast, urgent=True))
    (headers,) = service.headers
    assert (headers["Urgency"], headers["Content-Encoding"]) == ("high", "aes128gcm")
    assert headers["Authorization"].startswith("vapid t=")
    assert 0 < len(headers["Topic"]) <= 32


@pytest.mark.parametrize(
    ("status", "state", "problem"),
    [(201, "handed_over", ""), (429, "queued", "later"), (503, "queued", "later"), (403, "failed", "refused")],
)
def test_the_answer_decides(cast: Cast, service: Service, status: int, state: str, problem: str) -> None:
    turn_on(cast.samira, service)
    service.status = status
    delivery = sent(waiting(cast))
    assert (delivery.state, delivery.problem) == (state, problem)


def test_a_browser_that_is_gone_gives_way_to_the_next_channel(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service, "old")
    assert sent(waiting(cast)).state == "failed"
    assert PushSubscription.objects.get().gone_at
    after = Delivery.objects.get(guardian=cast.samira, about_kind="message", rank=1)
    assert (after.channel, after.subject) == ("email", "Yassin is ziek")
    assert "push" not in route(cast.samira, cast.vlindertuin)


def test_one_phone_of_two_is_enough(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service, "old")
    turn_on(cast.samira, service, "new")
    assert sent(waiting(cast)).state == "handed_over"
    assert PushSubscription.objects.filter(gone_at=None).count() == 1


def test_a_service_that_cannot_be_reached_is_tried_later(cast: Cast, settings: Settings, service: Service) -> None:
    turn_on(cast.samira, service)
    settings.DRIEHOEK_PUSH_HOSTS = ["http://127.0.0.1:9"]
    PushSubscription.objects.update(endpoint="http://127.0.0.1:9/phone")
    assert sent(waiting(cast)).state == "queued"


def test_a_notice_whose_worker_died_is_sent_again(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service)
    delivery = waiting(cast, state="sending", attempts=1, claimed_until=timezone.now())
    assert sent(delivery).state == "queued"
    Delivery.objects.update(not_before=None)
    assert sent(delivery).state == "handed_over"


def test_turning_on_puts_notices_first_and_the_old_way_next(cast: Cast, service: Service) -> None:
    before = cast.samira.channel
    turn_on(cast.samira, service)
    assert (cast.samira.channel, cast.samira.fallbacks[0]) == ("push", before)
    Client().post(link_path(cast.samira, "melding/"), {"stop": "1"})
    cast.samira.refresh_from_db()
    assert (cast.samira.channel, cast.samira.fallbacks) == (before, [])
    assert not PushSubscription.objects.exists()


def test_two_parents_may_share_a_phone(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service)
    turn_on(cast.hassan, service)
    turn_on(cast.hassan, service)
    assert PushSubscription.objects.filter(gone_at=None).count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "https://10.0.0.1/x"}, {"endpoint": "http://fcm.googleapis.com/x"}, {"p256dh": "BAAA"},
        {"endpoint": "https://fcm.googleapis.com.evil.example/x"}, {"auth": "x"}, {"endpoint": ""},
    ],
)  # fmt: skip
def test_what_is_made_up_is_not_kept(cast: Cast, service: Service, wrong: dict[str, str]) -> None:
    answer = Client().post(link_path(cast.samira, "melding/"), service.fields() | wrong)
    assert answer.status_code == 200
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    ("endpoint", "may"),
    [
        ("https://fcm.googleapis.com/fcm/send/a:b", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/x", True),
        ("https://web.push.apple.com/x", True),
        ("https://user@web.push.apple.com/x", False),
        ("https://web.push.apple.com:22/x", False),
        ("https://localhost/x", False),
        ("https://[::1", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_push_services_are_posted_to(endpoint: str, may: bool) -> None:
    assert known_hosts()
    assert may_post_to(endpoint) is may


def test_the_worker_stands_at_the_root(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert b"showNotification" in answer.content


def test_a_stranger_turns_nothing_on(client: Client, service: Service, cast: Cast) -> None:
    assert client.post("/u/1-aaaaaaaaaaaaaaaa/melding/", service.fields()).status_code == 404


def test_a_lost_phone_gets_no_notice_with_the_new_link(cast: Cast, service: Service) -> None:
    turn_on(cast.samira, service)
    renew_link(guardian=cast.samira, by=cast.marieke)
    assert "push" not in route(cast.samira, cast.vlindertuin)
    assert sent(waiting(cast)).state == "failed"
    assert service.notices == []
    turn_on(cast.samira, service)
    assert route(cast.samira, cast.vlindertuin)[0] == "push"
