"""Doors of who sets how a location reaches its families."""

from driehoek.messages.keys import hook_of
from driehoek.messages.models import Manners
from driehoek.messages.when import manners_of
from driehoek.people.models import Account, Location
from driehoek.people.queries import location_for
from driehoek.people.rules import holds_whole

RIGHT = "set_manners"


def manners_for(account: Account, code: str) -> Manners:
    """Return how a location reaches its families, to be set (unsaved when nobody did yet), or raise Http404."""
    return manners_of(location_for(account, code, RIGHT, whole=True))


def may_set_manners(account: Account, location: Location) -> bool:
    """Whether this account sets how this location reaches its families."""
    return holds_whole(account, RIGHT, location)


def report_address(manners: Manners) -> str:
    """The address at which the gateway and the mail service of a location report; a secret of who sets them."""
    return hook_of(manners.location)
