"""Colleagues out of files: known again, and without any right until a person gives it."""

from pathlib import Path

from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.exchange.tests.making import ANNA, School, bring, counts, edexml
from driehoek.people.models import Account, Appointment
from driehoek.people.queries import families_for, groups_for

JUF = {"key": "9001", "name": "Juf Els", "email": "Els@oever.example"}


def test_a_colleague_from_a_file_sees_nothing(client: Client, school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA], [JUF]), school)
    els = Account.objects.get(email="els@oever.example")
    assert els.appointments.get().confirmed_at is None
    assert not families_for(els).exists()
    assert not groups_for(els).exists()
    assert as_staff(client, els).get(reverse("imports", kwargs={"code": "oever"})).status_code == 404


def test_the_same_file_again_makes_no_second_role(school: School, tmp_path: Path) -> None:
    path = edexml(tmp_path / "a.xml", [ANNA], [JUF])
    bring(path, school)
    assert counts(bring(path, school)) == (0, 0, 4, 0)
    assert Appointment.objects.filter(account__email="els@oever.example").count() == 1


def test_who_is_here_already_keeps_their_name(cast: Cast, school: School, tmp_path: Path) -> None:
    name = cast.tom.name
    bring(edexml(tmp_path / "a.xml", [ANNA], [JUF | {"email": (cast.tom.email or "").upper()}]), school)
    cast.tom.refresh_from_db()
    assert cast.tom.name == name
    assert cast.tom.appointments.filter(location=school.location, confirmed_at=None).count() == 1


def test_a_file_never_renames_who_works_for_another_school(cast: Cast, school: School, tmp_path: Path) -> None:
    name, tom = cast.tom.name, JUF | {"email": str(cast.tom.email)}
    for number, called in enumerate(["Juf Els", "Iemand Anders"]):
        bring(edexml(tmp_path / f"{number}.xml", [ANNA], [tom | {"name": called}]), school)
    cast.tom.refresh_from_db()
    assert cast.tom.name == name


def test_one_address_for_two_colleagues_is_told(school: School, tmp_path: Path) -> None:
    other = {"key": "9002", "name": "Meester Bo", "email": "els@OEVER.example"}
    report = bring(edexml(tmp_path / "a.xml", [ANNA], [JUF, other]), school, accept_errors=True)
    assert [error["code"] for error in report.errors] == ["email_taken"]
    assert not Account.objects.filter(name="Meester Bo").exists()


def test_colleagues_without_an_address_are_told_apart_by_key(school: School, tmp_path: Path) -> None:
    two = [{"key": "9001", "name": "Els"}, {"key": "9002", "name": "Bo"}]
    for _ in range(2):
        report = bring(edexml(tmp_path / "a.xml", [ANNA], two), school)
    assert counts(report) == (0, 0, 5, 0)
    assert Account.objects.filter(name__in=["Els", "Bo"]).count() == 2
