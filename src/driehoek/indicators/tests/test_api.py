"""Totals for other programs: as described, only with a key, only what its maker may see, and not too often."""

from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.indicators import keys
from driehoek.indicators.actions import make_key
from driehoek.indicators.models import ApiKey, RollUp
from driehoek.indicators.rollups import keep
from driehoek.indicators.tests.schema import problems
from driehoek.people.models import Account, Location
from driehoek.people.rules import today

FIGURES = "/api/v1/figures/"


def ask(account: Account, path: str, **asked: str) -> Any:
    """Ask with a key of this account."""
    _key, secret = make_key(account=account, name="Dashboard")
    return with_key(secret, path, **asked)


def with_key(secret: str, path: str, **asked: str) -> Any:
    """Ask with this key."""
    return Client().get(path, asked, headers={"Authorization": f"Bearer {secret}"})


def description() -> dict[str, Any]:
    """The description as anybody gets it."""
    found: dict[str, Any] = Client().get("/api/").json()
    return found


def test_every_answer_is_as_described(cast: Cast) -> None:
    keep(Location.objects.all())
    # One figure that may be shown, beside those of a small school that may not.
    RollUp.objects.filter(location=cast.vlindertuin, code="participation").update(whole=40, count=10, share=0.25)
    whole = description()
    assert whole["openapi"] == "3.1.0"
    for path, methods in whole["paths"].items():
        answer = ask(cast.ingrid, path, school_year=cast.year.name)
        schema = methods["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert list(problems(answer.json(), schema, whole)) == []
        assert answer.json()["items"]


def test_the_schema_finds_what_is_not_described() -> None:
    whole = description()
    schema = {"$ref": "#/components/schemas/Location"}
    assert list(problems({"code": 1, "name": "x", "kind": "villa", "more": ""}, schema, whole)) != []


def test_every_page_of_the_api_is_described() -> None:
    described = set(description()["paths"])
    assert described == {reverse(f"api_{name}") for name in ("indicators", "locations", "figures")}


def test_a_key_reads_what_its_maker_may_see_as_totals(cast: Cast) -> None:
    keep(Location.objects.all())
    codes = {row["location"] for row in ask(cast.ingrid, FIGURES, school_year=cast.year.name).json()["items"]}
    assert codes == {"vlindertuin", "regenboog", "zuiderpark", "haagpoort"}
    assert [row["code"] for row in ask(cast.elsje, "/api/v1/locations/").json()["items"]] == ["elders"]
    one = ask(cast.ruud, FIGURES, school_year=cast.year.name, location="vlindertuin", indicator="participation")
    assert [(row["count"], row["hidden"]) for row in one.json()["items"]] == [(None, True)]


def test_a_key_is_worth_nothing_when_it_ended_or_its_maker_left(cast: Cast) -> None:
    key, secret = make_key(account=cast.ingrid, name="x")
    assert with_key(secret, FIGURES, school_year=cast.year.name).status_code == 200
    cast.ingrid.appointments.update(end=cast.previous_year.end)
    assert with_key(secret, "/api/v1/locations/").json()["items"] == []
    as_staff(Client(), cast.ingrid).post(reverse("connection_end", kwargs={"pk": key.pk}))
    assert with_key(secret, FIGURES).status_code == 401


@pytest.mark.parametrize("header", ["", "Bearer x", "Basic x", "Bearer"])
def test_without_a_key_there_is_nothing(cast: Cast, header: str) -> None:
    answer = Client().get(FIGURES, headers={"Authorization": header})
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
    assert list(problems(answer.json(), {"$ref": "/Problem"}, description())) == []


def test_a_key_cannot_write_and_cannot_ask_without_end(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    _key, secret = make_key(account=cast.ingrid, name="x")
    assert Client().post(FIGURES, headers={"Authorization": f"Bearer {secret}"}).status_code == 405
    monkeypatch.setattr(keys, "PER_MINUTE", 2)
    with time_machine.travel("2026-11-26T10:00:00Z", tick=False) as clock:
        asked = [with_key(secret, FIGURES, school_year="x").status_code for _ in range(3)]
        clock.shift(60)
        asked.append(with_key(secret, FIGURES, school_year="x").status_code)
    assert asked == [200, 200, 429, 200]


def test_a_key_is_shown_once_and_kept_as_a_digest(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ruud).post(reverse("connections"), {"name": "Dashboard"})
    secret = page.context["secret"]
    assert secret in page.text
    assert secret not in client.get(reverse("connections")).text
    assert with_key(secret, "/api/v1/indicators/").status_code == 200
    kept = ApiKey.objects.get(name="Dashboard")
    assert secret not in (kept.digest, kept.name)
    assert kept.used_on == today()
