"""What came of a survey, who reads it, and what goes back to parents."""

from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.surveys.actions import close_survey
from driehoek.surveys.actions.telling import say_done, tell_done
from driehoek.surveys.box import Sheet
from driehoek.surveys.library import library
from driehoek.surveys.models import OpenAnswer, SaidDone, Survey
from driehoek.surveys.results import results_of
from driehoek.surveys.tests.asked import a_running, on_paper
from driehoek.texts.models import Version


def a_closed(cast: Cast, number: int = 6) -> Survey:
    """A survey that so many parents answered, each with a wish."""
    survey = a_running(cast)
    on_paper(survey, cast, number, one_thing="Vaker samen koffie drinken")
    return close_survey(survey=survey, by=cast.fatma)


def test_an_average_stands_with_its_bounds_and_its_number(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 3, satisfied=6)
    on_paper(survey, cast, 3, satisfied=8)
    close_survey(survey=survey, by=cast.fatma)
    page = as_staff(client, cast.fatma).get(f"/peilingen/{survey.pk}/uitkomst/").content.decode()
    assert "5,9" in page
    assert "8,1" in page


def test_parents_and_team_stand_side_by_side() -> None:
    sheets = [Sheet("parents", {"satisfied": mark}, "own") for mark in (5, 6, 5, 6, 5)]
    sheets += [Sheet("school", {"satisfied": mark}, "own") for mark in (8, 9, 8, 9, 8)]
    (gap,) = results_of(library()["monitor"], sheets)["gaps"]
    assert gap["key"] == "satisfied"
    assert round(gap["difference"]["value"], 1) == -3
    assert gap["difference"]["high"] < 0
    assert results_of(library()["monitor"], sheets[:-1])["gaps"] == []


def test_alpha_is_said_only_of_a_scale_with_enough_answers() -> None:
    answers = [dict.fromkeys(("satisfied", "welcome", "think_along", "decide"), 1 + one % 10) for one in range(30)]
    sheets = [Sheet("parents", one, "own") for one in answers]
    scales = results_of(library()["monitor"], sheets)["sides"]["parents"]["scales"]
    assert round(scales["together"]["alpha"], 6) == 1
    assert results_of(library()["monitor"], sheets[:29])["sides"]["parents"]["scales"] == {}


def test_own_words_can_be_tagged_and_put_aside(client: Client, cast: Cast) -> None:
    survey = a_closed(cast)
    answer = OpenAnswer.objects.filter(survey=survey).first()
    assert answer
    as_staff(client, cast.fatma).post(f"/peilingen/woorden/{answer.pk}/", {"tag": "koffie", "hidden": "on"})
    answer.refresh_from_db()
    assert (answer.tag, answer.hidden) == ("koffie", True)
    words = as_staff(client, cast.marieke).get(f"/peilingen/{survey.pk}/eigen-woorden/parents/one_thing/")
    assert words.content.decode().count("Vaker samen koffie drinken") == 5


def test_the_table_holds_what_the_page_shows_and_no_formula(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    on_paper(survey, cast, 5, one_thing="=1+1")
    close_survey(survey=survey, by=cast.fatma)
    table = as_staff(client, cast.fatma).get(f"/peilingen/{survey.pk}/uitkomst.csv").content.decode()
    assert table.count("'=1+1") == 5
    assert "Hoe tevreden bent u over de school?" in table


def test_parents_read_in_their_language_what_is_done(client: Client, cast: Cast) -> None:
    survey = a_closed(cast)
    point = say_done(survey=survey, heard="U wilt vaker koffie", done="Elke maand is er koffie.", by=cast.fatma)
    Version.objects.filter(text=point.text, language="ar").update(title="قهوة", body="كل شهر قهوة", state="person")
    assert tell_done(survey=survey, by=cast.fatma) == survey.asked.filter(side="parents").count()
    assert tell_done(survey=Survey.objects.get(pk=survey.pk), by=cast.fatma) == 0
    home = client.get(link_path(cast.samira)).content.decode()
    assert f"vragen/{survey.pk}/" in home
    assert "كل شهر قهوة" in client.get(link_path(cast.samira, f"vragen/{survey.pk}/")).content.decode()
    assert "Elke maand is er koffie." in client.get("/school/vlindertuin/gevraagd/?taal=nl").content.decode()
    assert Delivery.objects.filter(kind="survey_done", guardian=cast.samira).count() == 1


def test_a_point_can_be_taken_away_until_parents_are_told(client: Client, cast: Cast) -> None:
    survey = a_closed(cast)
    for _point in range(2):
        say_done(survey=survey, heard="Koffie", done="Ja", by=cast.fatma)
    first, second = survey.said_done.all()
    as_staff(client, cast.fatma).post(f"/peilingen/gedaan/{first.pk}/terug/")
    tell_done(survey=survey, by=cast.fatma)
    assert client.post(f"/peilingen/gedaan/{second.pk}/terug/").status_code == 404
    assert list(SaidDone.objects.all()) == [second]


def test_the_first_page_of_a_parent_shows_what_is_asked(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    assert f"vragen/{survey.pk}/" in client.get(link_path(cast.samira)).content.decode()
    close_survey(survey=survey, by=cast.fatma)
    assert f"vragen/{survey.pk}/" not in client.get(link_path(cast.samira)).content.decode()
