"""Attacks: joining tables, looking twice, subtracting, and a survey that too few answered."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import AuditLine
from driehoek.surveys.actions import answer_asked, close_survey
from driehoek.surveys.box import Sheet, sealed_box, sheets_in, with_one_more
from driehoek.surveys.cuts import FEWEST, may_cross, parts
from driehoek.surveys.library import library
from driehoek.surveys.models import Asked, OpenAnswer, Survey
from driehoek.surveys.results import results_of
from driehoek.surveys.tests.asked import a_running, more_guardians, on_paper, says
from driehoek.texts.models import Version

SECRET = "Mijn buurvrouw Fatima weet wie ik ben"


def everything_in_the_database() -> str:
    """Every cell of every table of this room, and every line of the record, as one text."""
    tables = [model._meta.db_table for model in (Survey, Asked, OpenAnswer, AuditLine)]
    with connection.cursor() as cursor:
        cells = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            cells += cursor.fetchall()
    return json.dumps(cells, default=str)


def test_an_answer_lies_sealed_and_has_no_row_of_its_own(cast: Cast) -> None:
    survey = a_running(cast)
    says(survey, cast.samira, one_thing=SECRET)
    assert SECRET not in everything_in_the_database()
    survey.refresh_from_db()
    assert survey.box
    assert not OpenAnswer.objects.exists()
    names = {field.name for field in Asked._meta.get_fields()}
    assert not names & {"answered_at", "created_at", "answers", "sheet", "changed_at"}


def test_what_lies_in_the_box_says_nothing_that_fewer_than_five_share(cast: Cast) -> None:
    survey = a_running(cast)
    says(survey, cast.tesfay)
    survey.refresh_from_db()
    (sheet,) = sheets_in(survey.box)
    assert sheet.language == ""


def test_the_box_keeps_no_order() -> None:
    box = sealed_box([Sheet("parents", {"satisfied": number}, "own") for number in range(40)])
    orders = set()
    for number in range(3):
        box = with_one_more(box, Sheet("parents", {"satisfied": 40 + number}, "own"))
        orders.add([one.answers["satisfied"] for one in sheets_in(box)].index(40 + number))
    assert orders != {40, 41, 42}


def test_closing_forgets_who_answered(cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 5, one_thing=SECRET)
    says(survey, cast.samira)
    close_survey(survey=survey, by=cast.fatma)
    survey.refresh_from_db()
    assert survey.box == ""
    assert not Asked.objects.filter(answered=True).exists()
    assert survey.results["sides"]["parents"]["n"] == 5


def test_four_answers_show_nothing(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 4, one_thing=SECRET)
    close_survey(survey=survey, by=cast.fatma)
    page = as_staff(client, cast.fatma).get(f"/peilingen/{survey.pk}/uitkomst/").content.decode()
    assert "8,0" not in page
    assert SECRET not in everything_in_the_database()
    assert Survey.objects.get(pk=survey.pk).results == {"sides": {}, "gaps": []}


def test_four_own_words_among_many_answers_are_thrown_away(cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 6)
    on_paper(survey, cast, 4, one_thing=SECRET)
    close_survey(survey=survey, by=cast.fatma)
    assert not OpenAnswer.objects.exists()
    assert SECRET not in everything_in_the_database()


def test_two_looks_at_a_running_survey_show_no_answers(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 6)
    as_staff(client, cast.fatma)
    for _look in range(2):
        assert client.get(f"/peilingen/{survey.pk}/uitkomst/").status_code == 404
        assert client.get(f"/peilingen/{survey.pk}/uitkomst.csv").status_code == 404
        says(survey, [cast.samira, cast.emine][_look], satisfied=1)


def test_open_answers_come_in_no_order_and_without_a_person(cast: Cast) -> None:
    survey = a_running(cast)
    for number in range(12):
        on_paper(survey, cast, 1, one_thing=f"Antwoord {number}")
    close_survey(survey=survey, by=cast.fatma)
    rows = OpenAnswer.objects.select_related("text")
    said = [row.text.body for row in rows.order_by("text")]
    assert len(said) == 12
    assert said != [f"Antwoord {number}" for number in range(12)]
    assert {row.text.guardian_id for row in rows} == {row.text.author_id for row in rows} == {None}


def sheets(**counts: int) -> list[Sheet]:
    """So many sheets of language_group, with the mark 5; the one of `odd` with a mark that must not be found."""
    made = []
    for key, number in counts.items():
        language, group = key.split("_")
        made += [Sheet("parents", {"satisfied": 5}, "own", language, group) for _one in range(number)]
    return made


def shown_cells(rows: list[Sheet]) -> dict[str, list[tuple[str, int]]]:
    """Cut -> (part, how many) as shown of the first mark."""
    question = results_of(library()["monitor"], rows)["sides"]["parents"]["questions"]["satisfied"]
    return {cut: [(row["key"], row["n"]) for row in cells] for cut, cells in question["cuts"].items()}


def test_a_small_part_cannot_be_found_by_subtracting_from_the_total() -> None:
    cells = shown_cells(sheets(nl_A=10, ar_A=6, so_A=1))
    assert sorted(cells["language"]) == [("", 7), ("nl", 10)]


def test_nothing_is_shown_apart_when_only_one_part_would_remain() -> None:
    assert shown_cells(sheets(nl_A=6, ar_A=4)) == {}


def test_two_cuts_that_differ_by_one_person_are_not_both_shown() -> None:
    # All of group B read Dutch, and one other: Dutch minus B would be that one person.
    cells = shown_cells(sheets(nl_B=5, nl_A=1, ar_A=9))
    assert sorted(cells["language"]) == [("ar", 9), ("nl", 6)]
    assert "group" not in cells


def test_two_cuts_are_shown_where_every_crossing_holds_five() -> None:
    assert set(shown_cells(sheets(nl_A=5, nl_B=5, ar_A=6))) == {"language", "group"}


@pytest.mark.parametrize("sizes", [(1, 1, 9), (4, 5, 6), (2, 2, 2), (5, 5), (20, 1, 1, 1)])
def test_no_shown_part_and_no_sum_of_others_is_under_five(sizes: tuple[int, ...]) -> None:
    keys = {f"{part}-{one}": str(part) for part, size in enumerate(sizes) for one in range(size)}
    shown = parts(keys, keys)
    counted = [list(shown.values()).count(part) for part in set(shown.values())]
    assert all(number >= FEWEST and len(keys) - number >= FEWEST for number in counted)
    assert len(shown) in (0, len(keys))


def test_cuts_cross_only_in_cells_of_five() -> None:
    one = {number: "a" if number < 6 else "b" for number in range(12)}
    two = {number: "x" if number < 7 else "y" for number in range(12)}
    assert may_cross(one, one, one)
    assert not may_cross(one, two, one)


def test_four_sheets_that_the_school_makes_up_tell_nothing_about_a_fifth(cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 4)
    says(survey, cast.samira, satisfied=1, one_thing=SECRET)
    close_survey(survey=survey, by=cast.fatma)
    assert Survey.objects.get(pk=survey.pk).results == {"sides": {}, "gaps": []}
    assert SECRET not in everything_in_the_database()


def test_a_few_own_answers_among_many_sheets_are_left_out(cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 6)
    says(survey, cast.samira, satisfied=1, one_thing=SECRET)
    close_survey(survey=survey, by=cast.fatma)
    told = Survey.objects.get(pk=survey.pk).results["sides"]["parents"]
    assert (told["n"], told["questions"]["satisfied"]["mean"]["value"]) == (6, 8)
    assert SECRET not in everything_in_the_database()


def test_sheets_of_others_do_not_make_a_part_large_enough() -> None:
    keys = {number: "so" if number < 5 else "nl" for number in range(15)}
    assert set(parts(keys, range(15)).values()) == {"so", "nl"}
    assert parts(keys, [0, *range(5, 15)]) == {}


def test_nobody_answers_twice(cast: Cast) -> None:
    survey = a_running(cast)
    asked = says(survey, cast.samira)
    with pytest.raises(ValidationError):
        answer_asked(asked=asked, answers={"satisfied": 1}, written_in="ar")
    survey.refresh_from_db()
    assert len(sheets_in(survey.box)) == 1


def test_many_who_share_a_language_are_shown_by_it(cast: Cast) -> None:
    guardians = more_guardians(cast, 5, "so")
    survey = a_running(cast)
    for guardian in guardians:
        says(survey, guardian, satisfied=3)
    on_paper(survey, cast, 5)
    close_survey(survey=survey, by=cast.fatma)
    survey.refresh_from_db()
    cells = survey.results["sides"]["parents"]["questions"]["satisfied"]["cuts"]["language"]
    assert [(cell["key"], cell["n"], cell["value"]) for cell in cells] == [("so", 5, 3.0), ("nl", 5, 8.0)]


def test_a_language_that_few_wrote_in_is_not_shown(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 5, one_thing="Meer koffie")
    data = {"way": "talk", "language": "ti", "one_thing": "ቡን", "satisfied": "8"}
    as_staff(client, cast.marieke).post(f"/peilingen/{survey.pk}/invullen/parents/", data)
    close_survey(survey=survey, by=cast.fatma)
    address = f"/peilingen/{survey.pk}/eigen-woorden/parents/one_thing/"
    before, table = client.get(address).content.decode(), client.get(f"/peilingen/{survey.pk}/uitkomst.csv")
    assert "ቡን" not in before + table.content.decode()
    Version.objects.filter(text__language="ti").update(body="Koffie met elkaar", state="person")
    after = client.get(address).content.decode()
    assert "Koffie met elkaar" in after
    assert "ትግርኛ" not in after
