"""Who may read and who may set the policy of a location: whoever works there reads it, few write it."""

from django.db.models import Q

from driehoek.people import rules
from driehoek.people.models import Account, Location


def policy_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match visions and goals of locations where this account holds the right; setting goals asks all of it."""
    reach = rules.whole_locations_in_reach if right == "set_goals" else rules.locations_in_reach
    return Q(location__in=Location.objects.filter(reach(account, right)).values("pk"))
