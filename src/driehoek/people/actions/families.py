"""Verbs about a family: look, and keep contact needs, address and rights to information."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account, Family, Guardian, Guardianship, Household
from driehoek.people.queries import families_for


def look(*, at: Family, by: Account) -> None:
    """Note that a colleague opened a family's file; the family may ask to see these notes (AVG art. 15)."""
    record("looked", by=by, subject=at, family=at, organisation=at.organisation)


@transaction.atomic
def change_needs(*, guardian: Guardian, by: Account | Guardian, **needs: Any) -> Guardian:
    """Keep what contact this guardian needs; colleagues only for families within reach, guardians for themselves.

    Raises PermissionDenied otherwise.
    """
    may_change(guardian, by)
    kept = Guardian.objects.select_for_update().get(pk=guardian.pk)
    if isinstance(by, Guardian) and "language_read" in needs:
        needs["language_known"] = True
    changed = sorted(name for name, value in needs.items() if getattr(kept, name) != value)
    for name in changed:
        setattr(kept, name, needs[name])
    kept.full_clean()
    kept.save()
    if changed:
        record("needs_changed", by=by, subject=kept, family=family_of(kept), about=kept, fields=changed)
    return kept


@transaction.atomic
def change_address(*, guardian: Guardian, by: Account, together: bool = False, **address: str) -> None:
    """Keep where a guardian lives: street, postcode and city.

    Whoever else lives at the old address stays there, unless they move `together`. Two guardians of a family at the
    same address share one household. Raises PermissionDenied when the family is out of reach.
    """
    may_change(guardian, by)
    old = guardian.household
    if all((getattr(old, name) if old else "") == value for name, value in address.items()):
        return
    if old and together:
        Household.objects.filter(pk=old.pk).update(**address)
    else:
        guardian.household = _household(guardian, address)
        guardian.save(update_fields=["household"])
    record("address_changed", by=by, subject=guardian, family=family_of(guardian), about=guardian)


def _household(guardian: Guardian, address: dict[str, str]) -> Household | None:
    if not any(address.values()):
        return None
    family = family_of(guardian)
    known = Household.objects.filter(guardians__guardianships__child__family=family, **address).first()
    return known or Household.objects.create(organisation=guardian.organisation, **address)


def may_change(guardian: Guardian, by: Account | Guardian) -> None:
    """Pass when guardians change their own record or colleagues one within reach; else PermissionDenied."""
    if isinstance(by, Guardian):
        allowed = by.pk == guardian.pk
    else:
        allowed = families_for(by, "edit_families").filter(children__guardianships__guardian=guardian).exists()
    if not allowed:
        raise PermissionDenied


def family_of(guardian: Guardian) -> Family | None:
    """The first family this guardian belongs to."""
    return Family.objects.filter(children__guardianships__guardian=guardian).order_by("pk").first()


@transaction.atomic
def change_guardianship(*, guardianship: Guardianship, by: Account, **fields: Any) -> Guardianship:
    """Change relation, custody, right to information or dates; takes effect for every page at once.

    Raises PermissionDenied when the family is out of reach, ValidationError when a limit has no reason.
    """
    family = guardianship.child.family
    if not families_for(by, "edit_families").filter(pk=family.pk).exists():
        raise PermissionDenied
    kept = Guardianship.objects.select_for_update().get(pk=guardianship.pk)
    before = {name: str(getattr(kept, name)) for name in fields if name != "reason"}
    for name, value in fields.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save()
    record("rights_changed", by=by, subject=kept, family=family, about=kept.guardian, before=before)
    return kept
