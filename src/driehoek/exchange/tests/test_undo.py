"""Taking the last import back: exactly, and never at the cost of what people entered."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from driehoek.exchange.actions import CannotUndoError, undo
from driehoek.exchange.models import ImportRun
from driehoek.exchange.tests.making import (
    ANNA,
    BEN,
    Kid,
    School,
    bring,
    call,
    child,
    dump,
    edexml,
    guardian,
    parent,
    parents,
)  # fmt: skip
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Group, Guardian

CAS, NOOR = Kid("103", "Cas"), Kid("104", "Noor", "Vis")
TEACHER = {"key": "9001", "name": "Els", "email": "els@oever.example"}


def take_back() -> None:
    """Undo the newest import."""
    undo(run=ImportRun.objects.latest("pk"), by=None)


def test_everything_new_goes(school: School, tmp_path: Path) -> None:
    before = dump()
    year = f"{school.year.start.year + 1}-{school.year.start.year + 2}"
    bring(edexml(tmp_path / "a.xml", [ANNA, BEN], [TEACHER], year), school)
    assert dump() != before
    take_back()
    assert dump() == before
    assert ImportRun.objects.get().state == "undone"


def test_everything_changed_returns(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA, BEN, CAS]), school)
    before = dump()
    bring(edexml(tmp_path / "b.xml", [replace(ANNA, given="Anne", group="g2"), BEN, NOOR], [TEACHER]), school)
    take_back()
    assert dump() == before


def test_joined_families_come_apart_again(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA, CAS]), school)
    before = dump()
    home = {"email_ouder": "s@bos.example", "telefoon_ouder": "06 12345678", "straat_ouder": "Dam 1"}
    parents(tmp_path, school, *(parent(kid, **home) for kid in ("101", "103")))
    assert child(ANNA).family == child(CAS).family
    take_back()
    assert dump() == before


def test_changes_to_parents_return(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    parents(tmp_path, school, parent("101", telefoon_ouder="06 12345678", email_ouder="s@bos.example"))
    before = dump()
    new = {"telefoon_ouder": "06 11111111", "email_ouder": "s@bos.example", "voorkeurstaal_ouder": "Turks"}
    parents(tmp_path, school, parent("101", informatie_ouder="nee", straat_ouder="Dam 1", **new))
    take_back()
    assert dump() == before


def test_what_a_person_changed_later_is_kept(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    parents(tmp_path, school, parent("101", telefoon_ouder="06 12345678", email_ouder="s@bos.example"))
    parents(
        tmp_path, school, parent("101", telefoon_ouder="06 11111111", email_ouder="s@bos.example", relatie="moeder")
    )
    Guardian.objects.filter(pk=guardian("Samira").pk).update(phone="+31687654321")
    take_back()
    assert str(guardian("Samira").phone) == "+31687654321"
    assert guardian("Samira").guardianships.get().relation == "other"


def test_only_the_last_import_is_undone(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    bring(edexml(tmp_path / "b.xml", [ANNA, BEN]), school)
    first = ImportRun.objects.earliest("pk")
    with pytest.raises(CannotUndoError, match="newer"):
        undo(run=first, by=None)
    take_back()
    undo(run=first, by=None)
    assert not Child.objects.filter(organisation=school.location.organisation).exists()


def refused(code: str) -> bool:
    """Whether undoing is refused for this reason and changes nothing."""
    before = dump()
    with pytest.raises(CannotUndoError, match=code):
        take_back()
    return dump() == before


def test_a_contact_with_a_new_family_stands_in_the_way(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    call(child(ANNA).family, school)
    assert refused("history")


def test_a_changed_need_of_a_new_parent_stands_in_the_way(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    record("needs_changed", by=school.mentor, family=child(ANNA).family)
    assert refused("history")


def test_a_look_at_a_new_family_does_not(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    record("looked", by=school.mentor, family=child(ANNA).family)
    take_back()
    assert not Child.objects.filter(organisation=school.location.organisation).exists()


def test_a_colleague_who_logged_in_stands_in_the_way(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA], [TEACHER]), school)
    Account.objects.filter(email="els@oever.example").update(last_login=timezone.now())
    assert refused("logins")


def test_a_child_put_in_a_group_by_hand_stands_in_the_way(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    own = Group.objects.create(location=school.location, school_year=school.year, name="Plusklas")
    child(ANNA).enrolments.create(group=own)
    assert refused("in_use")


def test_an_activity_for_a_new_group_stands_in_the_way(school: School, tmp_path: Path) -> None:
    bring(edexml(tmp_path / "a.xml", [ANNA]), school)
    group = Group.objects.get(location=school.location, name="3A")
    now = timezone.now()
    activity = school.location.activities.create(
        school_year=school.year, owner=school.mentor, starts_at=now, ends_at=now + timedelta(hours=1), place="Aula"
    )  # fmt: skip
    activity.groups.add(group)
    assert refused("in_use")
