"""What contact a guardian needs, where they live, what they may know, and their link."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people import actions
from driehoek.people.models import AuditLine, Guardian, Guardianship
from driehoek.people.rules import Closed, open_guardianships, today, why_closed

NEEDS = {
    "language_spoken": "Koerdisch, Turks", "language_read": "tr", "prefers_hearing": "on", "channel": "phone",
    "best_times": ["evening", "weekend"], "phone": "06 12345678", "email": "", "needs_note": "Werkt overdag",
}  # fmt: skip
ADDRESS = {"street": "Nieuwstraat 1", "postcode": "9001 AB", "city": "Driehaven"}


def save(client: Client, guardian: Guardian, **changes: Any) -> int:
    return client.post(f"/gezinnen/ouders/{guardian.pk}/", NEEDS | ADDRESS | changes).status_code


def test_a_colleague_keeps_what_the_parent_says(client: Client, cast: Cast) -> None:
    assert save(as_staff(client, cast.marieke), cast.emine) == 302
    cast.emine.refresh_from_db()
    assert (cast.emine.language_spoken, cast.emine.language_read) == ("Koerdisch, Turks", "tr")
    assert cast.emine.best_times == ["evening", "weekend"]
    assert cast.emine.phone.as_e164 == "+31612345678"
    assert not cast.emine.language_known
    assert "needs_note" in AuditLine.objects.get(verb="needs_changed").details["fields"]


def test_saving_without_a_change_leaves_no_line(cast: Cast) -> None:
    actions.change_needs(guardian=cast.emine, by=cast.marieke, channel=cast.emine.channel)
    assert not AuditLine.objects.filter(verb="needs_changed").exists()


def test_a_wrong_number_is_kept_in_the_form(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.marieke).post(
        f"/gezinnen/ouders/{cast.emine.pk}/", NEEDS | ADDRESS | {"phone": "12"}
    )
    assert response.status_code == 200
    assert "Werkt overdag" in response.content.decode()


def test_moving_out_leaves_the_others_at_home(client: Client, cast: Cast) -> None:
    save(as_staff(client, cast.marieke), cast.hassan)
    both = Guardian.objects.filter(pk__in=[cast.hassan.pk, cast.samira.pk])
    assert set(both.values_list("household__street", flat=True)) == {"Nieuwstraat 1", "Populierenlaan 12"}


def test_moving_together_takes_everybody_along(client: Client, cast: Cast) -> None:
    save(as_staff(client, cast.marieke), cast.hassan, together="on")
    save(client, cast.hassan, together="on")
    assert Guardian.objects.filter(household__street="Nieuwstraat 1").count() == 2
    assert AuditLine.objects.filter(verb="address_changed").count() == 1


def test_moving_in_with_somebody_shares_the_address(client: Client, cast: Cast) -> None:
    home = {name: getattr(cast.daniel.household, name) for name in ADDRESS}
    save(as_staff(client, cast.fatma), cast.iris, **home)
    cast.iris.refresh_from_db()
    assert cast.iris.household == cast.daniel.household


def test_an_address_may_be_unknown(client: Client, cast: Cast) -> None:
    save(as_staff(client, cast.marieke), cast.emine, street="", postcode="", city="")
    save(client, cast.emine, street="", postcode="", city="")
    assert AuditLine.objects.filter(verb="address_changed").count() == 1
    cast.emine.refresh_from_db()
    assert cast.emine.household is None


def test_a_new_link_ends_the_old_one(client: Client, cast: Cast) -> None:
    old = link_path(cast.emine, "over-mij/")
    as_staff(client, cast.marieke).post(f"/gezinnen/ouders/{cast.emine.pk}/link/")
    assert client.get(old).status_code == 404
    assert client.get(link_path(cast.emine, "over-mij/")).status_code == 200


def test_who_may_not_be_informed_is_given_no_link(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.tom).get(f"/gezinnen/ouders/{cast.karim.pk}/").content.decode()
    assert "/u/" not in page
    assert f"/gezinnen/ouders/{cast.karim.pk}/link/" not in page


def tie(guardian: Guardian) -> Guardianship:
    return guardian.guardianships.select_related("child").get()


def limit(client: Client, guardian: Guardian, **changes: str) -> int:
    fields = {"relation": "father", "custody": "no", "information": "none", "reason": ""} | changes
    return client.post(f"/gezinnen/rechten/{tie(guardian).pk}/", fields).status_code


def test_a_limit_needs_a_reason(client: Client, cast: Cast) -> None:
    assert limit(as_staff(client, cast.fatma), cast.daniel) == 200
    assert open_guardianships(cast.daniel).exists()
    assert limit(client, cast.daniel, reason="Rechtbank, 3 maart") == 302
    assert client.get(link_path(cast.daniel, "over-mij/")).status_code == 404
    assert AuditLine.objects.get(verb="rights_changed").details["before"]["information"] == "full"


def test_dates_follow_each_other(client: Client, cast: Cast) -> None:
    wrong = {"information": "full", "start": "2026-09-02", "end": "2026-09-01"}
    assert limit(as_staff(client, cast.fatma), cast.daniel, **wrong) == 200
    assert tie(cast.daniel).end is None


def test_an_action_refuses_what_the_form_refuses(cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.change_guardianship(guardianship=tie(cast.daniel), by=cast.fatma, information="none", reason=" ")
    with pytest.raises(PermissionDenied):
        actions.change_guardianship(guardianship=tie(cast.daniel), by=cast.tom, custody="no")
    with pytest.raises(PermissionDenied):
        actions.change_address(guardian=cast.daniel, by=cast.tom, street="Elders 1")


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({"end": -1}, Closed.ENDED),
        ({"start": 1}, Closed.NOT_BEGUN),
        ({"information": "on_request"}, Closed.ON_REQUEST),
        ({"information": "none"}, Closed.NOT_INFORMED),
    ],
)
def test_the_reason_is_told(client: Client, cast: Cast, fields: dict[str, Any], closed: Closed) -> None:
    days = {name: today() + timedelta(days=value) for name, value in fields.items() if isinstance(value, int)}
    cast.emine.guardianships.update(**fields | days)
    assert why_closed(tie(cast.emine)) == closed
    page = as_staff(client, cast.marieke).get(f"/gezinnen/{cast.kaya.pk}/").content.decode()
    assert cast.emine.phone.as_national not in page


def test_the_last_day_still_counts(cast: Cast) -> None:
    cast.emine.guardianships.update(end=today())
    assert open_guardianships(cast.emine).exists()
