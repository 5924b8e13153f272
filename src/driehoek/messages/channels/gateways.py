"""What gateways for text messages want to be asked, and what their answers and reports mean. See docs/gateways.md."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import compare_digest
from typing import Any, Protocol
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from driehoek.messages.actions.reports import Report
from driehoek.messages.channels.base import Outcome
from driehoek.messages.models import Delivery, Manners
from driehoek.shared.sealing import opened

Answer = Mapping[str, Any]
Problem = Delivery.Problem
REFUSED, LATER = Outcome("refused", problem=Problem.REFUSED), Outcome("later", problem=Problem.LATER)
UNSURE = Outcome("unsure", problem=Problem.UNSURE)
NOT_TAKEN = (401, 402, 403, 408, 429, 503)  # our key, our credit or their rush: nothing was taken, and it may pass


@dataclass(frozen=True)
class Text:
    """One text message as every gateway must know it; `key` is the same whenever it is repeated."""

    to: str
    body: str
    key: str
    report_to: str


@dataclass(frozen=True)
class Asked:
    """One POST request."""

    url: str
    content: bytes
    headers: dict[str, str] = field(default_factory=dict)


class Gateway(Protocol):
    """The format of one kind of gateway."""

    repeatable: bool

    def ask(self, manners: Manners, text: Text) -> Asked:
        """Write the request."""
        ...

    def taken(self, answer: Answer) -> Outcome:
        """Say what a 2xx answer means."""
        ...

    def refused(self, status: int, answer: Answer) -> Outcome:
        """Say what another answer means that is not about our key, our credit, their rush or their faults."""
        ...

    def report(self, request: HttpRequest, manners: Manners) -> Report | None:
        """Read a delivery report; None when it is none, or not signed as it should be."""
        ...


def meaning(gateway: Gateway, status: int, body: bytes) -> Outcome:
    """Say what became of a text message from what the gateway answered; what contradicts itself leaves it in doubt."""
    answer = _json(body)
    if 200 <= status < 300:
        return UNSURE if answer is None else gateway.taken(answer)
    if status in NOT_TAKEN:
        return LATER
    # A gateway that broke down (5xx) or sends us elsewhere (3xx) may have taken it first.
    return gateway.refused(status, answer or {}) if 400 <= status < 500 else UNSURE


def _json(body: bytes) -> Answer | None:
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None


def _named(value: object) -> Outcome:
    """Taken under this name; without a name nobody can know."""
    name = value if isinstance(value, str) else ""
    return Outcome("handed_over", provider_id=name) if 0 < len(name) <= 120 else UNSURE


class Generic:
    """Our own format, in JSON; such a gateway knows a key for a day and takes it once."""

    repeatable = True
    STATES = {"delivered": "confirmed", "failed": "failed", "delayed": "delayed", "accepted": "underway"}

    def ask(self, manners: Manners, text: Text) -> Asked:
        """Write the request."""
        values = {
            "key": text.key, "to": text.to, "from": manners.gateway_sender, "text": text.body,
            "report_to": text.report_to,
        }  # fmt: skip
        headers = {"Content-Type": "application/json", "Idempotency-Key": text.key}
        if key := opened(manners.gateway_key):
            headers["Authorization"] = f"Bearer {key}"
        return Asked(manners.gateway_address, json.dumps(values).encode(), headers)

    def taken(self, answer: Answer) -> Outcome:
        """`accepted` with an `id`, or `rejected`."""
        if answer.get("status") == "rejected":
            return REFUSED
        return _named(answer.get("id")) if answer.get("status") == "accepted" else UNSURE

    def refused(self, status: int, answer: Answer) -> Outcome:
        """Any other 4xx is about this message."""
        return REFUSED

    def report(self, request: HttpRequest, manners: Manners) -> Report | None:
        """`key` or `id`, and `status`; signed with HMAC-SHA256 of the body when it says so."""
        answer = _json(request.body)
        signature = request.headers.get("X-Signature", "")
        expected = hmac.new(opened(manners.gateway_key).encode(), request.body, hashlib.sha256).hexdigest()
        if answer is None or (signature and not compare_digest(signature.encode(), expected.encode())):
            return None
        return _report(self.STATES, answer.get("status"), key=answer.get("key"), name=answer.get("id"))


class MessageBird:
    """The SMS API of MessageBird (now Bird): form fields, an access key, reports by GET."""

    repeatable = False
    ADDRESS = "https://rest.messagebird.com/messages"
    STATES = {
        "delivered": "confirmed", "delivery_failed": "failed", "expired": "failed", "sent": "underway",
        "buffered": "underway", "scheduled": "underway",
    }  # fmt: skip
    PASSING = (2, 25)  # request not allowed (the key), not enough balance

    def ask(self, manners: Manners, text: Text) -> Asked:
        """Write the request; only messages with a `reference` are reported about."""
        values = {
            "originator": manners.gateway_sender, "recipients": text.to.lstrip("+"), "body": text.body,
            "datacoding": "auto", "reference": text.key, "reportUrl": text.report_to,
        }  # fmt: skip
        return _form(manners.gateway_address or self.ADDRESS, values, f"AccessKey {opened(manners.gateway_key)}")

    def taken(self, answer: Answer) -> Outcome:
        """An `id`; an answer with `errors` in it took nothing."""
        return self.refused(200, answer) if answer.get("errors") else _named(answer.get("id"))

    def refused(self, status: int, answer: Answer) -> Outcome:
        """Our key and our credit pass; the rest is about this message."""
        errors = answer.get("errors")
        codes = [error.get("code") for error in errors if isinstance(error, dict)] if isinstance(errors, list) else []
        return LATER if any(code in self.PASSING for code in codes) else REFUSED

    def report(self, request: HttpRequest, manners: Manners) -> Report | None:
        """Status reports come as the query of a GET request."""
        query = request.GET
        return _report(self.STATES, query.get("status"), key=query.get("reference"), name=query.get("id"))


class Twilio:
    """The Messages resource of Twilio: form fields, account and token, reports by POST with a signature."""

    repeatable = False
    ADDRESS = "https://api.twilio.com/2010-04-01/Accounts/{account}/Messages.json"
    STATES = {
        "delivered": "confirmed", "read": "confirmed", "undelivered": "failed", "failed": "failed",
        "queued": "underway", "accepted": "underway", "sending": "underway", "sent": "underway",
    }  # fmt: skip
    PASSING = (20003, 20429)  # authentication, too many requests

    def ask(self, manners: Manners, text: Text) -> Asked:
        """Write the request; the key goes into the address of the report, because Twilio keeps no reference."""
        sender = "MessagingServiceSid" if manners.gateway_sender.startswith("MG") else "From"
        report_to = f"{text.report_to}?{urlencode({'key': text.key})}"
        values = {"To": text.to, sender: manners.gateway_sender, "Body": text.body, "StatusCallback": report_to}
        who = base64.b64encode(f"{manners.gateway_user}:{opened(manners.gateway_key)}".encode()).decode()
        url = manners.gateway_address or self.ADDRESS.format(account=manners.gateway_user)
        return _form(url, values, f"Basic {who}")

    def taken(self, answer: Answer) -> Outcome:
        """A `sid`; a message that failed at once took nothing."""
        return REFUSED if answer.get("status") in ("failed", "undelivered") else _named(answer.get("sid"))

    def refused(self, status: int, answer: Answer) -> Outcome:
        """Our account passes; the rest is about this message."""
        return LATER if answer.get("code") in self.PASSING else REFUSED

    def report(self, request: HttpRequest, manners: Manners) -> Report | None:
        """Status callbacks carry the signature of the account over the address and the fields."""
        url = f"{settings.BASE_URL}{request.get_full_path()}"
        signature = request.headers.get("X-Twilio-Signature", "")
        token = opened(manners.gateway_key)
        expected = twilio_signature(token, url, request.POST.dict())
        if not token or not compare_digest(signature.encode(), expected.encode()):
            return None
        return _report(
            self.STATES,
            request.POST.get("MessageStatus"),
            key=request.GET.get("key"),
            name=request.POST.get("MessageSid"),
        )


def twilio_signature(token: str, url: str, fields: Mapping[str, object]) -> str:
    """Return the X-Twilio-Signature of a request: HMAC-SHA1 over the address and all fields in order, in base64."""
    text = url + "".join(f"{name}{fields[name]}" for name in sorted(fields))
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def _form(url: str, values: dict[str, str], authorization: str) -> Asked:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Authorization": authorization}
    return Asked(url, urlencode(values).encode(), headers | {"Accept": "application/json"})


def _report(states: Mapping[str, str], status: object, *, key: object, name: object) -> Report | None:
    state = states.get(status) if isinstance(status, str) else None
    if state is None:
        return None
    texts = {"key": key if isinstance(key, str) else "", "provider_id": name if isinstance(name, str) else ""}
    return Report(state=state, **texts)  # type: ignore[arg-type]  # the values above are its states


GATEWAYS: dict[str, Gateway] = {
    Manners.Gateway.GENERIC: Generic(),
    Manners.Gateway.BIRD: MessageBird(),
    Manners.Gateway.TWILIO: Twilio(),
}
