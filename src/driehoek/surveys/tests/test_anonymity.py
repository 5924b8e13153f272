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
from driehoek.surveys.models import Asked, OpenAnswer, Survey
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
