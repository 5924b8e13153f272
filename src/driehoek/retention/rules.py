"""Who decides how long records are kept, holds them back and erases; and who sees how many are soon erased."""

from django.db.models import Q

from driehoek.people.models import Account, Location
from driehoek.people.rules import whole_locations_in_reach

ERASE, SEE = "erase", "see_retention"


def decides_at(account: Account, at: str = "pk") -> Q:
    """Match locations (or rows that have one, at this path) where this account decides about keeping and erasing."""
    return _holds(account, ERASE, at)


def sees_at(account: Account, at: str = "pk") -> Q:
    """Match locations (or rows with one) of which this account sees what is soon erased, as counts."""
    return _holds(account, SEE, at)


def _holds(account: Account, right: str, at: str) -> Q:
    reach = Location.objects.filter(whole_locations_in_reach(account, right))
    return Q(**{f"{at}__in": reach.values("pk")})
