"""Files that want to do harm, and files of chance: nothing comes out but records or `Unreadable`."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from driehoek.exchange.readers import edexml, guardians, oneroster, read
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.package import Bounds
from driehoek.exchange.readers.records import Format
from driehoek.exchange.readers.safexml import Limits
from driehoek.exchange.tests.readers import files
from driehoek.exchange.tests.readers.test_oneroster import PACKAGE

BRIEFLY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
EXTERNAL = '<!DOCTYPE EDEX [<!ENTITY x SYSTEM "file://{path}">]>'
LAUGHS = '<!DOCTYPE EDEX [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(Unreadable) as caught:
        action()
    return caught.value.code


def code_of_xml(path: Path, limits: Limits | None = None) -> str:
    return code_of(lambda: list(edexml.read(path, limits or Limits())))


@pytest.mark.parametrize(
    "doctype", [EXTERNAL, LAUGHS, "<!DOCTYPE EDEX>", '<!DOCTYPE EDEX SYSTEM "http://127.0.0.1:9/x.dtd">']
)
def test_own_definitions_are_refused(tmp_path: Path, doctype: str) -> None:
    (tmp_path / "secret").write_text("geheim")
    body = "<EDEX><leerlingen><leerling key='1'><achternaam>&x;&c;</achternaam></leerling></leerlingen></EDEX>"
    content = doctype.format(path=tmp_path / "secret") + body
    assert code_of_xml(files.text(tmp_path / "x.xml", content)) in {"doctype", "bad_xml"}


def test_a_doctype_before_a_sound_file_is_refused_as_such(tmp_path: Path) -> None:
    path = files.text(tmp_path / "x.xml", f"{LAUGHS}<EDEX>{files.GROUPS}</EDEX>")
    assert code_of_xml(path) == "doctype"


def test_xml_without_bounds_is_refused(tmp_path: Path) -> None:
    deep = files.text(tmp_path / "deep.xml", "<a>" * 60 + "</a>" * 60)
    wide = files.edexml(tmp_path, files.pupil("<x/>" * 30), "wide.xml")
    long = files.edexml(tmp_path, files.pupil("", key="k" * 5000), "long.xml")
    assert code_of_xml(deep) == "too_complex"
    assert code_of_xml(wide, Limits(parts=20)) == "too_complex"
    assert code_of_xml(wide, Limits(elements=20)) == "too_complex"
    assert code_of_xml(long) == "too_complex"


def test_a_file_that_is_too_big_is_not_even_begun(tmp_path: Path) -> None:
    path = tmp_path / "big"
    with path.open("wb") as file:
        file.truncate(Limits().size + 1)
    assert code_of_xml(path) == "too_big"
    assert code_of(lambda: list(guardians.read(path))) == "too_big"


def test_a_damaged_file_yields_nothing(tmp_path: Path) -> None:
    whole = files.edexml(tmp_path, files.pupil("<achternaam>Boer</achternaam>")).read_text()
    path = files.text(tmp_path / "cut.xml", whole[:-20])
    assert code_of(lambda: next(edexml.read(path))) == "bad_xml"


def code_of_zip(path: Path, bounds: Bounds | None = None) -> str:
    return code_of(lambda: list(oneroster.read(path, bounds or Bounds())))


def test_a_zip_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    bomb = files.zipped(tmp_path / "bomb.zip", {"users.csv": b"0" * 20_000_000})
    many = files.zipped(tmp_path / "many.zip", {f"{number}.csv": "x" for number in range(501)})
    assert code_of_zip(bomb) == "zip_too_big"
    assert code_of_zip(many) == "zip_too_big"
    assert code_of_zip(files.zipped(tmp_path / "p.zip", PACKAGE), Bounds(size=100)) == "zip_too_big"


@pytest.mark.parametrize("name", ["../users.csv", "/users.csv", "a/b/users.csv", "..\\users.csv"])
def test_a_zip_with_unsafe_names_is_refused(tmp_path: Path, name: str) -> None:
    assert code_of_zip(files.zipped(tmp_path / "x.zip", {name: "sourcedId"})) == "zip_paths"


def test_a_locked_or_damaged_zip_is_refused(tmp_path: Path) -> None:
    path = files.zipped(tmp_path / "x.zip", PACKAGE)
    whole = path.read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:-100])
    (tmp_path / "locked.zip").write_bytes(
        whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")
    )
    assert code_of_zip(tmp_path / "cut.zip") == "bad_zip"
    assert code_of_zip(tmp_path / "locked.zip") == "zip_locked"


def test_an_excel_file_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = files.sheet(tmp_path / "x.xlsx", [["Leerlingnummer", "Email"], ["7", "j@example.org"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/bomb.xml", b"0" * 20_000_000)
    assert code_of(lambda: list(guardians.read(path))) == "zip_too_big"


def consume(path: Path, kind: Format | None = None) -> bool:
    """Read everything; whether the file was readable."""
    try:
        list(read(path, kind)[1])
    except Unreadable:
        return False
    return True


@BRIEFLY
@given(st.binary(max_size=400), st.sampled_from(["edexml", "guardians", "oneroster", None]))
def test_bytes_of_chance_are_refused_or_read(tmp_path: Path, content: bytes, kind: Format | None) -> None:
    (tmp_path / "x").write_bytes(content)
    assert consume(tmp_path / "x", kind) in (True, False)


def mutated(content: bytes, place: int, new: bytes) -> bytes:
    start = place % len(content)
    return content[:start] + new + content[start + len(new) :]


def samples(folder: Path) -> dict[Format, Path]:
    """A sound file of each kind."""
    lines: list[list[object]] = [["Leerlingnummer", "Naam", "Email"], [7, "Jan Boer", "j@example.org"]]
    return {
        "edexml": files.edexml(folder, files.pupil("<achternaam>Boer</achternaam><groep key='g1'/>")),
        "oneroster": files.zipped(folder / "p.zip", PACKAGE),
        "guardians": files.sheet(folder / "o.xlsx", lines),
    }


@pytest.mark.parametrize("kind", ["edexml", "oneroster", "guardians"])
@BRIEFLY
@given(place=st.integers(0, 100_000), new=st.binary(min_size=1, max_size=6))
def test_damaged_files_are_refused_or_read(tmp_path: Path, kind: Format, place: int, new: bytes) -> None:
    path = samples(tmp_path)[kind]
    path.write_bytes(mutated(path.read_bytes(), place, new))
    assert consume(path) in (True, False)


@pytest.mark.parametrize("name", sorted(PACKAGE))
@BRIEFLY
@given(place=st.integers(0, 1_000), new=st.binary(min_size=1, max_size=4))
def test_damaged_tables_are_refused_or_read(tmp_path: Path, name: str, place: int, new: bytes) -> None:
    folder = files.folder(tmp_path / "p", PACKAGE)
    (folder / name).write_bytes(mutated(PACKAGE[name].encode(), place, new))
    assert consume(folder) in (True, False)
