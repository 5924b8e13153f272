"""Verbs of the step plan: say that a step was done in an own way or is skipped, and take that back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.cycle.models import SaidStep
from driehoek.cycle.steps import steps
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.policy.queries import may_set_goals


@transaction.atomic
def say_step(*, said: SaidStep, by: Account) -> SaidStep:
    """Keep what a location says of a step; what was said before is taken back.

    Raises PermissionDenied for who does not set the policy here, ValidationError for a step that Driehoek sees itself.
    """
    _check(by, said.location)
    if said.step not in {step.key for step in steps() if step.said}:
        raise ValidationError(_("This step counts as done by itself, as soon as it is."))
    Location.objects.select_for_update().get(pk=said.location.pk)
    before = SaidStep.objects.filter(location=said.location, school_year=said.school_year, step=said.step)
    before.filter(taken_back_at=None).update(taken_back_at=timezone.now())
    said.by = by
    said.full_clean()
    said.save()
    record("step_said", by=by, subject=said, location=said.location, step=said.step, kind=said.kind)
    return said


@transaction.atomic
def unsay_step(*, said: SaidStep, by: Account) -> None:
    """Take back what was said of a step."""
    _check(by, said.location)
    said.taken_back_at = said.taken_back_at or timezone.now()
    said.save(update_fields=["taken_back_at"])
    record("step_unsaid", by=by, subject=said, location=said.location, step=said.step)


def _check(by: Account, location: Location) -> None:
    if not may_set_goals(by, location):
        raise PermissionDenied
