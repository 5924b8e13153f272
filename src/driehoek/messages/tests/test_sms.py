"""Text messages over a real HTTP gateway: taken once, refused with a reason, and honest when nobody can know."""

import json
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs

import pytest
import time_machine
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Promise
from driehoek.messages import jobs
from driehoek.messages.keys import key_of
from driehoek.messages.models import Delivery, Manners
from driehoek.messages.tests.gateway import Desk
from driehoek.people.models import Guardian
from driehoek.shared.sealing import sealed

State, Problem = Delivery.State, Delivery.Problem
MOBILE = "+31612345678"


def gateway(cast: Cast, desk: Desk, kind: str = "generic") -> Manners:
    values = {"gateway_user": "AC1", "gateway_key": sealed("secret"), "gateway_sender": "School"}
    return Manners.objects.create(location=cast.vlindertuin, gateway=kind, gateway_address=desk.url, **values)


def text_to(guardian: Guardian, cast: Cast, **fields: Any) -> Delivery:
    child = guardian.guardianships.earliest("pk").child
    values = {"channel": "sms", "kind": "message", "language": guardian.language_read, "address": MOBILE}
    about = {"about_kind": "message", "about_id": 1, "url": "https://driehoek.example/u/1-a/", "subject": "Yassin"}
    return Delivery.objects.create(
        location=cast.vlindertuin, guardian=guardian, family=child.family, body="Yassin …", **values | about | fields
    )


def drain() -> None:
    while jobs.take_next():
        pass


def now(delivery: Delivery) -> Delivery:
    return Delivery.objects.get(pk=delivery.pk)


def later(**span: int) -> None:
    with time_machine.travel(timezone.now() + timedelta(**span)):
        drain()


def test_a_text_is_one_sentence_and_a_link_without_names(cast: Cast, desk: Desk) -> None:
    gateway(cast, desk)
    delivery = text_to(cast.lotte, cast)
    drain()
    [(headers, body)] = desk.asked
    told = json.loads(body)
    assert (told["to"], told["from"], told["key"]) == (MOBILE, "School", key_of(delivery))
    assert headers["authorization"] == "Bearer secret"
    assert headers["idempotency-key"] == key_of(delivery)
    assert told["text"].endswith("https://driehoek.example/u/1-a/")
    assert "De Vlindertuin" in told["text"]
    assert "Yassin" not in told["text"]
    assert (now(delivery).state, now(delivery).provider_id) == (State.HANDED_OVER, "text-0")


def test_messagebird_gets_its_form(cast: Cast, desk: Desk) -> None:
    gateway(cast, desk, "messagebird")
    desk.answer = (201, '{"id": "bird1", "recipients": {"totalSentCount": 1}}')
    delivery = text_to(cast.lotte, cast)
    drain()
    [(headers, body)] = desk.asked
    assert headers["authorization"] == "AccessKey secret"
    form = parse_qs(body)
    assert (form["recipients"], form["originator"], form["reference"]) == (
        ["31612345678"],
        ["School"],
        [key_of(delivery)],
    )
    assert now(delivery).provider_id == "bird1"


def test_twilio_gets_its_form(cast: Cast, desk: Desk) -> None:
    gateway(cast, desk, "twilio")
    desk.answer = (201, '{"sid": "SM1", "status": "queued", "error_code": null}')
    delivery = text_to(cast.lotte, cast)
    drain()
    [(headers, body)] = desk.asked
    assert headers["authorization"] == "Basic QUMxOnNlY3JldA=="
    form = parse_qs(body)
    assert (form["To"], form["From"]) == ([MOBILE], ["School"])
    assert form["StatusCallback"][0].endswith(f"?key={key_of(delivery)}")
    assert now(delivery).provider_id == "SM1"


@pytest.mark.parametrize("number", ["+31701234567", "0800 1234", "12", "", "geen", "+3161234567890"])
def test_what_is_no_mobile_number_goes_another_way(cast: Cast, desk: Desk, number: str) -> None:
    gateway(cast, desk)
    delivery = text_to(cast.lotte, cast, address=number)
    jobs.take_next()
    assert desk.asked == []
    assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.NO_MOBILE)
    assert Delivery.objects.filter(guardian=cast.lotte, about_id=1, rank=1).count() == 1


def test_without_a_gateway_nothing_waits_for_ever(cast: Cast) -> None:
    delivery = text_to(cast.lotte, cast)
    jobs.take_next()
    assert (now(delivery).state, now(delivery).problem) == (State.FAILED, Problem.NO_GATEWAY)


@pytest.mark.parametrize(
    ("kind", "status", "answer", "state", "problem"),
    [
        ("generic", 202, '{"status": "rejected"}', State.FAILED, Problem.REFUSED),
        ("generic", 422, '{"error": "no such number"}', State.FAILED, Problem.REFUSED),
        ("generic", 429, "", State.QUEUED, Problem.LATER),
        ("generic", 401, "", State.QUEUED, Problem.LATER),
        ("generic", 200, '{"error": "no credit"}', State.QUEUED, Problem.UNSURE),
        ("generic", 200, "<html>OK</html>", State.QUEUED, Problem.UNSURE),
        ("generic", 500, "oops", State.QUEUED, Problem.UNSURE),
        ("twilio", 200, "[]", State.FAILED, Problem.UNSURE),
        ("twilio", 201, '{"sid": 7}', State.FAILED, Problem.UNSURE),
        ("twilio", 201, '{"sid": "SM1", "status": "failed"}', State.FAILED, Problem.REFUSED),
        ("twilio", 400, '{"code": 21211}', State.FAILED, Problem.REFUSED),
        ("twilio", 502, "", State.FAILED, Problem.UNSURE),
        ("twilio", 302, "", State.FAILED, Problem.UNSURE),
        ("messagebird", 422, '{"errors": [{"code": 9}]}', State.FAILED, Problem.REFUSED),
        ("messagebird", 422, '{"errors": [{"code": 25}]}', State.QUEUED, Problem.LATER),
        ("messagebird", 200, '{"errors": [{"code": 9}]}', State.FAILED, Problem.REFUSED),
        ("messagebird", 201, '{"id": ""}', State.FAILED, Problem.UNSURE),
    ],
)
def test_every_answer_has_one_clear_outcome(
    cast: Cast, desk: Desk, kind: str, status: int, answer: str, state: str, problem: str
) -> None:
    gateway(cast, desk, kind)
    desk.answer = (status, answer)
    delivery = text_to(cast.lotte, cast)
    jobs.take_next()
    assert (now(delivery).state, now(delivery).problem) == (state, problem)


def test_a_gateway_that_hangs_up_after_accepting_takes_it_once(cast: Cast, desk: Desk) -> None:
    gateway(cast, desk)
    delivery = text_to(cast.lotte, cast)
    desk.hang_up = True
    drain()
    assert (now(delivery).state, now(delivery).problem) == (State.QUEUED, Problem.UNSURE)
    desk.hang_up = False
    later(minutes=2)
    assert now(delivery).state == State.HANDED_OVER
    assert (len(desk.asked), len(desk.sent)) == (2, 1)


@pytest.mark.parametrize("kind", ["messagebird", "twilio"])
def test_who_knows_no_key_is_never_asked_twice(cast: Cast, desk: Desk, kind: str) -> None:
    gateway(cast, desk, kind)
    delivery = text_to(cast.lotte, cast)
    desk.hang_up = True
    drain()
    later(days=1)
    assert (now(delivery).state, now(delivery).problem, len(desk.asked)) == (State.FAILED, Problem.UNSURE, 1)
    assert Promise.objects.filter(kind="undelivered", about_id=delivery.pk).count() == 1


def test_a_gateway_that_is_not_there_is_tried_again(cast: Cast, desk: Desk) -> None:
    Manners.objects.filter(pk=gateway(cast, desk).pk).update(gateway_address="http://127.0.0.1:9/")
    delivery = text_to(cast.lotte, cast)
    drain()
    assert (now(delivery).state, now(delivery).problem) == (State.QUEUED, Problem.UNREACHABLE)


@pytest.mark.parametrize("key", ["", "twee\nregels", "sleutel met é"])
def test_a_key_that_cannot_be_sent_leaves_no_doubt(cast: Cast, desk: Desk, key: str) -> None:
    Manners.objects.filter(pk=gateway(cast, desk).pk).update(gateway_key=sealed(key))
    delivery = text_to(cast.lotte, cast)
    drain()
    assert now(delivery).problem == ("" if not key else Problem.UNREACHABLE)
    assert len(desk.asked) == (not key)


def test_an_interrupted_text_is_repeated_only_where_the_key_is_known(cast: Cast, desk: Desk) -> None:
    gateway(cast, desk)
    delivery = text_to(cast.lotte, cast, state=State.SENDING, attempts=1, claimed_until=timezone.now())
    later(minutes=2)
    assert (now(delivery).state, len(desk.sent)) == (State.QUEUED, 0)
    later(minutes=5)
    assert (now(delivery).state, len(desk.sent)) == (State.HANDED_OVER, 1)


def test_after_a_day_the_key_is_forgotten_and_nothing_repeated(cast: Cast, desk: Desk) -> None:
    gateway(cast, desk)
    delivery = text_to(cast.lotte, cast, state=State.SENDING, attempts=1, claimed_until=timezone.now())
    later(days=2)
    assert (now(delivery).state, now(delivery).problem, desk.asked) == (State.FAILED, Problem.UNSURE, [])


def test_no_more_texts_a_minute_than_the_school_allows(cast: Cast, desk: Desk) -> None:
    Manners.objects.filter(pk=gateway(cast, desk).pk).update(texts_per_minute=3)
    for number in range(5):
        text_to(cast.lotte, cast, about_id=number)
    with time_machine.travel("2026-11-25T10:00:05Z", tick=False) as clock:
        drain()
        assert len(desk.asked) == 3
        text_to(cast.lotte, cast, about_id=9, urgent=True)
        drain()
        assert len(desk.asked) == 4
        clock.shift(60)
        drain()
    assert len(desk.asked) == 6
