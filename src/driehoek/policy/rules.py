"""Who may read and who may set the policy of a location: whoever works there reads it, few write it."""

from django.db.models import Exists, OuterRef, Q

from driehoek.people import rules
from driehoek.people.models import Account, Location
from driehoek.policy.models import Endorsement, YearClosing

# These rights are held over a whole location or not at all.
WHOLE = frozenset({"set_goals", "endorse_for_board", "adopt_policy"})
# Board and head speak for themselves; what team and parents said is noted by who sets the policy.
SPEAKS_FOR: dict[str, str] = {
    Endorsement.Party.BOARD: "endorse_for_board",
    Endorsement.Party.HEAD: "adopt_policy",
    Endorsement.Party.TEAM: "set_goals",
    Endorsement.Party.PARENTS: "set_goals",
}


def reach(account: Account, right: str) -> Q:
    """Match locations where this account holds a right of policy."""
    within = rules.whole_locations_in_reach if right in WHOLE else rules.locations_in_reach
    return within(account, right)


def policy_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match what belongs to locations where this account holds the right; setting goals asks all of it."""
    return Q(location__in=Location.objects.filter(reach(account, right)).values("pk"))


def open_year() -> Q:
    """Match what belongs to a location and a school year that was not closed there."""
    here = {"location": OuterRef("location"), "school_year": OuterRef("school_year")}
    return ~Q(Exists(YearClosing.objects.filter(**here, undone_at=None)))
