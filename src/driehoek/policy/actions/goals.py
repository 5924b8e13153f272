"""Verbs of goals: set one, choose its forms, put it away and take it back."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.policy.actions.checks import check
from driehoek.policy.models import ChosenForm, Goal
from driehoek.policy.queries.visions import vision_now


@transaction.atomic
def save_goal(*, goal: Goal, by: Account) -> Goal:
    """Keep a new or changed goal, tied to the vision that holds now.

    Raises PermissionDenied when this account does not set the policy of the location, ValidationError on bad data.
    """
    check(by, goal.location)
    if goal.vision_id is None:
        goal.vision = vision_now(goal.location)
    goal.full_clean()
    goal.save()
    record("goal_saved", by=by, subject=goal, location=goal.location)
    return goal


@transaction.atomic
def archive_goal(*, goal: Goal, by: Account) -> None:
    """Put a goal away: it takes no new activities, what was planned for it stays."""
    check(by, goal.location)
    goal.archived_at = goal.archived_at or timezone.now()
    goal.save(update_fields=["archived_at"])
    record("goal_archived", by=by, subject=goal, location=goal.location)


@transaction.atomic
def restore_goal(*, goal: Goal, by: Account) -> None:
    """Take a goal back from the archive."""
    check(by, goal.location)
    goal.archived_at = None
    goal.save(update_fields=["archived_at"])
    record("goal_restored", by=by, subject=goal, location=goal.location)


@transaction.atomic
def choose_forms(*, goal: Goal, keys: Collection[str], by: Account) -> None:
    """Let exactly these forms, each `partnership/participation/level`, belong to a goal."""
    check(by, goal.location)
    wanted = {tuple(key.split("/")) for key in keys}
    for form in goal.forms.all():
        if (sides := (form.partnership, form.participation, form.level)) in wanted:
            wanted.discard(sides)
        else:
            form.delete()
    ChosenForm.objects.bulk_create(
        ChosenForm(goal=goal, partnership=one, participation=two, level=three, chosen_by=by)
        for one, two, three in sorted(wanted)
    )
    record("forms_chosen", by=by, subject=goal, location=goal.location, forms=sorted(keys))
