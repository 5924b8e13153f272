"""Verbs of the plan check: leave a rule out with a reason, and look at it again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.plancheck.catalogue import rules
from driehoek.plancheck.models import Silence
from driehoek.plancheck.rules import checked_by


def _check(by: Account, location: Location) -> None:
    if not Location.objects.filter(checked_by(by), pk=location.pk).exists():
        raise PermissionDenied


@transaction.atomic
def silence(*, location: Location, year: SchoolYear, rule: str, reason: str, by: Account) -> Silence:
    """Leave a rule out this school year; when it is left out already, that stays with its own reason.

    Raises PermissionDenied for who does not set the policy here, KeyError for an unknown rule and ValidationError
    without a reason.
    """
    _check(by, location)
    new = Silence(location=location, school_year=year, rule=rules()[rule].code, reason=reason.strip(), by=by)
    new.full_clean(validate_constraints=False)
    kept, made = Silence.objects.get_or_create(
        location=location, school_year=year, rule=rule, woken_at=None, defaults={"reason": new.reason, "by": by}
    )
    if made:
        record("rule_silenced", by=by, subject=kept, location=location, rule=rule)
    return kept


@transaction.atomic
def wake(*, silence: Silence, by: Account) -> None:
    """Look at a rule again; its reason is kept. Raises PermissionDenied for who does not set the policy here."""
    _check(by, silence.location)
    silence.woken_at, silence.woken_by = timezone.now(), by
    silence.save(update_fields=["woken_at", "woken_by"])
    record("rule_woken", by=by, subject=silence, location=silence.location, rule=silence.rule)
