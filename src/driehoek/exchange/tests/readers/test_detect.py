"""Telling files apart, and counting what is in them."""

from pathlib import Path

import pytest

from driehoek.exchange.readers import read
from driehoek.exchange.readers.detect import detect
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.summary import summary
from driehoek.exchange.tests.readers import files
from driehoek.exchange.tests.readers.test_oneroster import PACKAGE

CSV = "Leerlingnummer;Naam;Email\n7;Jan Boer;j@example.org"


def test_each_kind_of_file_is_known_by_its_content(tmp_path: Path) -> None:
    assert detect(files.edexml(tmp_path, files.GROUPS, "a.txt")) == "edexml"
    assert detect(files.text(tmp_path / "b.xml", "<EDEX/>", "utf-16")) == "edexml"
    assert detect(files.zipped(tmp_path / "c.txt", PACKAGE)) == "oneroster"
    assert detect(files.folder(tmp_path / "d", PACKAGE)) == "oneroster"
    assert detect(files.text(tmp_path / "e.xml", CSV)) == "guardians"
    assert detect(files.text(tmp_path / "f.csv", CSV, "utf-16")) == "guardians"
    assert detect(files.sheet(tmp_path / "g.zip", [["A", "B"]])) == "guardians"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\xd0\xcf\x11\xe0rest", "old_excel"),
        (b"\x7fELF\0\0", "binary"),
        (b"PK\x03\x04broken", "bad_zip"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(Unreadable) as caught:
        detect(tmp_path / "x")
    assert caught.value.code == code


def test_a_missing_file_and_an_empty_folder_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "x", "missing"), (tmp_path, "bad_package")):
        with pytest.raises(Unreadable) as caught:
            detect(path)
        assert caught.value.code == code


def test_a_summary_counts_each_kind(tmp_path: Path) -> None:
    header, items = read(files.zipped(tmp_path / "p.zip", PACKAGE))
    assert (header.format, header.version) == ("oneroster", "1.1")
    expected = {"groups": 2, "children": 2, "staff": 1, "guardians": 2, "errors": 0, "memberships": 3, "links": 2}
    assert summary(items) == expected


def test_each_kind_is_read_through_one_door(tmp_path: Path) -> None:
    _, pupils = read(files.edexml(tmp_path, files.pupil("<achternaam>Boer</achternaam>")))
    _, parents = read(files.text(tmp_path / "o.csv", CSV))
    assert summary(pupils)["children"] == 1
    assert summary(parents)["guardians"] == 1
