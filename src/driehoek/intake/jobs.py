"""Promise the families of children without an intake that it will be done, one at a time."""

import time

from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.intake.missing import terms, without_intake
from driehoek.intake.queries import promises_about
from driehoek.logbook.actions import owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.people.models import Child, Enrolment

EVERY = 600.0  # seconds between two looks when nothing is missing
_rest = {"until": 0.0}


def take_next() -> bool:
    """Promise one family the intake of its child; False when none is missing, or when that was just looked at."""
    if time.monotonic() < _rest["until"]:
        return False
    place = without_intake().first()
    if place is None:
        _rest["until"] = time.monotonic() + EVERY
        return False
    promise_intake(place)
    return True


@transaction.atomic
def promise_intake(place: Enrolment) -> None:
    """Let the contact person of the group owe the family an intake; once, also when two workers find it."""
    child, location = Child.objects.select_for_update().get(pk=place.child_id), place.group.location
    if promises_about(child, location).exists():
        return
    subject = _("An intake of %(name)s, who is here longer") if _was_here(place) else _("An intake of %(name)s")
    Promise.objects.create(
        location=location, group=place.group, family=place.child.family, owner=owner_of(place.group),
        kind=Promise.Kind.AGREEMENT, subject=subject % {"name": child.full_name},
        due=working_days(terms().within), about_kind="intake", about_id=child.pk,
    )  # fmt: skip


def _was_here(place: Enrolment) -> bool:
    """What `without_intake` said of this place."""
    return bool(getattr(place, "was_here", False))
