"""Say that what came of a question asks for a goal, and take that back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.policy.models import Goal
from driehoek.policy.queries import goals_for
from driehoek.surveys.actions.checks import locked
from driehoek.surveys.models import AsksFor, Survey

CLOSED = Survey.State.CLOSED


@transaction.atomic
def ask_for_goal(*, survey: Survey, side: str, question: str, goal: Goal, by: Account) -> AsksFor:
    """Tie what came of a question to a goal of the same location; twice is once.

    Raises PermissionDenied out of reach, for a goal elsewhere, and for a question of which nothing may be shown.
    """
    survey = locked(by, survey, CLOSED)
    shown = survey.results["sides"].get(side, {"questions": {}})["questions"].get(question)
    if not shown or not shown["n"] or not goals_for(by).filter(location=survey.location, pk=goal.pk).exists():
        raise PermissionDenied
    row, new = AsksFor.objects.get_or_create(
        survey=survey, side=side, question=question, goal=goal, defaults={"made_by": by}
    )
    if new:
        record("survey_asks_for_goal", by=by, subject=goal, location=survey.location)
    return row


@transaction.atomic
def ask_no_more(*, row: AsksFor, by: Account) -> None:
    """Take that back; goal and results stay as they are."""
    survey = locked(by, row.survey, CLOSED)
    record("survey_asks_no_more", by=by, subject=row.goal, location=survey.location)
    row.delete()
