"""Who sees the plan check of a location and leaves rules out of it: who writes its policy."""

from django.db.models import Q

from driehoek.people.models import Account, Location
from driehoek.people.rules import whole_locations_in_reach


def checked_by(account: Account, at: str = "pk") -> Q:
    """Match locations (or rows that have one, at this lookup path) of which this account sets goals."""
    reach = Location.objects.filter(whole_locations_in_reach(account, "set_goals"))
    return Q(**{f"{at}__in": reach.values("pk")})
