"""Verbs of looking back: say what became of a goal, and take that back."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.policy.actions.checks import check
from driehoek.policy.models import Evaluation, Goal
from driehoek.policy.queries.evaluations import closing_of


@transaction.atomic
def evaluate(*, evaluation: Evaluation, figure: dict[str, Any], by: Account) -> Evaluation:
    """Keep a new version of what is said of a goal, with what the records say; ValidationError once the year is closed.

    Raises PermissionDenied when this account does not set the policy of the location.
    """
    goal = evaluation.goal
    _open(goal, by)
    last = goal.evaluations.aggregate(last=Max("version"))["last"] or 0
    evaluation.pk, evaluation.version, evaluation.author, evaluation.figure = None, last + 1, by, figure
    evaluation.full_clean()
    evaluation.save(force_insert=True)
    record("goal_evaluated", by=by, subject=goal, location=goal.location, decision=evaluation.decision)
    return evaluation


@transaction.atomic
def take_evaluation_back(*, evaluation: Evaluation, by: Account) -> None:
    """Take back what was said; the version before holds again. ValidationError once the year is closed."""
    _open(evaluation.goal, by)
    evaluation.taken_back_at = evaluation.taken_back_at or timezone.now()
    evaluation.save(update_fields=["taken_back_at"])
    record("evaluation_taken_back", by=by, subject=evaluation.goal, location=evaluation.goal.location)


def _open(goal: Goal, by: Account) -> None:
    check(by, goal.location)
    Goal.objects.select_for_update().get(pk=goal.pk)
    if closing_of(goal.location, goal.school_year):
        raise ValidationError(_("This school year has been closed. What was said of it stays as it is."))
