"""Put an answer in the box. There is no line in the record for it: it would tell when somebody answered."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from driehoek.people.models import Account
from driehoek.shared.small import FEWEST
from driehoek.surveys import phrases
from driehoek.surveys.actions.checks import locked
from driehoek.surveys.box import WAYS, Sheet, with_one_more
from driehoek.surveys.models import Asked, Survey
from driehoek.surveys.questionnaires import Answers
from driehoek.surveys.rules import ENTER, may_answer


@transaction.atomic
def answer_asked(*, asked: Asked, answers: Answers, written_in: str) -> None:
    """Hear somebody who was asked, once; ValidationError when they answered already, or it is closed."""
    survey = _running(asked.survey_id, asked.side)
    if not Asked.objects.filter(pk=asked.pk, answered=False).update(answered=True):
        raise ValidationError(phrases.to(asked.side)["answered"])
    group = asked.group.name if asked.group and _enough(asked, group=asked.group_id) else ""
    language = asked.language if _enough(asked, language=asked.language) else ""
    _drop(survey, asked.side, answers, way="own", language=language, group=group, written_in=written_in)


def _enough(asked: Asked, **same: object) -> bool:
    """Whether so many were asked who share this that it may lie in the box at all."""
    return Asked.objects.filter(survey=asked.survey_id, side=asked.side, **same).count() >= FEWEST


@transaction.atomic
def answer_loosely(
    *, survey: Survey, side: str, answers: Answers, way: str, written_in: str, by: Account | None = None
) -> None:
    """Hear somebody without a name: at a shared tablet, on paper, or in a talk with the colleague `by`.

    Raises PermissionDenied when a colleague enters what is out of reach, ValidationError when it is closed.
    """
    if way not in WAYS or (way != "shared" and by is None):
        raise PermissionDenied
    if by:
        locked(by, survey, Survey.State.OPEN, right=ENTER)
    language = written_in if side == "parents" else ""
    _drop(_running(survey.pk, side, today=by is None), side, answers, way=way, language=language, written_in=written_in)


def _running(pk: int, side: str, *, today: bool = True) -> Survey:
    survey = Survey.objects.select_for_update().get(pk=pk)
    if survey.state != Survey.State.OPEN or (today and not may_answer(survey)):
        raise ValidationError(phrases.to(side)["closed"])
    return survey


def _drop(
    survey: Survey, who: str, answers: Answers, *, way: str, language: str = "", group: str = "", written_in: str
) -> None:
    side = survey.questionnaire.side(who)
    if side is None:
        raise PermissionDenied
    sheet = Sheet(who, side.clean(answers), way, language, group, written_in)
    survey.box = with_one_more(survey.box, sheet)
    survey.save(update_fields=["box"])
