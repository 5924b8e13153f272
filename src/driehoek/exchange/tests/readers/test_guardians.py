"""Lists of parents as CSV and XLSX."""

from datetime import date, datetime
from pathlib import Path

import pytest

from driehoek.exchange.readers import guardians
from driehoek.exchange.readers.columns import Mapping
from driehoek.exchange.readers.errors import NeedsMapping, Unreadable
from driehoek.exchange.readers.records import ChildLink, GuardianRecord, Header, Item, RowError
from driehoek.exchange.tests.readers import files

WIDE = "Leerlingnummer;Roepnaam;Naam ouder 1;E-mail ouder 1;Relatie ouder 1;Naam ouder 2;Telefoon ouder 2"
LONG = "Leerlingnummers;Voorletters;Achternaam;E-mail;Telefoon"


def read(folder: Path, *lines: str, encoding: str = "utf-8") -> list[Item]:
    return list(guardians.read(files.text(folder / "ouders.csv", files.rows(*lines), encoding)))


def people(items: list[Item]) -> list[GuardianRecord]:
    return [item for item in items if isinstance(item, GuardianRecord)]


def problems(items: list[Item]) -> list[tuple[int, str, str]]:
    return [(item.row, item.field, item.code) for item in items if isinstance(item, RowError)]


def test_a_row_per_child_gives_two_guardians(tmp_path: Path) -> None:
    first, second = people(read(tmp_path, WIDE, "7;Noor;Jan de Boer;jan@example.org;vader;A. Bakker;06-12345678"))
    assert (first.given_name, first.infix, first.family_name, first.email) == ("Jan", "de", "Boer", "jan@example.org")
    assert first.children == (ChildLink(number="7", relation="father", row=2),)
    assert (second.initials, second.phone, second.children[0].relation) == ("A.", "+31612345678", "unknown")


def test_a_row_per_guardian_names_several_children(tmp_path: Path) -> None:
    (found,) = people(read(tmp_path, LONG, "7, 8,9;JP;van Dam;jp@example.org;"))
    assert (found.initials, found.infix, found.family_name) == ("J.P.", "van", "Dam")
    assert [child.number for child in found.children] == ["7", "8", "9"]


def test_the_parent_of_two_children_comes_out_once(tmp_path: Path) -> None:
    items = read(
        tmp_path,
        WIDE,
        "7;Noor;Jan Boer;jan@example.org;vader;;",
        "8;Sam;Jan Boer;JAN@example.org;stiefvader;Els Mol;0612345678",
    )
    first, second = people(items)
    assert [(child.number, child.relation, child.row) for child in first.children] == [
        ("7", "father", 2),
        ("8", "stepparent", 3),
    ]
    assert second.given_name == "Els"
    assert isinstance(items[0], Header)
    assert items[0].total == 2


def test_two_parents_with_one_mailbox_stay_two(tmp_path: Path) -> None:
    header = "Leerlingnummer;Naam ouder 1;E-mail ouder 1;Naam ouder 2;E-mail ouder 2"
    assert len(people(read(tmp_path, header, "7;Jan Boer;wij@example.org;Els Boer;wij@example.org"))) == 2


def test_a_child_may_be_named_by_name_and_birth_date(tmp_path: Path) -> None:
    header = "Roepnaam*;Tussenvoegsel;Achternaam*;Geboortedatum dd-mm-jjjj;E-mailadres ouder/verzorger 1"
    (found,) = people(read(tmp_path, header, "Noor;de;Boer;03-02-2018;jan@example.org"))
    link = ChildLink(given_name="Noor", infix="de", family_name="Boer", birth_date=date(2018, 2, 3), row=2)
    assert found.children == (link,)
    assert (found.family_name, found.email) == ("", "jan@example.org")


def test_wrong_cells_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    items = read(tmp_path, LONG, "", "7;J;Boer;geen mail;bel;", ";K;Zonder;k@example.org;")
    assert sorted(problems(items)) == [
        (3, "E-mail", "bad_email"),
        (3, "Telefoon", "bad_phone"),
        (4, "Leerlingnummers", "no_child"),
    ]
    assert [(found.family_name, found.email, found.phone) for found in people(items)] == [("Boer", "", "")]


def test_a_row_with_too_many_cells_is_left_out(tmp_path: Path) -> None:
    items = read(tmp_path, LONG, "7;J;Boer;j@example.org;0612345678;nog iets")
    assert people(items) == []
    assert problems(items) == [(2, "", "too_many_cells")]


def test_a_row_of_a_list_of_parents_needs_a_parent(tmp_path: Path) -> None:
    assert problems(read(tmp_path, LONG, "7;;;;")) == [(2, "", "no_guardian")]
    assert problems(read(tmp_path, WIDE, "7;Noor;;;;;")) == []


RIGHTS = (
    "Leerlingnummer;Naam;E-mail;Gezag;Informatie;Wenst contact via e-mail;Geheim nummer;Telefoon;Leestaal;Thuistaal"
)


def test_rights_and_wishes(tmp_path: Path) -> None:
    (found,) = people(
        read(tmp_path, RIGHTS, "7;Jan Boer;j@example.org;nee;op verzoek;Nee;ja;0612345678;Türkçe;Koerdisch")
    )
    link = found.children[0]
    assert (link.custody, link.information, found.wants_email, found.secret_phone) == ("no", "on_request", False, True)
    assert (found.language_read, found.language_spoken) == ("tr", "Koerdisch")


def test_words_that_are_not_known_are_named(tmp_path: Path) -> None:
    items = read(tmp_path, RIGHTS, "7;Jan Boer;j@example.org;misschien;;;;geheim;Klingon;")
    assert problems(items) == [(2, "Leestaal", "unknown_language"), (2, "Gezag", "bad_choice")]
    assert [(found.secret_phone, found.phone, found.language_read) for found in people(items)] == [(True, "", "")]


def test_nobody_is_made_of_someone_who_died(tmp_path: Path) -> None:
    assert people(read(tmp_path, "Leerlingnummer;Naam;E-mail;Overleden", "7;Jan Boer;j@example.org;ja")) == []


def test_an_address_is_put_together(tmp_path: Path) -> None:
    header = "Leerlingnummer;Naam;Straat;Huisnummer;Toevoeging;Postcode;Woonplaats"
    (found,) = people(read(tmp_path, header, "7;Jan Boer;Dorpsweg;12;b;1234ab;Delft"))
    assert (found.street, found.postcode, found.city) == ("Dorpsweg 12 b", "1234 AB", "Delft")


def test_sensitive_columns_are_not_read_and_named(tmp_path: Path) -> None:
    items = read(tmp_path, "Leerlingnummer;Naam;BSN;Land;Email", "7;Jan Boer;geheim;geheim;j@example.org")
    assert "geheim" not in repr(items)
    assert isinstance(items[0], Header)
    assert items[0].dropped == ("BSN", "Land")


CITIZENS = ["111222333", "123456782", "999990019", "900212640", "100000009"]


def test_citizen_numbers_are_recognised_by_themselves(tmp_path: Path) -> None:
    lines = [f"{number};Jan Boer;{place}@example.org" for place, number in enumerate(CITIZENS)]
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, "Leerlingnummer;Naam;Email", *lines)
    assert caught.value.code == "citizen_numbers"


def test_citizen_numbers_of_parents_are_left_out(tmp_path: Path) -> None:
    lines = [f"{number};Jan Boer;{place}@example.org;{place}" for place, number in enumerate(CITIZENS)]
    items = read(tmp_path, "Code;Naam;Email;Leerlingcodes", *lines)
    assert {found.key for found in people(items)} == {""}
    assert len(people(items)) == 5
    assert isinstance(items[0], Header)
    assert items[0].dropped == ("Code",)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_letters_and_delimiters_are_recognised(tmp_path: Path, encoding: str, delimiter: str) -> None:
    header, line = (
        "Leerlingnummer;Naam;Email".replace(";", delimiter),
        "7;Zoë Müller;z@example.org".replace(";", delimiter),
    )
    (found,) = people(read(tmp_path, header, line, encoding=encoding))
    assert (found.given_name, found.family_name) == ("Zoë", "Müller")


def test_the_line_that_excel_adds_for_itself_is_passed_over(tmp_path: Path) -> None:
    (found,) = people(read(tmp_path, "sep=;", "Leerlingnummer;Naam;Email", "7;Jan Boer;j@example.org"))
    assert found.row == 3


def test_an_excel_file_reads_like_a_csv(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["Ouders van De Vlieger"],
        ["Leerlingnummer", "Geboortedatum", "Naam", "Mobiel", "Email", "BSN"],
        [7.0, datetime(2018, 2, 3), "Jan de Boer", 612345678, "j@example.org", "geheim"],
        [],
        [8, "03-02-2018", "Els Mol", "bel", None, "geheim"],
    ]
    items = list(guardians.read(files.sheet(tmp_path / "ouders.xlsx", lines)))
    assert [(found.children[0].number, found.phone) for found in people(items)] == [("7", "+31612345678"), ("8", "")]
    assert problems(items) == [(5, "Mobiel", "bad_phone")]
    assert "geheim" not in repr(items)


def test_a_mapping_by_hand_reads_any_headings(tmp_path: Path) -> None:
    path = files.text(tmp_path / "x.csv", "A;B;C\n7;Jan Boer;j@example.org")
    mapping = Mapping({"A": "child.number", "B": "guardian1.full_name", "C": "guardian1.email"})
    assert [found.family_name for found in people(list(guardians.read(path, mapping)))] == ["Boer"]
    with pytest.raises(NeedsMapping):
        next(guardians.read(path))


def test_a_heading_used_twice_can_still_be_chosen(tmp_path: Path) -> None:
    path = files.text(tmp_path / "x.csv", "Nr;Email;Email\n7;a@example.org;b@example.org")
    assert guardians.headers_of(path) == ("Nr", "Email", "Email (2)")


def test_an_open_quote_names_its_row(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(tmp_path, LONG, "7;J;Boer;j@example.org;", '8;J;"Boer;j@example.org;')
    assert caught.value.params == {"row": "3"}
