"""Long answers are kept as short ones: on the own device, for nobody else to read, and without losing a word."""

from secrets import token_urlsafe
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from driehoek.demo.cast import Cast
from driehoek.demo.testing import link_path
from driehoek.shared.sealing import opened
from driehoek.surveys.actions import close_survey
from driehoek.surveys.forms.answers import LONGEST
from driehoek.surveys.models import Draft, Survey
from driehoek.surveys.phrases import FORMAL
from driehoek.surveys.tests.asked import a_running
from driehoek.surveys.walking import Walk

BEFORE, HERE = "involved_how", "involved_better"


def long_words(letters: int = LONGEST) -> str:
    """Words that do not get smaller."""
    return token_urlsafe(letters)[:letters]


def address(survey: Survey, cast: Cast) -> str:
    """Where Samira answers."""
    return link_path(cast.samira, f"vragen/{survey.pk}/")


def written(client: Client, survey: Survey, cast: Cast, words: str, step: str = "next") -> Any:
    """Write a second long answer after a first one."""
    side = survey.questionnaire.sides[0]
    page = next(number for number, page in enumerate(side.pages) if page[0].key == HERE)
    kept = Walk(survey, side, page, {"involved": "much", BEFORE: long_words()}).kept
    return client.post(address(survey, cast), {"step": step, "kept": kept, HERE: words})


def test_long_answers_are_kept_and_only_this_phone_opens_them(client: Client, cast: Cast) -> None:
    survey = a_running(cast, "parents")
    page = written(client, survey, cast, long_words())
    answers, row = page.context["walk"].answers, Draft.objects.get()
    assert len(client.cookies[f"vragen_{survey.pk}"].value) < 80
    assert (opened(row.sealed), answers[HERE] in row.sealed) == ("", False)
    assert client.get(address(survey, cast)).context["walk"].answers == answers
    assert Client().get(address(survey, cast)).context["walk"].answers == {}


def test_one_phone_has_one_draft_and_nothing_stays_behind(client: Client, cast: Cast) -> None:
    survey = a_running(cast, "parents")
    for _again in range(2):
        page = written(client, survey, cast, long_words())
    assert Draft.objects.count() == 1
    while "walk" in (page.context or {}):
        page = client.post(address(survey, cast), {"step": "skip", "kept": page.context["walk"].kept})
    assert not Draft.objects.exists()
    assert client.get(page["Location"]).status_code == 200


def test_closing_throws_away_what_was_never_sent(client: Client, cast: Cast) -> None:
    survey = a_running(cast, "parents")
    written(client, survey, cast, long_words())
    close_survey(survey=survey, by=cast.fatma)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("ticket", ["1.x", f"{2**63 - 1}.{'a' * 43}=", f"{10**19 - 1}.{'a' * 43}=", f"7.{'-' * 43}="])
def test_a_ticket_that_was_made_up_opens_nothing(client: Client, cast: Cast, ticket: str) -> None:
    survey = a_running(cast, "parents")
    client.cookies[f"vragen_{survey.pk}"] = ticket
    assert client.get(address(survey, cast)).context["walk"].answers == {}
    assert written(client, survey, cast, long_words()).status_code == 200


def test_what_is_too_long_comes_back_whole_with_a_word(client: Client, cast: Cast) -> None:
    words = long_words(LONGEST + 1)
    page = written(client, a_running(cast, "parents"), cast, words)
    assert page.status_code == 400
    assert f"{words}</textarea>" in page.text
    with translation.override("ar"):
        assert str(FORMAL["too_long"]) in page.text
    assert "maxlength" not in page.text
