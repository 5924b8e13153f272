"""Recognising the columns of lists of parents."""

import pytest

from driehoek.exchange.readers.columns import Mapping, chosen, fingerprint, is_forbidden, propose_mapping, targets
from driehoek.exchange.readers.errors import NeedsMapping


def proposed(headers: str) -> dict[str, str]:
    return dict(propose_mapping(tuple(headers.split(";"))).columns)


def test_a_row_per_parent_with_codes_of_pupils() -> None:
    assert list(proposed("Code;Achternaam;Email;Leerlingcodes").values()) == [
        "guardian1.key",
        "guardian1.family_name",
        "guardian1.email",
        "child.numbers",
    ]


def test_a_row_per_child_with_addresses_of_two_parents() -> None:
    headers = "Roepnaam*;Tussenvoegsel;Achternaam*;Geboortedatum dd-mm-jjjj;E-mailadres ouder/verzorger 1"
    assert list(proposed(f"{headers};E-mailadres ouder/verzorger 2").values()) == [
        *("child.given_name", "child.infix", "child.family_name", "child.birth_date"),
        *("guardian1.email", "guardian2.email"),
    ]


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Naam eerste verzorger", "guardian1.full_name"),
        ("Relatiesoort tweede verzorger", "guardian2.relation"),
        ("ouder2_voornaam", "guardian2.given_name"),
        ("Parent 1 First Name", "guardian1.given_name"),
        ("guardian1Email", "guardian1.email"),
        ("E-mail vader", "guardian2.email"),
        ("Moeder", "guardian1.full_name"),
        ("Verzorger 1 Wettelijk vertegenwoordiger", "guardian1.custody"),
        ("Achternaam leerling", "child.family_name"),
        ("Stamnummer", "child.number"),
        ("Date of birth", "child.birth_date"),
    ],
)
def test_a_column_is_recognised_in_dutch_and_english(header: str, target: str) -> None:
    assert proposed(header) == {header: target}


def test_mother_and_father_columns_say_the_relation() -> None:
    assert propose_mapping(("Naam moeder", "Naam vader")).relations == {"guardian1": "mother", "guardian2": "father"}


def test_a_third_adult_comes_after_the_numbered_ones() -> None:
    found = proposed("Naam eerste verzorger;Naam tweede verzorger;Naam wettelijke vertegenwoordiger")
    assert found["Naam wettelijke vertegenwoordiger"] == "guardian3.full_name"


def test_the_address_of_the_child_is_not_given_to_a_parent() -> None:
    assert proposed("Leerlingnummer;Straat;Naam ouder 1;Naam ouder 2").get("Straat") is None


@pytest.mark.parametrize("header", ["BSN", "Bsn moeder", "Burgerservicenummer", "Land vader", "Nationaliteit", "PGN"])
def test_a_sensitive_column_is_never_offered(header: str) -> None:
    assert is_forbidden(header)
    assert proposed(f"Leerlingnummer;{header};Email").get(header) is None


def test_nothing_but_an_own_choice_decides_the_language_to_read() -> None:
    found = proposed("Leerlingnummer;Email;Thuistaal;Geboorteland;Leestaal")
    assert [header for header, target in found.items() if target == "guardian1.language_read"] == ["Leestaal"]


def test_unknown_columns_ask_a_person() -> None:
    with pytest.raises(NeedsMapping) as caught:
        chosen(("Kolom A", "Email", "BSN"), None)
    assert caught.value.headers == ("Kolom A", "Email")
    assert caught.value.proposal["columns"] == {"Email": "guardian1.email"}


def test_a_name_without_a_birth_date_does_not_tell_which_child() -> None:
    with pytest.raises(NeedsMapping):
        chosen(("Naam leerling", "Email ouder"), None)


def test_a_choice_is_kept_as_json_and_never_opens_a_sensitive_column() -> None:
    kept = {"columns": {"A": "child.number", "B": "guardian1.email", "BSN": "guardian1.key", "C": "nonsense"}}
    mapping = Mapping.from_json(kept)
    assert Mapping.from_json(mapping.to_json()) == mapping
    assert chosen(("A", "B", "BSN", "C"), mapping).columns == {"A": "child.number", "B": "guardian1.email"}


def test_headings_are_known_again_in_any_order() -> None:
    assert fingerprint(("A", "B")) == fingerprint(("B", "A"))
    assert fingerprint(("A", "B")) != fingerprint(("A", "C"))


def test_every_target_can_be_chosen_once() -> None:
    assert len(set(targets())) == len(targets()) > 50
