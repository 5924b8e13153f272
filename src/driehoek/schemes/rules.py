"""Who reads and who writes applications: head and coordinator write, the board reads along."""

from django.db.models import Q

from driehoek.people.models import Account
from driehoek.people.rules import whole_locations_in_reach


def written_by(account: Account) -> Q:
    """Match locations for which this account applies."""
    return whole_locations_in_reach(account, "set_goals")


def read_by(account: Account) -> Q:
    """Match locations of which this account reads applications."""
    return written_by(account) | whole_locations_in_reach(account, "endorse_for_board")
