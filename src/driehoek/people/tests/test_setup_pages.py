"""Setting up locations, groups and colleagues: who can, and what it does."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account, Appointment, Group, Location
from driehoek.people.queries import contact_persons
from driehoek.people.rules import groups_in_reach

COLLEAGUE = {"name": "Jo Nieuw", "email": "jo@driesprong.example", "role": "mentor"}


@pytest.mark.parametrize("name", ["nico", "marieke", "fatma", "ingrid", "truus"])
def test_who_does_not_manage_staff_finds_no_such_page(client: Client, cast: Cast, name: str) -> None:
    as_staff(client, getattr(cast, name))
    assert client.get(reverse("staff")).status_code == 404
    assert client.get(reverse("location", kwargs={"code": "regenboog"})).status_code == 404


def test_a_head_sees_only_their_own_colleagues(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.ruud).get(reverse("staff"), {"q": ""})
    assert cast.rob.name in page.text
    assert cast.elsje.name not in page.text


def test_an_imported_role_gives_rights_only_after_confirmation(client: Client, cast: Cast) -> None:
    waiting = Appointment.objects.get(account=cast.rob)
    assert not Group.objects.filter(groups_in_reach(cast.rob)).exists()
    as_staff(client, cast.ruud).post(reverse("appointment_confirm", kwargs={"pk": waiting.pk}))
    assert list(Group.objects.filter(groups_in_reach(cast.rob))) == [cast.group_5b]


def test_who_is_confirmed_as_mentor_is_whom_parents_can_turn_to(client: Client, cast: Cast) -> None:
    waiting = Appointment.objects.get(account=cast.rob)
    as_staff(client, cast.ruud).post(reverse("appointment_confirm", kwargs={"pk": waiting.pk}), {"contact": "yes"})
    assert contact_persons([cast.group_5b])[cast.group_5b.pk] == cast.rob


def test_another_schools_head_cannot_confirm_it(client: Client, cast: Cast) -> None:
    waiting = Appointment.objects.get(account=cast.rob)
    answer = as_staff(client, cast.elsje).post(reverse("appointment_confirm", kwargs={"pk": waiting.pk}))
    assert answer.status_code == 404
    waiting.refresh_from_db()
    assert waiting.confirmed_at is None


def test_ending_a_role_ends_its_rights_at_once(client: Client, cast: Cast) -> None:
    role = Appointment.objects.get(account=cast.tom)
    as_staff(client, cast.ruud).post(reverse("appointment_end", kwargs={"pk": role.pk}))
    assert not Group.objects.filter(groups_in_reach(cast.tom)).exists()


def test_a_head_appoints_a_new_colleague_to_a_group(client: Client, cast: Cast) -> None:
    where = {"location": cast.zuiderpark.pk, "group": cast.group_3k.pk}
    as_staff(client, cast.ruud).post(reverse("appointment_new"), COLLEAGUE | where)
    jo = Account.objects.get(email=COLLEAGUE["email"])
    assert list(Group.objects.filter(groups_in_reach(jo))) == [cast.group_3k]


def test_a_head_changes_nothing_of_how_parents_elsewhere_reach_somebody(client: Client, cast: Cast) -> None:
    Account.objects.filter(pk=cast.marieke.pk).update(phone="070 123 45 67", reachable_days=[0])
    role = {"name": "M", "email": cast.marieke.email, "role": "teacher", "location": cast.elders.pk}
    as_staff(client, cast.elsje).post(
        reverse("appointment_new"), {**role, "phone": "0900 1234", "reachable_days": ["1"]}
    )
    cast.marieke.refresh_from_db()
    assert (cast.marieke.phone, cast.marieke.reachable_days) == ("070 123 45 67", [0])
    assert cast.marieke.appointments.filter(location=cast.elders).exists()


def test_a_head_of_locations_cannot_appoint_elsewhere(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ruud)
    elsewhere = client.post(reverse("appointment_new"), COLLEAGUE | {"location": cast.elders.pk})
    everywhere = client.post(reverse("appointment_new"), COLLEAGUE)
    assert elsewhere.context["form"].errors["location"]
    assert everywhere.context["form"].errors["location"]
    assert not Account.objects.filter(email=COLLEAGUE["email"]).exists()


def test_a_group_must_be_at_the_chosen_location(client: Client, cast: Cast) -> None:
    wrong = {"location": cast.zuiderpark.pk, "group": cast.vlinders.pk}
    page = as_staff(client, cast.ruud).post(reverse("appointment_new"), COLLEAGUE | wrong)
    assert page.context["form"].errors["group"]
    assert 'value="Jo Nieuw"' in page.text


def test_a_head_adds_a_group_to_this_school_year(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ruud)
    client.post(reverse("group_new", kwargs={"code": "zuiderpark"}), {"name": "1C", "grade": "11", "kind": "main"})
    assert Group.objects.get(name="1C").school_year == cast.year


def test_a_head_changes_an_address(client: Client, cast: Cast) -> None:
    data = {"kind": "vmbo", "name": "Vakcollege", "code": "zuiderpark", "city": "Den Haag"}
    as_staff(client, cast.ruud).post(reverse("location", kwargs={"code": "zuiderpark"}), data)
    assert Location.objects.get(code="zuiderpark").city == "Den Haag"


def school(**changes: str) -> str:
    """Run createschool and return what it says."""
    out = StringIO()
    options = {
        "organisation": "Stichting Nieuw", "location": "De Start", "kind": "primary",
        "head_name": "Kim Start", "head_email": "kim@start.example",
    }  # fmt: skip
    call_command("createschool", stdout=out, **options | changes)
    return out.getvalue()


def test_createschool_makes_all_a_head_needs(client: Client, db: None) -> None:
    assert "de-start" in school()
    as_staff(client, Account.objects.get(email="kim@start.example"))
    assert client.get(reverse("location_new")).status_code == 200
    assert client.get(reverse("location", kwargs={"code": "de-start"})).status_code == 200


def test_a_second_head_gets_only_the_second_location(client: Client, db: None) -> None:
    school()
    school(location="Het Vervolg", head_email="bo@start.example", head_name="Bo")
    as_staff(client, Account.objects.get(email="bo@start.example"))
    assert client.get(reverse("location", kwargs={"code": "het-vervolg"})).status_code == 200
    assert client.get(reverse("location", kwargs={"code": "de-start"})).status_code == 404


def test_createschool_twice_says_what_is_wrong(db: None) -> None:
    school()
    with pytest.raises(CommandError, match="Code"):
        school()


def test_locations_are_listed(cast: Cast) -> None:
    out = StringIO()
    call_command("locations", stdout=out)
    assert "regenboog" in out.getvalue()
    assert "primary" in out.getvalue()
