"""Learning results come in by a file: looked at first, an error a row, nothing double, and undo."""

import io
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.exchange.readers import read
from driehoek.exchange.readers.detect import detect
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.results_file import LEVELS
from driehoek.exchange.tests.uploads import HERE, counts, look, press
from driehoek.people.models import Child
from driehoek.people.rules import today
from driehoek.schooldays.models import LearningResult

HEADINGS = ("Leerlingnummer", "Vak", "Datum", "Schooljaar", "Resultaat")
Rows = Iterable[tuple[str, ...]]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inside(client: Client, cast: Cast) -> Client:
    """The coordinator, logged in; Parisa has number 71."""
    Child.objects.filter(pk=cast.parisa.pk).update(number="71")
    Child.objects.filter(pk=cast.ayoub_child.pk).update(number="99")
    return as_staff(client, cast.fatma)


def csv(rows: Rows) -> bytes:
    return "\n".join(";".join(row) for row in (HEADINGS, *rows)).encode()


def xlsx(rows: Rows) -> bytes:
    book, content = Workbook(), io.BytesIO()
    for row in (HEADINGS, *rows):
        book.worksheets[0].append(row)
    book.save(content)
    return content.getvalue()


def kept() -> set[tuple[str, str]]:
    return set(LearningResult.objects.values_list("subject", "level"))


@pytest.mark.parametrize("write", [csv, xlsx])
def test_a_file_is_looked_at_and_then_brought_in(inside: Client, cast: Cast, write: type) -> None:
    rows = [("71", "Taal", f"{today():%d-%m-%Y}", "", "onder"), ("71", "Rekenen", "", cast.year.name, "Boven")]
    run = look(inside, write(rows))
    assert (run.format, counts(run), kept()) == ("results", (2, 0, 0, []), set())
    assert "2" in inside.get(reverse("import_run", kwargs={"pk": run.pk})).text
    press(inside, "import_accept", run)
    assert kept() == {("Taal", "under"), ("Rekenen", "above")}
    assert reverse("beside", kwargs=HERE) in inside.get(reverse("import_run", kwargs={"pk": run.pk})).text
    year = LearningResult.objects.get(subject="Rekenen")
    assert (year.start, year.end, year.child, year.location) == (
        cast.year.start, cast.year.end, cast.parisa, cast.vlindertuin,
    )  # fmt: skip


def test_the_same_twice_makes_nothing_double_and_undo_gives_back(inside: Client, cast: Cast) -> None:
    row = ("71", "Taal", "", cast.year.name)
    first = press(inside, "import_accept", look(inside, csv([(*row, "op")])))
    again = press(inside, "import_accept", look(inside, csv([("71", "taal", *row[2:], "at")])))
    better = press(inside, "import_accept", look(inside, csv([(*row, "boven")])))
    assert (counts(again), counts(better), kept()) == ((0, 0, 1, []), (0, 1, 0, []), {("Taal", "above")})
    press(inside, "import_undo", better)
    assert kept() == {("Taal", "at")}
    press(inside, "import_undo", again)
    press(inside, "import_undo", first)
    assert kept() == set()


def test_every_row_that_is_wrong_is_said_and_left_out(inside: Client, cast: Cast) -> None:
    year = cast.year.name
    wrong = {
        "child_unknown": ("99", "Taal", "", year, "op"),  # of another location
        "no_child": ("", "Taal", "", year, "op"),
        "no_subject": ("71", "", "", year, "op"),
        "too_long": ("71", "x" * 41, "", year, "op"),
        "no_level": ("71", "Taal", "", year, ""),
        "bad_choice": ("71", "Taal", "", year, "uitmuntend"),
        "no_moment": ("71", "Taal", "", "", "op"),
        "bad_date": ("71", "Taal", "morgen", "", "op"),
        "year_unknown": ("71", "Taal", f"{today() - timedelta(days=9999):%d-%m-%Y}", "", "op"),
    }
    run = look(inside, csv([*wrong.values(), ("71", "Taal", "", year, "op"), ("71", "TAAL", "", year, "onder")]))
    assert (counts(run)[0], sorted(counts(run)[3])) == (1, sorted([*wrong, "result_twice"]))


def test_citizen_numbers_are_refused(inside: Client, cast: Cast) -> None:
    numbers = ("111222333", "123456782", "100000009", "100000022", "100000034")
    run = look(inside, csv((number, "Taal", "", cast.year.name, "op") for number in numbers))
    assert (run.state, run.problem) == ("failed", "citizen_numbers")


def test_a_list_of_parents_is_still_a_list_of_parents(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Leerlingnummer;Naam ouder;Email\n7;Jan;j@example.org")
    assert detect(tmp_path / "x.csv") == "guardians"


def test_a_list_without_our_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Leerlingnummer;Vak\n7;Taal")
    with pytest.raises(Unreadable) as caught:
        read(tmp_path / "x.csv", "results")
    assert caught.value.code == "no_results"


def test_the_empty_file_has_the_headings_that_are_read(inside: Client, cast: Cast) -> None:
    content = inside.get(reverse("results_file", kwargs=HERE)).content
    book = load_workbook(io.BytesIO(content))
    assert tuple(cell.value for cell in book.worksheets[0][1]) == HEADINGS
    for row in (("71", "Taal", "", cast.year.name, level) for level in LEVELS):
        book.worksheets[0].append(row)
    filled = io.BytesIO()
    book.save(filled)
    run = look(inside, filled.getvalue())
    assert (run.format, counts(run)[0], counts(run)[3]) == ("results", 1, ["result_twice"] * 2)


def test_the_command_names_results_in_its_words(cast: Cast, tmp_path: Path) -> None:
    Child.objects.filter(pk=cast.parisa.pk).update(number="71")
    (tmp_path / "x.csv").write_bytes(csv([("71", "Taal", "", cast.year.name, "op")]))
    out = io.StringIO()
    call_command("import", "results", str(tmp_path / "x.csv"), "--location", "vlindertuin", "--dry-run", stdout=out)
    assert "0 activities, 1 results" in out.getvalue()
