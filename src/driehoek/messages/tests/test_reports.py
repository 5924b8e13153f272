"""What comes back: reports of gateways and mail services, believed only with the seal, and never a step back."""

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.logbook.models import Promise
from driehoek.messages.channels.gateways import twilio_signature
from driehoek.messages.keys import hook_of, key_of, seal_of
from driehoek.messages.mailing import message_id
from driehoek.messages.models import Delivery, Manners
from driehoek.people.models import Location
from driehoek.shared.sealing import sealed

State = Delivery.State


def sent(cast: Cast, **fields: Any) -> Delivery:
    values = {"location": cast.vlindertuin, "family": cast.bakker, "guardian": cast.lotte, "channel": "sms"}
    text = {"kind": "message", "language": "nl", "subject": "Kom", "body": "Dag", "address": "+31612345678"}
    about = {"about_kind": "message", "about_id": 1, "state": State.HANDED_OVER, "provider_id": "t1"}
    return Delivery.objects.create(**values | text | about | fields)


def with_gateway(cast: Cast, kind: str = "generic") -> None:
    Manners.objects.create(location=cast.vlindertuin, gateway=kind, gateway_key=sealed("secret"))


def path(location: Location) -> str:
    return f"/haken/{location.code}/{seal_of(location)}/"


def tell(client: Client, location: Location, told: object, **headers: str) -> Any:
    body = told if isinstance(told, str) else json.dumps(told)
    answer: Any = client.post(path(location), body, content_type="application/json", headers=headers)
    return answer


def state(delivery: Delivery) -> str:
    return Delivery.objects.get(pk=delivery.pk).state


def test_a_report_confirms_by_name_or_by_key(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    first, second = sent(cast), sent(cast, about_id=2, provider_id="")
    assert tell(client, cast.vlindertuin, {"id": "t1", "status": "delivered"}).status_code == 204
    assert tell(client, cast.vlindertuin, {"key": key_of(second), "status": "delivered"}).status_code == 204
    assert state(first) == state(second) == State.CONFIRMED


def test_what_failed_goes_on_through_the_next_channel_once(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    delivery = sent(cast)
    for _ in range(2):
        assert tell(client, cast.vlindertuin, {"id": "t1", "status": "failed"}).status_code == 204
    assert state(delivery) == State.FAILED
    [other] = Delivery.objects.filter(guardian=cast.lotte, about_id=1, rank=1)
    assert (other.channel, other.address, other.body) == ("email", cast.lotte.email, "Dag")


UNKNOWN = ({"id": "t9", "status": "delivered"}, {"id": "t1", "status": "joy"}, {"id": 7, "status": "failed"})


@pytest.mark.parametrize("told", [*UNKNOWN, {}, [], "{", ""])
def test_a_claim_about_nothing_changes_nothing(client: Client, cast: Cast, told: object) -> None:
    with_gateway(cast)
    delivery = sent(cast)
    assert tell(client, cast.vlindertuin, told).status_code == 404
    assert state(delivery) == State.HANDED_OVER


def test_a_forged_seal_looks_like_an_unknown_message(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    delivery = sent(cast)
    told = json.dumps({"id": "t1", "status": "failed"})
    seals = ("x", seal_of(cast.elders), seal_of(cast.vlindertuin)[:-1], "é")
    answers = [client.post(f"/haken/vlindertuin/{seal}/", told, content_type="application/json") for seal in seals]
    unknown = tell(client, cast.vlindertuin, {"id": "t9", "status": "failed"})
    assert {answer.status_code for answer in answers} == {unknown.status_code} == {404}
    assert {answer.content for answer in answers} == {unknown.content}
    assert state(delivery) == State.HANDED_OVER


def test_another_school_cannot_report_about_ours(client: Client, cast: Cast) -> None:
    Manners.objects.create(location=cast.elders, gateway="generic", gateway_key=sealed("other"))
    delivery = sent(cast)
    assert tell(client, cast.elders, {"key": key_of(delivery), "status": "failed"}).status_code == 404
    assert tell(client, cast.elders, {"message_id": message_id(delivery), "status": "failed"}).status_code == 404
    assert state(delivery) == State.HANDED_OVER


def test_what_was_confirmed_is_never_lowered(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    delivery = sent(cast, state=State.CONFIRMED, confirmed_at=timezone.now())
    for status in ("failed", "delayed", "accepted", "delivered"):
        assert tell(client, cast.vlindertuin, {"id": "t1", "status": status}).status_code == 204
    assert state(delivery) == State.CONFIRMED
    assert Delivery.objects.filter(about_id=1, kind="message").count() == 1


def test_a_late_confirmation_stops_what_went_another_way(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    delivery = sent(cast)
    tell(client, cast.vlindertuin, {"id": "t1", "status": "failed"})
    tell(client, cast.vlindertuin, {"id": "t1", "status": "delivered"})
    assert state(delivery) == State.CONFIRMED
    assert Delivery.objects.get(about_id=1, rank=1).state == State.CANCELLED


def test_a_confirmation_settles_a_doubt(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    delivery = sent(cast, state=State.FAILED, problem="unsure", provider_id="")
    owed = {"kind": "undelivered", "about_kind": "delivery", "about_id": delivery.pk, "subject": "Kom"}
    promise = Promise.objects.create(
        location=cast.vlindertuin, family=cast.bakker, guardian=cast.lotte, due=timezone.localdate(), **owed
    )
    tell(client, cast.vlindertuin, {"key": key_of(delivery), "status": "delivered"})
    promise.refresh_from_db()
    assert (state(delivery), promise.state) == (State.CONFIRMED, "kept")


def test_a_signature_must_fit_when_there_is_one(client: Client, cast: Cast) -> None:
    with_gateway(cast)
    body = json.dumps({"id": "t1", "status": "delivered"})
    delivery, good = sent(cast), hmac.new(b"secret", body.encode(), hashlib.sha256).hexdigest()
    assert tell(client, cast.vlindertuin, body, **{"X-Signature": good[::-1]}).status_code == 404
    assert state(delivery) == State.HANDED_OVER
    assert tell(client, cast.vlindertuin, body, **{"X-Signature": good}).status_code == 204


def test_messagebird_reports_by_get(client: Client, cast: Cast) -> None:
    with_gateway(cast, "messagebird")
    delivery = sent(cast)
    query = {"id": "t1", "reference": key_of(delivery), "recipient": "31612345678", "status": "delivered"}
    assert client.get(path(cast.vlindertuin), query).status_code == 204
    assert state(delivery) == State.CONFIRMED


def test_the_signature_of_twilio_is_as_they_say() -> None:
    fields = {
        "CallSid": "CA1234567890ABCDE", "From": "+12349013030", "To": "+18005551212", "Caller": "+12349013030",
        "Digits": "1234",
    }  # fmt: skip
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    assert twilio_signature("12345", url, fields) == "0/KCTR6DLpKmkAf8muzZqo1nDgQ="


@pytest.mark.parametrize(("token", "status"), [("secret", 204), ("guessed", 404)])
def test_twilio_reports_with_its_signature(client: Client, cast: Cast, token: str, status: int) -> None:
    with_gateway(cast, "twilio")
    delivery = sent(cast, provider_id="")
    fields, query = {"MessageSid": "SM1", "MessageStatus": "delivered"}, f"?key={key_of(delivery)}"
    signature = twilio_signature(token, hook_of(cast.vlindertuin) + query, fields)
    answer = client.post(path(cast.vlindertuin) + query, fields, headers={"X-Twilio-Signature": signature})
    assert answer.status_code == status
    assert state(delivery) == (State.CONFIRMED if status == 204 else State.HANDED_OVER)


def test_a_mail_service_reports_by_message_id(client: Client, cast: Cast) -> None:
    delivery = sent(cast, channel="email", provider_id="")
    told = {"message_id": message_id(delivery), "status": "bounced", "code": "5.1.1"}
    assert tell(client, cast.vlindertuin, told | {"message_id": "<delivery-1-20200101000000@x>"}).status_code == 404
    assert tell(client, cast.vlindertuin, told).status_code == 204
    delivery.refresh_from_db()
    assert (delivery.state, delivery.problem) == (State.FAILED, "refused")


def test_old_keys_of_the_site_still_open(client: Client, cast: Cast, settings: Settings) -> None:
    with_gateway(cast)
    delivery, address = sent(cast), path(cast.vlindertuin)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], base64.b64encode(b"new" * 12).decode()
    told = json.dumps({"id": "t1", "status": "delivered"})
    assert client.post(address, told, content_type="application/json").status_code == 204
    assert state(delivery) == State.CONFIRMED
