"""Verb of staff: promise a family to help with an activity."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.home.models import Suggestion
from driehoek.home.own import activity_of
from driehoek.home.rules import HELP, for_families
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Promise
from driehoek.logbook.rules import may_contact
from driehoek.people.audit import record
from driehoek.people.models import Account, Family
from driehoek.people.queries import families_for
from driehoek.shared.languages import DEFAULT


@transaction.atomic
def offer_help(*, suggestion: Suggestion, family: Family, by: Account) -> Promise:
    """Promise to explain a home activity to a family, within a week; who promises keeps it, twice is one promise.

    Raises PermissionDenied out of reach, for a family it is not for, and when nobody of it may be contacted.
    """
    mine = families_for(by, HELP).filter(pk=family.pk).exists()
    concerned = for_families(suggestion).filter(child__family=family).exists()
    if not (mine and concerned and may_contact(family, None)):
        raise PermissionDenied
    cause = {"kind": Promise.Kind.EXPLANATION, "about_kind": "suggestion", "about_id": suggestion.pk}
    group = suggestion.group
    promise, new = Promise.objects.get_or_create(
        family=family, guardian=None, **cause,
        defaults={
            "location": group.location, "group": group, "owner": by, "due": working_days(FOLLOW_UP_DAYS - 2),
            "subject": activity_of(suggestion).words(DEFAULT).title,
        },
    )  # fmt: skip
    if new:
        record("promise_made", by=by, subject=promise, family=family, location=group.location)
    return promise
