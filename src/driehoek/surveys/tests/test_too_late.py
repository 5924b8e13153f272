"""What goes wrong is told: too late, too long, twice the same, nothing in it; nothing typed gets lost unsaid."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.surveys.actions import close_survey, send_survey
from driehoek.surveys.actions.editing import remove_question
from driehoek.surveys.models import Asked, Survey
from driehoek.surveys.own import questionnaire_of
from driehoek.surveys.queries.doors import shared_key
from driehoek.surveys.tests.asked import a_running, a_survey, says
from driehoek.surveys.tests.test_answering import walk
from driehoek.surveys.tests.test_editing import an_own

LONG = "ሰ" * 5000


def test_what_is_too_long_is_refused_and_stays_on_the_page(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    page = walk(client, link_path(cast.samira, f"vragen/{survey.pk}/"), {}, {}, {}, {}, {"one_thing": LONG})
    assert page.status_code == 400
    assert LONG in page.text
    assert page.context["form"].errors["one_thing"]


@pytest.mark.parametrize("step", ["versturen", "herinneren", "sluiten", "weggooien"])
def test_a_colleague_who_was_quicker_is_no_missing_page(client: Client, cast: Cast, step: str) -> None:
    survey = a_running(cast)
    if step != "versturen":
        close_survey(survey=survey, by=cast.fatma)
    page = as_staff(client, cast.fatma).post(f"/peilingen/{survey.pk}/{step}/", follow=True)
    assert "Intussen is deze peiling verstuurd of gesloten" in page.text


def test_a_sheet_typed_in_after_closing_is_said_not_to_be_kept(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    close_survey(survey=survey, by=cast.fatma)
    data = {"way": "paper", "language": "nl", "satisfied": "8"}
    page = as_staff(client, cast.marieke).post(f"/peilingen/{survey.pk}/invullen/parents/", data, follow=True)
    assert "niet bewaard" in page.text


def test_who_is_answering_when_it_closes_hears_so_everywhere(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    own, tablet = link_path(cast.lotte, f"vragen/{survey.pk}/"), f"/vragen/{shared_key(survey)}/"
    for url in (own, tablet):
        walk(client, url, {"satisfied": "8"})
    close_survey(survey=survey, by=cast.fatma)
    for url in (own, tablet):
        assert "Deze vragen zijn gesloten" in client.post(url, {"step": "next", "welcome": "7"}).text


def test_who_answered_and_comes_back_is_thanked_again(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    says(survey, cast.lotte)
    page = client.get(link_path(cast.lotte, f"vragen/{survey.pk}/"))
    assert "U hebt al geantwoord" in page.text
    assert Asked.objects.filter(survey=survey, answered=True).count() == 1


def test_a_survey_without_questions_asks_nobody(cast: Cast) -> None:
    own = an_own(cast)
    survey = a_survey(cast)
    Survey.objects.filter(pk=survey.pk).update(content=questionnaire_of(own).as_data())
    for question in own.questions.all():
        remove_question(question=question, by=cast.fatma)
    with pytest.raises(ValidationError, match="geen vragen"):
        send_survey(survey=survey, by=cast.fatma)
    assert not Asked.objects.exists()


def test_two_of_the_same_answer_are_refused(client: Client, cast: Cast) -> None:
    data = {"words": "Komt u?", "kind": "one", "options": "Ja\nNee\nja "}
    page = as_staff(client, cast.fatma).post(f"/vragenlijsten/{an_own(cast).pk}/vraag/", data)
    assert "twee keer" in page.text


def test_what_nobody_was_asked_can_be_thrown_away(client: Client, cast: Cast) -> None:
    survey = a_survey(cast)
    page = as_staff(client, cast.fatma).post(f"/peilingen/{survey.pk}/weggooien/", follow=True)
    assert page.redirect_chain[-1][0] == "/locatie/vlindertuin/peilingen/"
    assert not Survey.objects.exists()


@pytest.mark.parametrize("code", ["young", "monitor"])
def test_young_people_and_the_team_are_not_spoken_to_formally(client: Client, cast: Cast, code: str) -> None:
    survey = a_running(cast, code)
    as_staff(client, cast.marieke)
    url = f"/vragen/{shared_key(survey)}/" if code == "young" else f"/peilingen/{survey.pk}/antwoorden/"
    start, page = client.get(url).text, client.post(url, {"step": "next"}).text
    assert "Je antwoorden hebben geen naam" in start
    for formal in (" u ", " uw ", "Uw "):
        assert formal not in start.split("<main")[1] + page.split("<main")[1]
