"""Absence from a file: looked at first, repeatable, and a bad row changes nothing else."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.models import Delivery
from driehoek.people.models import Enrolment
from driehoek.people.rules import today
from driehoek.schooldays import files
from driehoek.schooldays.actions.importing import bring_in, compare
from driehoek.schooldays.actions.noting import note_missed, take_back, tell_missed
from driehoek.schooldays.files import FileError, Line, LineError
from driehoek.schooldays.models import Missed

PAGE = "/locatie/regenboog/verzuim/inlezen/"
DAY = today() - timedelta(days=1)
GOOD = f"Nummer;Van;Tot;Uren;Reden\n1002;{DAY:%d-%m-%Y};;3;Ongeoorloofd\n1004;{DAY:%Y-%m-%d};;;ziek\n"


@pytest.fixture(autouse=True)
def _long_enrolled(cast: Cast) -> None:
    Enrolment.objects.filter(group__location=cast.regenboog).update(start=None)


def look(client: Client, content: bytes | str) -> str:
    file = SimpleUploadedFile("verzuim.csv", content.encode() if isinstance(content, str) else content)
    return client.post(PAGE, {"file": file}).text


def sealed(shown: str) -> str:
    return shown.split('name="rows" value="')[1].split('"')[0]


def test_looking_changes_nothing_and_the_second_button_does(client: Client, cast: Cast) -> None:
    shown = look(as_staff(client, cast.fatma), GOOD)
    assert not Missed.objects.exists()
    assert client.post(PAGE, {"rows": sealed(shown)}).status_code == 302
    row = Missed.objects.get(child=cast.inas)
    assert (row.start, row.hours, row.reason, row.group) == (DAY, 3, "not_excused", cast.group_3a)
    assert Missed.objects.get(child=cast.jayden).reason == "ill"


def test_the_same_file_again_changes_nothing(cast: Cast) -> None:
    lines = files.read(GOOD.encode())
    bring_in(location=cast.regenboog, lines=lines, by=cast.fatma)
    again = bring_in(location=cast.regenboog, lines=lines, by=cast.fatma)
    assert (again.new, again.changed, again.unchanged, Missed.objects.count()) == ([], [], 2, 2)


def test_a_later_file_changes_the_reason(cast: Cast) -> None:
    bring_in(location=cast.regenboog, lines=files.read(GOOD.encode()), by=cast.fatma)
    later = bring_in(location=cast.regenboog, lines=files.read(GOOD.replace("Ongeo", "Geo").encode()), by=cast.fatma)
    assert len(later.changed) == 1
    assert Missed.objects.get(child=cast.inas).reason == "other"


def test_what_was_taken_back_stays_so(cast: Cast) -> None:
    lines = files.read(GOOD.encode())
    bring_in(location=cast.regenboog, lines=lines, by=cast.fatma)
    take_back(missed=Missed.objects.get(child=cast.inas), by=cast.fatma)
    assert compare(location=cast.regenboog, lines=files.read(GOOD.replace("3;", "2;").encode())).changed == []


@pytest.mark.parametrize("number", ["1001", "1016", "9999"])
def test_a_child_that_is_not_here_is_an_error_of_that_row_only(cast: Cast, number: str) -> None:
    """Yassin is at the preschool, Finn at another board, 9999 nowhere."""
    outcome = compare(location=cast.regenboog, lines=files.read(GOOD.replace("1004", number).encode()))
    assert (len(outcome.new), [error.row for error in outcome.errors]) == (1, [3])


@pytest.mark.parametrize(
    "row",
    [";2026-11-20;;;", "1002;20-11;;;", "1002;2026-11-20;2026-11-19;;", "1002;2026-11-20;;x;", "1002;2026-11-20;;;q"],
)
def test_a_row_that_cannot_be_read_says_so(row: str) -> None:
    good, bad = files.read(f"nr;van;tot;uren;reden\n1002;2026-11-19;;;ziek\n{row}\n".encode())
    assert isinstance(good, Line)
    assert isinstance(bad, LineError)
    assert bad.row == 3


def test_the_list_of_krd_is_read_without_headings() -> None:
    krd = b"1002;20261119;0830;20261119;1015;1;2;O;Ongeoorloofd\n1004;20261119;0830;20261120;1500;1;7;x;Ziek\n"
    one, two = files.read(krd)
    assert isinstance(one, Line)
    assert (one.number, one.hours, one.reason) == ("1002", 2, "not_excused")
    assert isinstance(two, Line)
    assert ((two.end - two.start).days, two.hours, two.reason) == (1, None, "ill")


def test_an_excel_file_is_read() -> None:
    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (["number", "from", "reason"], [1002, DAY, "late"]):
        sheet.append(row)
    book.save(out)
    (line,) = files.read(out.getvalue())
    assert isinstance(line, Line)
    assert (line.number, line.start, line.kind) == ("1002", DAY, "late")


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"PK\x03\x04damaged", b"x" * (2 * 2**20 + 1)])
def test_what_is_no_list_is_refused(client: Client, cast: Cast, content: bytes) -> None:
    with pytest.raises(FileError):
        files.read(content)
    shown = look(as_staff(client, cast.fatma), content)
    assert 'name="rows"' not in shown


def test_a_forged_second_step_is_refused(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    assert client.post(PAGE, {"rows": "x" + sealed(look(client, GOOD))}).status_code == 302
    other = PAGE.replace("regenboog", "vlindertuin")
    assert client.post(other, {"rows": sealed(look(client, GOOD))}).status_code == 302
    assert not Missed.objects.exists()


def test_an_unknown_absence_of_today_is_told_to_the_parents(cast: Cast) -> None:
    lines = files.read(f"nr;van;reden\n1002;{today()};onbekend\n".encode())
    bring_in(location=cast.regenboog, lines=lines, by=cast.fatma)
    assert Delivery.objects.filter(kind="absence").count() == 2


@pytest.mark.parametrize("name", ["nico", "nadia", "marieke", "elsje"])
def test_who_does_not_hold_the_location_brings_nothing_in(cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        bring_in(location=cast.regenboog, lines=files.read(GOOD.encode()), by=getattr(cast, name))


def unknown_today(cast: Cast) -> list[Line | LineError]:
    return files.read(f"Nummer;Van;Reden\n1002;{today():%Y-%m-%d};onbekend\n".encode())


def test_what_a_parent_told_is_not_asked_or_counted_again(cast: Cast) -> None:
    tell_missed(guardian=cast.samira, child=cast.inas, start=today(), end=today(), reason="ill")
    outcome = bring_in(location=cast.regenboog, lines=unknown_today(cast), by=cast.fatma)
    assert (outcome.new, outcome.changed, outcome.unchanged) == ([], [], 1)
    assert Missed.objects.get().reason == "ill"
    assert not Delivery.objects.filter(kind="absence").exists()


def test_what_a_colleague_tapped_is_told_once_and_gets_its_reason(cast: Cast) -> None:
    note_missed(child=cast.inas, group=cast.group_3a, by=cast.fatma, day=today())
    told = Delivery.objects.filter(kind="absence").count()
    assert bring_in(location=cast.regenboog, lines=unknown_today(cast), by=cast.fatma).unchanged == 1
    assert Delivery.objects.filter(kind="absence").count() == told
    lines = files.read(f"Nummer;Van;Reden\n1002;{today():%Y-%m-%d};ziek\n".encode())
    for changed in (1, 0):
        assert len(bring_in(location=cast.regenboog, lines=lines, by=cast.fatma).changed) == changed
    assert Missed.objects.get().reason == "ill"
