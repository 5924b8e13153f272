"""Doors to questionnaires of one's own, and what is ready to be asked."""

from django.db.models import QuerySet
from django.http import Http404

from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.surveys.library import library
from driehoek.surveys.models import OwnQuestion, OwnQuestionnaire
from driehoek.surveys.own import own_number, questionnaire_of
from driehoek.surveys.questionnaires import Questionnaire
from driehoek.surveys.rules import ASK, surveys_in_reach


def own_questionnaires(account: Account) -> QuerySet[OwnQuestionnaire]:
    """Questionnaires that this account may change and send."""
    return OwnQuestionnaire.objects.filter(surveys_in_reach(account, ASK)).select_related("location", "text")


def own_questionnaire(account: Account, pk: int) -> OwnQuestionnaire:
    """Return one, or raise Http404."""
    return found(own_questionnaires(account), pk=pk)


def own_question(account: Account, pk: int) -> OwnQuestion:
    """Return one question of them, or raise Http404."""
    rows = OwnQuestion.objects.filter(questionnaire__in=own_questionnaires(account).values("pk"))
    return found(rows.select_related("questionnaire__location", "questionnaire__text", "text"), pk=pk)


def ready(account: Account, place: Location, code: str) -> Questionnaire:
    """Return what can be asked at a location under this code, of the library or of one's own; Http404 without it."""
    if code in library():
        return library()[code]
    own = found(own_questionnaires(account).filter(location=place), pk=own_number(code))
    if not own.questions.exists():
        raise Http404
    return questionnaire_of(own)
