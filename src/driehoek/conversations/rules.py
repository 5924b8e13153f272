"""Who may see and plan rounds of talks; colleagues with whom is talked see their own talks."""

from django.db.models import Q, QuerySet

from driehoek.conversations.models import Round
from driehoek.people import rules
from driehoek.people.models import Account, Child, Group, Guardian, Location


def rounds_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match rounds for at least one group in reach, or at a location wholly in reach."""
    groups = Group.objects.filter(rules.groups_in_reach(account, right)).values("pk")
    wholly = Location.objects.filter(rules.whole_locations_in_reach(account, right)).values("pk")
    for_group = Round.groups.through.objects.filter(group__in=groups).values("round")
    return Q(pk__in=for_group) | Q(location__in=wholly)


def rounds_to_plan(account: Account) -> Q:
    """Match rounds of which every group is in reach: who plans does so for all its families."""
    groups = Group.objects.filter(rules.groups_in_reach(account, "plan_activities")).values("pk")
    beyond = Round.groups.through.objects.exclude(group__in=groups).values("round")
    return rounds_in_reach(account, "plan_activities") & ~Q(pk__in=beyond)


def families_seen(account: Account, right: str = "see_families") -> Q:
    """Match parties (and with `party__` before it, what hangs on them) of families in reach of this account."""
    return Q(family__in=rules.enrolments_in_reach(account, right).values("child__family"))


def mine(guardian: Guardian) -> Q:
    """Match parties to which a guardian belongs; of what hangs on them they see only children they may hear of."""
    return Q(guardians=guardian.pk, family__in=children_heard_of(guardian).values("family"))


def children_heard_of(guardian: Guardian) -> QuerySet[Child]:
    """The children about whom this guardian may be informed today."""
    return Child.objects.filter(rules.children_in_reach(guardian))
