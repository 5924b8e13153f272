"""How a location reaches families is set by who may, with values that can be; the key is taken and never shown."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.actions.manners import set_manners
from driehoek.messages.channels.gateways import Generic, MessageBird, Text
from driehoek.messages.keys import hook_of
from driehoek.messages.models import Manners
from driehoek.people.models import AuditLine
from driehoek.shared.sealing import opened, sealed

PATH = "/locatie/vlindertuin/bereik/"
FILLED = {
    "quiet_from": "21:00", "quiet_until": "07:00", "weekly_limit": "2", "digest_weekday": "4", "open_days": ["0", "3"],
    "open_from": "08:15", "open_until": "16:00", "answer_days": "3", "gateway": "", "gateway_address": "",
    "gateway_user": "", "key": "", "gateway_sender": "", "mails_per_minute": "300", "texts_per_minute": "30",
}  # fmt: skip
BIRD = {"gateway": "messagebird", "key": "geheim-123", "gateway_sender": "Vlinders"}


def save(client: Client, cast: Cast, **fields: Any) -> Any:
    return as_staff(client, cast.fatma).post(PATH, FILLED | fields)


def kept(cast: Cast) -> Manners:
    return Manners.objects.get(location=cast.vlindertuin)


def with_bird(cast: Cast, **fields: Any) -> Manners:
    values = {"gateway": "messagebird", "gateway_key": sealed("geheim-123"), "gateway_sender": "Vlinders"}
    return Manners.objects.create(location=cast.vlindertuin, **values | fields)


def test_the_coordinator_sets_hours_and_limits(client: Client, cast: Cast) -> None:
    assert save(client, cast).status_code == 302
    row = kept(cast)
    assert (f"{row.quiet_from:%H:%M}", row.weekly_limit, row.digest_weekday, row.open_days) == ("21:00", 2, 4, [0, 3])
    line = AuditLine.objects.get(verb="manners_set")
    assert (line.account, line.location) == (cast.fatma, cast.vlindertuin)
    assert "quiet_from" in line.details["changed"]


def test_defaults_are_shown_where_nobody_chose(client: Client, cast: Cast) -> None:
    html = as_staff(client, cast.ruud).get(PATH).content.decode()
    assert 'value="20:00"' in html
    assert not Manners.objects.exists()


@pytest.mark.parametrize("who", ["marieke", "tom", "elsje", "nadia", "peter"])
def test_who_may_not_set_manners_sets_none(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        set_manners(manners=Manners(location=cast.vlindertuin), by=getattr(cast, who))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"open_until": ""}, "open_until"), ({"open_until": "08:00"}, "open_until"),
        ({"weekly_limit": "0"}, "weekly_limit"),
        ({"quiet_from": "25:00"}, "quiet_from"), ({"digest_weekday": "9"}, "digest_weekday"),
        (BIRD | {"key": ""}, "key"), (BIRD | {"gateway_sender": ""}, "gateway_sender"),
        (BIRD | {"gateway_sender": "Een te lange naam"}, "gateway_sender"),
        (BIRD | {"gateway": "twilio"}, "gateway_user"), (BIRD | {"gateway": "generic"}, "gateway_address"),
        (BIRD | {"gateway_address": "http://gateway.example/"}, "gateway_address"),
        (BIRD | {"gateway_address": "https://a:b@gateway.example/"}, "gateway_address"),
        (BIRD | {"gateway_address": "https://[x"}, "gateway_address"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_where_it_stands(client: Client, cast: Cast, fields: Any, wrong: str) -> None:
    answer = save(client, cast, **fields)
    assert wrong in answer.context["form"].errors
    assert not Manners.objects.exists()


def test_quiet_hours_may_pass_midnight_or_not_be_there(client: Client, cast: Cast) -> None:
    for start, end in (("22:00", "06:00"), ("12:00", "13:00"), ("00:00", "00:00")):
        assert save(client, cast, quiet_from=start, quiet_until=end).status_code == 302
        assert f"{kept(cast).quiet_from:%H:%M}" == start


def test_the_key_is_sealed_and_never_shown(client: Client, cast: Cast) -> None:
    save(client, cast, **BIRD)
    assert "geheim" not in kept(cast).gateway_key
    assert opened(kept(cast).gateway_key) == "geheim-123"
    html = client.get(PATH).content.decode()
    assert "geheim-123" not in html
    assert kept(cast).gateway_key not in html
    assert "geheim-123" not in str(AuditLine.objects.get(verb="manners_set").details)


def test_an_empty_field_keeps_the_key_and_the_switch_forgets_it(client: Client, cast: Cast) -> None:
    with_bird(cast)
    assert save(client, cast, **BIRD | {"key": ""}).status_code == 302
    assert opened(kept(cast).gateway_key) == "geheim-123"
    assert "key" in save(client, cast, **BIRD | {"key": "", "forget_key": "on"}).context["form"].errors
    assert save(client, cast, forget_key="on").status_code == 302
    assert kept(cast).gateway_key == ""


@pytest.mark.parametrize("place", [{"gateway_address": "https://elsewhere.example/"}, {"gateway": "generic"}])
def test_a_key_is_not_led_to_another_place(client: Client, cast: Cast, place: Any) -> None:
    with_bird(cast)
    answer = save(client, cast, **BIRD | {"key": "", "gateway_address": "https://elsewhere.example/"} | place)
    assert "key" in answer.context["form"].errors


def test_gateways_get_the_opened_key(cast: Cast) -> None:
    manners = with_bird(cast, gateway_address="https://a.example/")
    text = Text("+316", "Hoi", "k", "https://b.example/")
    assert MessageBird().ask(manners, text).headers["Authorization"] == "AccessKey geheim-123"
    assert Generic().ask(manners, text).headers["Authorization"] == "Bearer geheim-123"


def test_the_page_tells_where_the_provider_reports(client: Client, cast: Cast) -> None:
    assert hook_of(cast.vlindertuin) in as_staff(client, cast.fatma).get(PATH).content.decode()


def test_the_way_there_is_shown_to_who_may(client: Client, cast: Cast) -> None:
    assert f'"{PATH}"' in as_staff(client, cast.ruud).get("/locatie/vlindertuin/").content.decode()
