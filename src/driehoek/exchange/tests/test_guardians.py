"""Parents out of lists: whose they are, what stays as a person made it, and what a list may never do."""

from pathlib import Path

import pytest

from driehoek.exchange.tests.making import (
    ANNA,
    BEN,
    Kid,
    School,
    bring,
    call,
    child,
    edexml,
    guardian,
    parent,
    parents,
    table,
)
from driehoek.people.models import Family, Guardian, Guardianship

CAS = Kid("103", "Cas")


@pytest.fixture
def kids(school: School, tmp_path: Path) -> School:
    """A school in which Anna, Ben and Cas are known."""
    bring(edexml(tmp_path / "kids.xml", [ANNA, BEN, CAS]), school)
    return school


def rights(given: str, kid: Kid = ANNA) -> Guardianship:
    """What a guardian may know about a child."""
    return Guardianship.objects.get(guardian=guardian(given), child=child(kid))


def test_a_phone_changed_by_hand_stays_until_the_list_changes(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101", telefoon_ouder="06 12345678", email_ouder="s@bos.example"))
    Guardian.objects.filter(given_name="Samira").update(phone="+31687654321")
    parents(tmp_path, kids, parent("101", telefoon_ouder="06 12345678", email_ouder="s@bos.example"))
    assert str(guardian("Samira").phone) == "+31687654321"
    parents(tmp_path, kids, parent("101", telefoon_ouder="06 11111111", email_ouder="s@bos.example"))
    assert str(guardian("Samira").phone) == "+31611111111"


def test_an_empty_cell_erases_nothing(kids: School, tmp_path: Path) -> None:
    full = parent("101", telefoon_ouder="06 12345678", email_ouder="s@bos.example", straat_ouder="Dam 1")
    parents(tmp_path, kids, full)
    report = parents(tmp_path, kids, {**full, "telefoon ouder": "", "straat ouder": ""})
    assert (report.unchanged, report.updated) == (1, 0)
    assert str(guardian("Samira").phone) == "+31612345678"
    assert guardian("Samira").household is not None


def test_another_list_replaces_what_a_list_said_but_not_what_a_person_said(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101", email_ouder="s@bos.example", spreektaal_ouder="Berbers"))
    Guardian.objects.filter(given_name="Samira").update(language_spoken="Tamazight")
    parents(tmp_path, kids, parent("101", email_ouder="samira@bos.example", spreektaal_ouder="Arabisch"))
    assert (guardian("Samira").email, guardian("Samira").language_spoken) == ("samira@bos.example", "Tamazight")


def test_a_new_phone_number_does_not_make_somebody_twice(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101", telefoon_ouder="06 12345678"))
    parents(tmp_path, kids, parent("101", telefoon_ouder="06 11111111"))
    assert str(guardian("Samira").phone) == "+31611111111"


def test_a_couple_with_one_address_stays_two_people(kids: School, tmp_path: Path) -> None:
    couple = [parent("101", name, email_ouder="thuis@bos.example") for name in ("Samira Bos", "Hassan Bos")]
    parents(tmp_path, kids, *couple)
    parents(tmp_path, kids, *couple)
    assert guardian("Samira") != guardian("Hassan")
    assert child(ANNA).guardianships.count() == 2


def test_parents_of_one_child_at_one_address_share_a_household(kids: School, tmp_path: Path) -> None:
    home = {"straat_ouder": "Dam 1", "woonplaats_ouder": "Den Haag"}
    rows = [parent("101", "Samira Bos", **home), parent("101", "Hassan Bos", **home), parent("102", "Ria Vis", **home)]
    parents(tmp_path, kids, *rows)
    assert guardian("Samira").household == guardian("Hassan").household
    assert guardian("Samira").household != guardian("Ria").household


def test_brothers_and_sisters_become_one_family(kids: School, tmp_path: Path) -> None:
    couple = {"Samira Bos": "s@bos.example", "Hassan Bos": "h@bos.example"}
    rows = [parent(kid, name, email_ouder=email) for name, email in couple.items() for kid in ("101", "103")]
    parents(tmp_path, kids, *rows)
    assert child(ANNA).family == child(CAS).family
    assert child(BEN).family != child(ANNA).family
    assert Family.objects.filter(organisation=kids.location.organisation).count() == 2


@pytest.mark.parametrize("fathers", [1, 600])
def test_half_brothers_and_sisters_stay_two_families(kids: School, tmp_path: Path, fathers: int) -> None:
    """Also when hundreds of other parents stand between the mother and the fathers."""
    mother = [parent(kid, "Samira Bos", email_ouder="s@bos.example") for kid in ("101", "103")]
    between = [parent("102", f"Oma{number} Vis") for number in range(fathers)]
    parents(tmp_path, kids, *mother, *between, parent("101", "Hassan Bos"), parent("103", "Jan Smit"))
    assert child(ANNA).family != child(CAS).family
    assert Guardianship.objects.filter(guardian=guardian("Samira")).count() == 2


def test_a_family_with_a_history_is_never_dissolved(kids: School, tmp_path: Path) -> None:
    first, second = child(ANNA).family, child(CAS).family
    call(second, kids)
    address = {"email_ouder": "s@bos.example"}
    parents(tmp_path, kids, parent("101", **address), parent("103", **address))
    assert child(ANNA).family == child(CAS).family == second
    assert not Family.objects.filter(pk=first.pk).exists()


def test_without_a_word_about_it_a_parent_is_informed(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101", relatie_ouder="moeder"))
    assert (rights("Samira").information, rights("Samira").relation) == ("full", "mother")


def test_a_list_never_widens_a_right(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101"))
    Guardianship.objects.update(information="none", reason="Beschikking rechtbank")
    report = parents(tmp_path, kids, parent("101", informatie_ouder="ja"))
    assert (rights("Samira").information, rights("Samira").reason) == ("none", "Beschikking rechtbank")
    assert [notice["code"] for notice in report.notices] == ["not_widened"]


def test_a_list_narrows_a_right_and_says_so(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101"))
    report = parents(tmp_path, kids, parent("101", informatie_ouder="nee"))
    assert (rights("Samira").information, rights("Samira").reason) == ("none", "Import")
    assert [notice["code"] for notice in report.notices] == ["narrowed"]


def test_what_the_school_decided_after_a_list_stays(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101", informatie_ouder="nee"))
    Guardianship.objects.update(information="full", reason="")
    report = parents(tmp_path, kids, parent("101", informatie_ouder="nee"))
    assert rights("Samira").information == "full"
    assert report.notices == []


def test_a_language_from_the_list_counts_until_the_parent_chooses(kids: School, tmp_path: Path) -> None:
    parents(tmp_path, kids, parent("101"))
    parents(tmp_path, kids, parent("101", voorkeurstaal_ouder="Turks"))
    assert (guardian("Samira").language_read, guardian("Samira").language_known) == ("tr", True)
    Guardian.objects.filter(given_name="Samira").update(language_read="ar")
    parents(tmp_path, kids, parent("101", voorkeurstaal_ouder="Pools"))
    assert guardian("Samira").language_read == "ar"


def test_who_has_no_child_here_is_not_kept(kids: School, tmp_path: Path) -> None:
    rows = [parent("101"), parent("999", "Vreemd Iemand", email_ouder="x@x.example")]
    report = bring(table(tmp_path / "ouders.csv", rows), kids, accept_errors=True)
    assert [error["code"] for error in report.errors] == ["child_unknown"]
    assert not Guardian.objects.filter(given_name="Vreemd").exists()
    assert report.notices == [{"code": "without_child", "params": {"number": "1"}}]


def test_a_number_that_two_systems_give_to_two_children_links_nobody(kids: School, tmp_path: Path) -> None:
    other = child(BEN)
    other.number = "101"
    other.save()
    report = bring(table(tmp_path / "ouders.csv", [parent("101")]), kids, accept_errors=True)
    assert [error["code"] for error in report.errors] == ["child_ambiguous"]
    assert not Guardianship.objects.filter(child__in=[child(ANNA), other]).exists()
