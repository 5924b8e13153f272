"""Large files are read with little memory."""

import tracemalloc
from collections.abc import Iterable
from pathlib import Path

import pytest

from driehoek.exchange.readers import read
from driehoek.exchange.readers.summary import summary
from driehoek.exchange.tests.readers import files

# Forty times as many rows may not take this much more: 20,000 children kept in memory would take over 10 MB.
SLACK = 1_500_000
FEW, MANY = 500, 20_000


def write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)


def big_edexml(path: Path, count: int) -> Path:
    pupils = (f'<leerling key="{n}"><achternaam>Boer</achternaam><groep key="g1"/></leerling>' for n in range(count))
    write(path, ["<EDEX>", files.GROUPS, "<leerlingen>", *pupils, "</leerlingen></EDEX>"])
    return path


def big_package(path: Path, count: int) -> Path:
    path.mkdir()
    write(path / "classes.csv", ["sourcedId,title,classType", "c,De Vossen,homeroom"])
    children = (f"s{n},true,o,student,u{n},Kind,Boer,{n},,,p{n}," for n in range(count))
    write(path / "users.csv", [files.USERS, *children, *(f"p{n},true,o,parent,p,Jan,Boer,,,,," for n in range(count))])
    places = (f"c,s{n},student" for n in range(count))
    write(path / "enrollments.csv", ["classSourcedId,userSourcedId,role", *places])
    return path


def big_list(path: Path, count: int) -> Path:
    write(path, ["Leerlingnummer;Naam;Email", *(f"{n};Jan Boer;{n}@example.org" for n in range(count))])
    return path


def peak(path: Path, kind: str, count: int) -> int:
    """The most bytes in use while reading `count` rows."""
    tracemalloc.start()
    _, items = read(path)
    found = summary(items)
    used = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (found[kind], found["errors"]) == (count, 0)
    return used


@pytest.mark.parametrize(
    ("make", "kind"), [(big_edexml, "children"), (big_package, "guardians"), (big_list, "guardians")]
)
def test_memory_does_not_grow_with_the_file(tmp_path: Path, make: object, kind: str) -> None:
    assert callable(make)
    few = peak(make(tmp_path / "few", FEW), kind, FEW)
    many = peak(make(tmp_path / "many", MANY), kind, MANY)
    assert many - few < SLACK
