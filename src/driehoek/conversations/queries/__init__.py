"""Doors to rounds and talks, each found through the person who asks."""

from django.db.models import QuerySet

from driehoek.conversations import rules
from driehoek.conversations.models import Host, Party, Round, Talk
from driehoek.people.models import Account, Guardian
from driehoek.people.queries import found


def rounds_for(account: Account, right: str = "see_families") -> QuerySet[Round]:
    """Rounds within reach, the newest first."""
    rows = Round.objects.filter(rules.rounds_in_reach(account, right))
    return rows.select_related("location", "owner", "goal").prefetch_related("groups", "days")


def round_for(account: Account, pk: int, right: str = "see_families") -> Round:
    """Return one round, or raise Http404."""
    return found(rounds_for(account, right), pk=pk)


def round_to_plan(account: Account, pk: int) -> Round:
    """Return one round that this account may change, plan and publish, or raise Http404."""
    return found(rounds_for(account, "plan_activities").filter(rules.rounds_to_plan(account)), pk=pk)


def hosts_of(account: Account) -> QuerySet[Host]:
    """In which rounds families can talk with this colleague."""
    return Host.objects.filter(account=account.pk).select_related("round__location")


def parties_for(account: Account, round_: Round) -> QuerySet[Party]:
    """The parties of a round of families within reach."""
    return Party.objects.filter(rules.families_seen(account), round=round_)


def parties_of(guardian: Guardian) -> QuerySet[Party]:
    """The parties to which a guardian belongs, in rounds that families know of, the newest first."""
    rows = Party.objects.filter(rules.mine(guardian)).exclude(round__state=Round.State.DRAFT).distinct()
    return rows.select_related("round__location").order_by("-round__created_at")


def party_of(guardian: Guardian, pk: int) -> Party:
    """Return the party in which a guardian says what they wish, or raise Http404."""
    return found(parties_of(guardian).filter(voices=None), pk=pk)


def talks_of(guardian: Guardian) -> QuerySet[Talk]:
    """The talks that a guardian was told of, about children they may hear of, in order of time."""
    rows = Talk.objects.filter(party__in=parties_of(guardian).values("pk"), told_at__isnull=False)
    rows = rows.filter(child__in=rules.children_heard_of(guardian).values("pk"))
    return rows.select_related("round__location", "child", "host__account").order_by("starts_at")
