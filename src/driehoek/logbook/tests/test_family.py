"""The family page, and noting a contact."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.actions import note_contact
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Account, AuditLine, Family, Guardian

SEEN = {"channel": "phone", "initiative": "school", "tone": "good", "mode": "2.0", "note": "Telt tot twintig"}


def page(client: Client, account: Account, family: Family) -> str:
    return as_staff(client, account).get(f"/gezinnen/{family.pk}/").content.decode()


def test_separated_parents_stand_side_by_side(client: Client, cast: Cast) -> None:
    shown = page(client, cast.fatma, cast.visser)
    assert shown.index("Molenpad 5") < shown.index("Daniël") < shown.index("Stationsplein 114") < shown.index("Iris")


def test_who_may_not_be_informed_is_shown_with_the_reason(client: Client, cast: Cast) -> None:
    shown = page(client, cast.tom, cast.bouzid)
    assert cast.karim.guardianships.get().reason in shown
    assert cast.karim.email not in shown
    assert cast.leila.phone.as_national in shown


def test_every_look_is_noted(client: Client, cast: Cast) -> None:
    page(client, cast.marieke, cast.kaya)
    line = AuditLine.objects.get(verb="looked")
    assert (line.account, line.family) == (cast.marieke, cast.kaya)


def test_a_look_that_is_refused_is_no_look(client: Client, cast: Cast) -> None:
    page(client, cast.tom, cast.kaya)
    assert not AuditLine.objects.filter(verb="looked").exists()


def note(client: Client, cast: Cast, person: Guardian, **changes: str) -> int:
    family = Family.objects.filter(children__guardianships__guardian=person).distinct().get()
    fields = SEEN | {"guardian": str(person.pk), "location": str(cast.vlindertuin.pk)} | changes
    return client.post(f"/gezinnen/{family.pk}/contact/", fields).status_code


def test_a_contact_is_noted(client: Client, cast: Cast) -> None:
    assert note(as_staff(client, cast.marieke), cast, cast.samira) == 302
    contact = Contact.objects.get(verb="noted", family=cast.el_amrani, note="Telt tot twintig")
    assert (contact.guardian, contact.account, contact.tone) == (cast.samira, cast.marieke, "good")
    assert "Telt tot twintig" in page(client, cast.marieke, cast.el_amrani)


def test_a_promise_made_in_it_is_owed(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    assert note(client, cast, cast.samira, promise="Boekje meegeven") == 200
    assert note(client, cast, cast.samira, promise="Boekje meegeven", due="2000-01-01") == 200
    assert note(client, cast, cast.samira, promise="Boekje meegeven", due="2099-01-01") == 302
    promise = Promise.objects.get(subject="Boekje meegeven")
    assert (promise.owner, promise.guardian, promise.kind) == (cast.marieke, cast.samira, "agreement")


def test_school_begins_no_contact_with_who_may_not_be_informed(client: Client, cast: Cast) -> None:
    as_staff(client, cast.sanne)
    place = {"location": str(cast.haagpoort.pk)}
    assert note(client, cast, cast.petra, **place) == 200
    assert note(client, cast, cast.petra, initiative="parent_asked", **place) == 200
    assert note(client, cast, cast.petra, initiative="parent", **place) == 302
    assert Contact.objects.filter(guardian=cast.petra).count() == 1


@pytest.mark.parametrize("name", ["nico", "tom", "elsje"])
def test_an_action_refuses_who_is_out_of_reach(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        note_contact(family=cast.kaya, location=cast.vlindertuin, by=getattr(cast, name), channel="phone")


def test_an_action_refuses_contact_with_a_silent_students_parents(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        note_contact(family=cast.de_wit, location=cast.haagpoort, by=cast.sanne, channel="phone")


def test_another_location_or_parent_cannot_be_slipped_in(client: Client, cast: Cast) -> None:
    as_staff(client, cast.marieke)
    assert note(client, cast, cast.samira, location=str(cast.elders.pk)) == 200
    assert note(client, cast, cast.samira, guardian=str(cast.anna.pk)) == 200
    assert not Contact.objects.filter(note="Telt tot twintig").exists()


def test_a_family_at_two_schools_says_at_which(client: Client, cast: Cast) -> None:
    assert note(as_staff(client, cast.fatma), cast, cast.samira, location=str(cast.regenboog.pk)) == 302
    assert Contact.objects.get(note="Telt tot twintig").location == cast.regenboog


def test_what_is_wrong_keeps_what_was_typed(client: Client, cast: Cast) -> None:
    family = f"/gezinnen/{cast.kaya.pk}/contact/"
    response = as_staff(client, cast.marieke).post(family, SEEN | {"note": "<b>Lang verhaal</b>"})
    assert "&lt;b&gt;Lang verhaal&lt;/b&gt;" in response.content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_as_much_for_many_as_for_few(
    client: Client, cast: Cast, django_assert_max_num_queries: Callable[[int], Any], number: int
) -> None:
    for count in range(number):
        fields: Any = {"family": cast.el_amrani, "location": cast.vlindertuin, "guardian": cast.samira}
        note_contact(**fields, by=cast.marieke, channel="phone", note=f"Gesprek {count}")
        Promise.objects.create(**fields, kind="agreement", due="2099-01-01", owner=cast.marieke)
    page(client, cast.ruud, cast.el_amrani)
    with django_assert_max_num_queries(15):
        shown = client.get(f"/gezinnen/{cast.el_amrani.pk}/").content.decode()
    assert f"Gesprek {number - 1}" in shown
