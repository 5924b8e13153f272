"""Verbs of who sets how a location reaches its families."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.messages.models import Manners
from driehoek.messages.queries.manners import may_set_manners
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.shared.sealing import sealed


@transaction.atomic
def set_manners(*, manners: Manners, by: Account, key: str = "", forget_key: bool = False) -> Manners:
    """Keep the hours, limits and gateway of a location; without `key` the one that was given before stays.

    The audit line says what changed, never to what. Raises PermissionDenied elsewhere, ValidationError for values
    that cannot be.
    """
    location = manners.location
    if not may_set_manners(by, location):
        raise PermissionDenied
    Location.objects.select_for_update().get(pk=location.pk)  # two who save at once: the second changes the row
    before = Manners.objects.filter(location=location).first()
    manners.pk = before.pk if before else None
    manners._state.adding = before is None
    if key or forget_key:
        manners.gateway_key = sealed(key)
    manners.full_clean()
    manners.save()
    record("manners_set", by=by, subject=manners, location=location, changed=_changed(before, manners))
    return manners


def _changed(before: Manners | None, after: Manners) -> list[str]:
    names = [field.name for field in Manners._meta.concrete_fields if field.name not in ("id", "location")]
    old = before or Manners(location=after.location)
    return [name for name in names if getattr(old, name) != getattr(after, name)]
