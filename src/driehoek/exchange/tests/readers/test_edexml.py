"""EDEXML files and saved UWLR answers."""

from datetime import date
from pathlib import Path

import pytest

from driehoek.exchange.readers import edexml
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.records import ChildRecord, GroupRecord, Header, Item, Membership, RowError, StaffRecord
from driehoek.exchange.tests.readers import files

NAME = "<achternaam>Vries</achternaam><voorvoegsel>de</voorvoegsel><roepnaam>Noor</roepnaam>"


def header(path: Path) -> Header:
    first = next(edexml.read(path))
    assert isinstance(first, Header)
    return first


def children(path: Path) -> list[ChildRecord]:
    return [item for item in edexml.read(path) if isinstance(item, ChildRecord)]


def child(folder: Path, fields: str, key: str = "1") -> ChildRecord:
    (found,) = children(files.edexml(folder, files.pupil(fields, key)))
    return found


def errors(path: Path) -> list[tuple[str, str]]:
    return [(item.field, item.code) for item in edexml.read(path) if isinstance(item, RowError)]


def staff(folder: Path, fields: str) -> list[StaffRecord]:
    blocks = f'{files.GROUPS}<leerkrachten><leerkracht key="t">{NAME}{fields}</leerkracht></leerkrachten>'
    return [item for item in edexml.read(files.edexml(folder, blocks)) if isinstance(item, StaffRecord)]


def test_the_header_says_which_school_and_year(tmp_path: Path) -> None:
    found = header(files.edexml(tmp_path, files.pupil(NAME)))
    assert (found.format, found.version, found.school_year) == ("edexml", "2.1", "2026-2027")
    assert (found.registry_code, found.total, found.complete) == ("99ZZ00", 2, True)


def test_a_pupil_with_everything(tmp_path: Path) -> None:
    fields = (
        f"{NAME}<geboortedatum>2018-02-03</geboortedatum><jaargroep>4</jaargroep><groep key='g1'/>"
        "<postcodenl>1234ab</postcodenl><instroomdatum>2024-08-01</instroomdatum><uitstroomdatum>2026-10-01</uitstroomdatum>"
    )
    found = child(tmp_path, fields)
    assert (found.key, found.number, found.given_name, found.infix, found.family_name) == (
        "1",
        "1",
        "Noor",
        "de",
        "Vries",
    )
    assert (found.birth_date, found.grade, found.postcode) == (date(2018, 2, 3), "4", "1234 AB")
    assert (found.start, found.end, found.groups) == (date(2024, 8, 1), date(2026, 10, 1), (Membership("g1"),))


def test_a_pupil_has_the_year_of_the_group_when_none_is_given(tmp_path: Path) -> None:
    assert child(tmp_path, f"{NAME}<groep key='g1'/>").grade == "3"


@pytest.mark.parametrize(
    ("fields", "given_name"),
    [
        ("<roepnaam>Noor</roepnaam><voornamen>Eleonora</voornamen>", "Noor"),
        ("<roepnaam/><voornamen>Eleonora Maria</voornamen><voorletters-1>EM</voorletters-1>", "Eleonora Maria"),
        ("<voorletters-1>EM</voorletters-1>", "E.M."),
        ("", ""),
    ],
)
def test_the_first_name_falls_back(tmp_path: Path, fields: str, given_name: str) -> None:
    assert (
        child(tmp_path, f"<voorvoegsel></voorvoegsel>{fields}<achternaam>Vries</achternaam>").given_name == given_name
    )


def test_a_pupil_without_any_name_is_an_error(tmp_path: Path) -> None:
    assert errors(files.edexml(tmp_path, files.pupil("<jaargroep>3</jaargroep>"))) == [("achternaam", "no_name")]


def test_a_dummy_key_is_not_kept(tmp_path: Path) -> None:
    found = child(tmp_path, NAME, key="#001")
    assert (found.key, found.number) == ("", "")


def test_a_group_with_a_dummy_key_still_holds_its_pupils(tmp_path: Path) -> None:
    blocks = files.pupil(f"{NAME}<groep key='#1'/>").replace('<groep key="g1">', '<groep key="#1">')
    items = list(edexml.read(files.edexml(tmp_path, blocks)))
    group = next(item for item in items if isinstance(item, GroupRecord))
    assert (group.key, group.matching_key) == ("#1", "")
    assert [item.group_keys for item in items if isinstance(item, ChildRecord)] == [("#1",)]


def test_wrong_values_are_named_and_the_pupil_goes_on(tmp_path: Path) -> None:
    fields = f"{NAME}<geboortedatum>ooit</geboortedatum><jaargroep>100</jaargroep><groep key='g9'/>"
    path = files.edexml(tmp_path, files.pupil(fields))
    assert set(errors(path)) == {("geboortedatum", "bad_date"), ("jaargroep", "bad_grade"), ("groep", "unknown_group")}
    assert child(tmp_path, fields).family_name == "Vries"


def test_an_error_names_the_line_of_the_file(tmp_path: Path) -> None:
    path = files.edexml(tmp_path, f"{files.GROUPS}\n<leerlingen>\n<leerling key='1'/>\n</leerlingen>")
    assert [item.row for item in edexml.read(path) if isinstance(item, RowError)] == [6]


def test_composite_groups_and_sites(tmp_path: Path) -> None:
    blocks = (
        "<vestigingen><vestiging key='v'><naam>Noord</naam></vestiging></vestigingen><groepen>"
        "<samengestelde_groep key='s'><naam>Plusklas</naam></samengestelde_groep></groepen><leerlingen>"
        f"<leerling key='1'>{NAME}<samengestelde_groepen><samengestelde_groep key='s'/></samengestelde_groepen>"
        "<vestiging key='v'/></leerling></leerlingen>"
    )
    about, group, found = edexml.read(files.edexml(tmp_path, blocks))
    assert isinstance(about, Header)
    assert about.sites == ("Noord",)
    assert isinstance(group, GroupRecord)
    assert (group.kind, group.name) == ("composite", "Plusklas")
    assert isinstance(found, ChildRecord)
    assert (found.site, found.group_keys) == ("Noord", ("s",))


def test_a_pupil_who_left_long_ago_is_removed(tmp_path: Path) -> None:
    assert child(tmp_path, f"{NAME}<jaargroep>H</jaargroep>").removed
    assert not child(tmp_path, f"{NAME}<jaargroep>8</jaargroep>").removed


def test_a_teacher_with_roles_and_groups(tmp_path: Path) -> None:
    groups = "<groepen><groep key='g1'><rol>RT</rol></groep></groepen>"
    (found,) = staff(tmp_path, f"<emailadres>noor@example.org</emailadres><rol>KLA</rol>{groups}")
    assert (found.email, found.role_hint, found.group_keys) == ("noor@example.org", "KLA, RT", ("g1",))


def test_a_parent_among_the_teachers_is_not_staff(tmp_path: Path) -> None:
    assert staff(tmp_path, "<rol>OUD</rol>") == []
    (found,) = staff(tmp_path, "<rol>LRK</rol><groepen><groep key='g1'><rol>OUD</rol></groep></groepen>")
    assert (found.role_hint, found.group_keys) == ("LRK", ())


def test_a_key_used_twice_is_an_error(tmp_path: Path) -> None:
    twice = f"<leerling key='1'>{NAME}</leerling>" * 2
    path = files.edexml(tmp_path, f"{files.GROUPS}{files.GROUPS}<leerlingen>{twice}</leerlingen>")
    assert errors(path) == [("key", "duplicate"), ("key", "duplicate")]


SENSITIVE = ["bsn", "sofinummer", "onderwijsnummer", "bsn_ondwnr-4", "rijksregisternummer", "etniciteit"]
SENSITIVE += ["gewicht", "gewicht_nieuw", "land", "land_vader", "land_moeder"]


def test_nothing_sensitive_is_ever_in_a_record(tmp_path: Path) -> None:
    secret = "".join(f"<{name}>geheim-{name}</{name}>" for name in SENSITIVE)
    path = files.edexml(tmp_path, files.pupil(NAME + secret))
    items: list[Item] = list(edexml.read(path))
    assert "geheim" not in repr(items)
    assert header(path).dropped == tuple(sorted(SENSITIVE))


def test_blocks_may_stand_in_any_order(tmp_path: Path) -> None:
    pupils = f"<leerlingen><leerling key='1'>{NAME}<groep key='g1'/></leerling></leerlingen>"
    path = files.text(tmp_path / "e.xml", f"<EDEX>{pupils}<x/>{files.GROUPS}<school><schooljaar/></school></EDEX>")
    assert [type(item) for item in edexml.read(path)] == [Header, GroupRecord, ChildRecord]


UWLR = """
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header/><s:Body>
<le:leerlinggegevens_antwoord xmlns:le="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><le:leerlinggegevens>
<le:school><le:dependancecode>01</le:dependancecode><le:brincode>99DE</le:brincode><le:schooljaar>2027-2028</le:schooljaar>
<le:xsdversie>2.3</le:xsdversie></le:school>
<le:groepen><le:groep key="H1A"><le:naam>H1A</le:naam><le:jaargroep>11</le:jaargroep></le:groep></le:groepen>
<le:leerlingen><le:leerling eckid="https://example.org/x" key="L1"><le:achternaam>Demo</le:achternaam><le:voorvoegsel/>
<le:roepnaam>Bo</le:roepnaam><le:groep key="H1A"/></le:leerling></le:leerlingen>
</le:leerlinggegevens></le:leerlinggegevens_antwoord></s:Body></s:Envelope>"""


def test_a_saved_uwlr_answer_is_read_too(tmp_path: Path) -> None:
    about, group, found = edexml.read(files.text(tmp_path / "answer.xml", UWLR))
    assert isinstance(about, Header)
    assert (about.registry_code, about.school_year) == ("99DE01", "2027-2028")
    assert isinstance(group, GroupRecord)
    assert group.grade == "11"
    assert isinstance(found, ChildRecord)
    assert (found.given_name, found.infix, found.grade) == ("Bo", "", "11")


def test_an_answer_with_a_fault_says_so(tmp_path: Path) -> None:
    fault = "<s:Envelope xmlns:s='x'><s:Body><s:Fault><faultcode>9</faultcode></s:Fault></s:Body></s:Envelope>"
    with pytest.raises(Unreadable) as caught:
        header(files.text(tmp_path / "fault.xml", fault))
    assert caught.value.code == "soap_fault"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_declared_letters_are_followed(tmp_path: Path, encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    content = files.EDEXML.format(blocks=files.pupil("<achternaam>Müller</achternaam>")).replace("UTF-8", declared)
    found = children(files.text(tmp_path / "e.xml", content, encoding))
    assert [item.family_name for item in found] == ["Müller"]


@pytest.mark.parametrize(("declared", "version"), [("1.03", "1.0.3"), ("2.0", "2.0"), ("2.1", "2.1")])
def test_each_version_is_named_as_people_know_it(tmp_path: Path, declared: str, version: str) -> None:
    content = files.EDEXML.format(blocks=files.GROUPS).replace("2.1<", f"{declared}<")
    assert header(files.text(tmp_path / "e.xml", content)).version == version
