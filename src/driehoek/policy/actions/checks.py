"""What every verb of this room asks first."""

from django.core.exceptions import PermissionDenied

from driehoek.people.models import Account, Location
from driehoek.policy.queries.doors import may


def check(by: Account, location: Location, right: str = "set_goals") -> None:
    """Raise PermissionDenied unless this account holds the right at this location."""
    if not may(by, location, right):
        raise PermissionDenied
