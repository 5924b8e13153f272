"""What the pages for planning read: who helps, which goals there are, which school year a day falls in."""

from datetime import date

from django.db.models import Q, QuerySet

from driehoek.activities import library, rules
from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import groups_for
from driehoek.policy.models import Goal


def volunteers_at(location: Location) -> QuerySet[Account]:
    """Volunteers appointed at this location or its whole organisation, by name."""
    held = rules.volunteers().filter(Q(location=location) | Q(location=None, organisation=location.organisation_id))
    return Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("name", "pk")


def groups_to_plan(account: Account, location: Location) -> QuerySet[Group]:
    """The groups of a location for which this account may plan."""
    return groups_for(account, "plan_activities").filter(location=location).select_related("school_year")


def goals_to_serve(location: Location, day: date) -> QuerySet[Goal]:
    """The goals of a location that an activity on this day may serve: not put away, and not looked back at long ago."""
    return Goal.objects.filter(location=location, archived_at=None, school_year__start__lte=day).order_by(
        "kind", "title"
    )


def entry_of(key: str) -> library.Entry | None:
    """The library's entry from which an activity was made, if it was and the library still has it."""
    try:
        return library.entry(key)
    except KeyError:
        return None
