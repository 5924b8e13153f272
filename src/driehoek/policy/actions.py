"""Verbs of policy: write a vision, set a goal, put a goal away and take it back."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.policy.models import Goal, Vision
from driehoek.policy.queries import may_set_goals


def _check(by: Account, location: Location) -> None:
    if not may_set_goals(by, location):
        raise PermissionDenied


@transaction.atomic
def write_vision(*, location: Location, text: str, by: Account) -> Vision:
    """Keep a new version of the vision; the same text again stays the same version.

    Raises PermissionDenied when this account does not set the policy of the location.
    """
    _check(by, location)
    # The location is the lock: two writers at once get two versions, not one error.
    Location.objects.select_for_update().get(pk=location.pk)
    current = location.visions.first()
    if current and current.text == text:
        return current
    last = location.visions.aggregate(last=Max("version"))["last"] or 0
    vision = Vision.objects.create(location=location, version=last + 1, text=text, author=by)
    record("vision_written", by=by, subject=vision, location=location, version=vision.version)
    return vision


@transaction.atomic
def save_goal(*, goal: Goal, by: Account) -> Goal:
    """Keep a new or changed goal, tied to the vision that holds now.

    Raises PermissionDenied when this account does not set the policy of the location, ValidationError on bad data.
    """
    _check(by, goal.location)
    if goal.vision_id is None:
        goal.vision = goal.location.visions.first()
    goal.full_clean()
    goal.save()
    record("goal_saved", by=by, subject=goal, location=goal.location)
    return goal


@transaction.atomic
def archive_goal(*, goal: Goal, by: Account) -> None:
    """Put a goal away: it takes no new activities, what was planned for it stays."""
    _check(by, goal.location)
    goal.archived_at = goal.archived_at or timezone.now()
    goal.save(update_fields=["archived_at"])
    record("goal_archived", by=by, subject=goal, location=goal.location)


@transaction.atomic
def restore_goal(*, goal: Goal, by: Account) -> None:
    """Take a goal back from the archive."""
    _check(by, goal.location)
    goal.archived_at = None
    goal.save(update_fields=["archived_at"])
    record("goal_restored", by=by, subject=goal, location=goal.location)
