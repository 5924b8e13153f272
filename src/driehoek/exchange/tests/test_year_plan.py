"""A year plan goes out as a file and comes back: the same stays, what is wrong is said, and undo takes it back."""

import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from driehoek.activities.models import Activity, ActivityText
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.exchange.readers.detect import detect
from driehoek.exchange.readers.year_plan import HEADINGS
from driehoek.exchange.tests.uploads import HERE, counts, look, press
from driehoek.people.rules import today

NEW = {
    "title": "Voorleesuur", "why": "Samen lezen is fijn", "groups": "Vlinders; Rupsen", "begins": "8:30",
    "ends": "9.30", "hours": "2,5", "budget": 40, "partnership": "Didactisch partnerschap",
}  # fmt: skip


@pytest.fixture
def inside(client: Client, cast: Cast) -> Client:
    """The coordinator, logged in."""
    return as_staff(client, cast.fatma)


def download(client: Client, **query: str) -> Any:
    answer = client.get(reverse("year_plan_file", kwargs=HERE), query)
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content))


def saved(book: Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def filled(client: Client, *rows: dict[str, object]) -> bytes:
    """The empty file with these rows filled in; a row is a week from today unless it says otherwise."""
    book = download(client, leeg="1")
    for number, row in enumerate(rows, 3):
        for name, value in {**NEW, "day": today() + timedelta(days=7), **row}.items():
            book.worksheets[0].cell(number, list(HEADINGS).index(name) + 1).value = value
    return saved(book)


pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_taken_out_comes_back_unchanged(inside: Client, cast: Cast) -> None:
    number = cast.vlindertuin.activities.exclude(state="cancelled").count()
    run = look(inside, saved(download(inside)))
    assert (run.format, run.state) == ("year_plan", "checked")
    assert counts(run) == (0, 0, number, [])


def test_a_new_school_fills_in_the_empty_file(inside: Client, cast: Cast) -> None:
    before = Activity.objects.count()
    run = look(inside, filled(inside, {"goal": cast.goal_vlindertuin.title, "owner": "fatma@driesprong.example"}))
    assert (counts(run), Activity.objects.count()) == ((1, 0, 0, []), before)
    press(inside, "import_accept", run)
    made = Activity.objects.latest("pk")
    assert (made.state, made.owner, made.goal, made.staff_hours) == (
        "draft",
        cast.fatma,
        cast.goal_vlindertuin,
        Decimal("2.5"),
    )
    assert {group.name for group in made.groups.all()} == {"Vlinders", "Rupsen"}
    assert made.texts.get().title == "Voorleesuur"
    assert "Voorleesuur" in inside.get(reverse("year", kwargs=HERE)).text


def test_the_same_file_twice_makes_nothing_double_and_undo_takes_it_back(inside: Client) -> None:
    before, file = Activity.objects.count(), filled(inside, {})
    first = press(inside, "import_accept", look(inside, file))
    again = press(inside, "import_accept", look(inside, file))
    assert counts(again) == (0, 0, 1, [])
    press(inside, "import_undo", again)
    press(inside, "import_undo", first)
    assert (first.state, Activity.objects.count()) == ("undone", before)
    assert not ActivityText.objects.filter(title="Voorleesuur").exists()


def test_new_words_take_the_translations_of_the_old_ones_away(inside: Client) -> None:
    press(inside, "import_accept", look(inside, filled(inside, {})))
    made = Activity.objects.latest("pk")
    ActivityText.objects.filter(activity=made).update(source="library")
    ActivityText.objects.create(activity=made, language="tr", title="Okuma", why="x", source="library")
    run = press(inside, "import_accept", look(inside, filled(inside, {"number": made.pk, "title": "Leesuur"})))
    assert [(text.language, text.source) for text in made.texts.all()] == [("nl", "original")]
    press(inside, "import_undo", run)
    assert {(text.language, text.source) for text in made.texts.all()} == {("nl", "library"), ("tr", "library")}


def test_a_draft_changes_and_undo_gives_it_back(inside: Client) -> None:
    press(inside, "import_accept", look(inside, filled(inside, {})))
    made = Activity.objects.latest("pk")
    changed = filled(inside, {"number": made.pk, "title": "Leesuur", "groups": "Rupsen", "hours": 4})
    run = press(inside, "import_accept", look(inside, changed))
    made.refresh_from_db()
    assert (counts(run)[:2], made.texts.get().title, made.groups.get().name) == ((0, 1), "Leesuur", "Rupsen")
    press(inside, "import_undo", run)
    made.refresh_from_db()
    assert (made.staff_hours, made.texts.get().title, made.groups.count()) == (Decimal("2.5"), "Voorleesuur", 2)


WRONG: dict[str, dict[str, object]] = {
    "no_name": {"title": None},
    "no_day": {"day": None},
    "bad_date": {"day": "volgende week"},
    "bad_time": {"begins": "half negen"},
    "no_time": {"ends": None},
    "ends_before": {"ends": "8:00"},
    "outside_year": {"day": date(2001, 1, 1)},
    "bad_number": {"hours": "veel"},
    "bad_choice": {"partnership": "gezellig"},
    "too_long": {"title": "x" * 121},
    "no_groups": {"groups": None},
    "no_why": {"why": None},
    "group_not_here": {"groups": "3A"},
    "goal_unknown": {"goal": "Wereldvrede"},
    "owner_unknown": {"owner": "elsje@elders.example"},
    "activity_unknown": {"number": 999999},
}


def test_every_row_that_is_wrong_is_said_and_left_out(inside: Client) -> None:
    run = look(inside, filled(inside, *WRONG.values(), {}, {}))
    assert counts(run)[:3] == (1, 0, 0)
    assert sorted(counts(run)[3]) == sorted([*WRONG, "duplicate"])


def test_what_parents_were_told_does_not_change_behind_their_back(inside: Client, cast: Cast) -> None:
    asked = Activity.objects.filter(location=cast.vlindertuin, state="invited").first()
    assert asked
    book = download(inside)
    sheet = book.worksheets[0]
    row = next(row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 1).value == asked.pk)
    sheet.cell(row, list(HEADINGS).index("hours") + 1).value = 7
    assert counts(look(inside, saved(book)))[1:] == (1, sheet.max_row - 3, [])
    sheet.cell(row, list(HEADINGS).index("place") + 1).value = "Ergens anders"
    assert counts(look(inside, saved(book)))[3] == ["already_invited"]


def test_a_file_without_our_columns_is_refused(inside: Client) -> None:
    book = Workbook()
    book.worksheets[0].title = "Jaarplan"
    book.worksheets[0].append(["Wat", "Wanneer"])
    run = look(inside, saved(book))
    assert (run.state, run.problem) == ("failed", "no_plan")


def test_a_list_of_parents_is_still_a_list_of_parents(tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "ouders.xlsx")
    assert detect(tmp_path / "ouders.xlsx") == "guardians"


def test_a_title_is_never_a_formula(inside: Client, cast: Cast) -> None:
    ActivityText.objects.filter(activity__location=cast.vlindertuin).update(title="=HYPERLINK(1)")
    cell = download(inside).worksheets[0].cell(3, 2)
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_a_sign_that_came_along_from_word_keeps_nobody_from_the_year_plan(inside: Client, cast: Cast) -> None:
    ActivityText.objects.filter(activity__location=cast.vlindertuin).update(title="Ouders\x0bochtend")
    assert download(inside).worksheets[0].cell(3, 2).value == "Ouders ochtend"


@pytest.mark.parametrize(("name", "status"), [("marieke", 200), ("nico", 404), ("elsje", 404), ("ingrid", 404)])
def test_who_sees_the_year_takes_it_along(client: Client, cast: Cast, name: str, status: int) -> None:
    answer = as_staff(client, getattr(cast, name)).get(reverse("year_plan_file", kwargs=HERE))
    assert answer.status_code == status
