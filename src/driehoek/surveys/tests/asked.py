"""Surveys for tests, made as people make them."""

from datetime import timedelta
from typing import Any

from driehoek.demo.cast import Cast
from driehoek.people.models import Account, Guardian
from driehoek.people.rules import today
from driehoek.surveys.actions import answer_asked, answer_loosely, make_survey, send_survey
from driehoek.surveys.library import library
from driehoek.surveys.models import Asked, Survey

MARKS = {"satisfied": 8, "welcome": 7, "think_along": 6, "decide": 5}


def a_survey(cast: Cast, code: str = "monitor", **fields: Any) -> Survey:
    """A survey of De Vlindertuin that nobody was asked yet."""
    fixed: dict[str, Any] = {
        "groups": [cast.vlinders, cast.rupsen],
        "start": today(),
        "end": today() + timedelta(days=14),
    }
    return make_survey(location=cast.vlindertuin, questionnaire=library()[code], by=cast.fatma, **fixed | fields)


def a_running(cast: Cast, code: str = "monitor", **fields: Any) -> Survey:
    """The same, sent."""
    survey = a_survey(cast, code, **fields)
    send_survey(survey=survey, by=cast.fatma)
    return Survey.objects.get(pk=survey.pk)


def says(survey: Survey, who: Guardian | Account, **answers: Any) -> Asked:
    """Somebody who was asked answers, by default with the same marks."""
    mine = {"guardian": who} if isinstance(who, Guardian) else {"account": who}
    asked = Asked.objects.get(survey=survey, **mine)
    answer_asked(asked=asked, answers=MARKS | answers, written_in=asked.language or "nl")
    return asked


def on_paper(survey: Survey, cast: Cast, number: int, *, side: str = "parents", **answers: Any) -> None:
    """So many sheets of paper with the same answers, in Dutch."""
    for _sheet in range(number):
        answer_loosely(survey=survey, side=side, answers=MARKS | answers, way="paper", written_in="nl", by=cast.marieke)


def more_guardians(cast: Cast, number: int, language: str, prefix: str = "Ouder") -> list[Guardian]:
    """More guardians of Yassin, who read this language."""
    made = []
    for count in range(number):
        one = Guardian.objects.create(
            given_name=prefix, family_name=f"{language}{count}", language_read=language, organisation=cast.driesprong
        )
        one.guardianships.create(child=cast.yassin, relation="other", information="full", custody="unknown")
        made.append(one)
    return made
