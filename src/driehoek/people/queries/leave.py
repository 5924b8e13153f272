"""Who is away today and who stands in for them, so that no family waits for a colleague who is not there."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from driehoek.people import rules
from driehoek.people.models import Account, Appointment, Leave
from driehoek.people.models.base import on_day
from driehoek.people.queries.doors import found
from driehoek.people.queries.setup import locations_managed, organisations_managed
from driehoek.people.reach import appointments
from driehoek.people.roles import roles

# How often a deputy may be away in their turn before we stop looking.
LONGEST_CHAIN = 3


def leaves_of(account: Account) -> QuerySet[Leave]:
    """The days on which this colleague is or will be away, soonest first."""
    rows = Leave.objects.filter(Q(end=None) | Q(end__gte=rules.today()), account=account)
    return rows.select_related("account", "deputy").order_by("start", "pk")


def leaves_managed(account: Account) -> QuerySet[Leave]:
    """The days on which colleagues whom this account manages are away, soonest first; one's own not among them."""
    rows = Leave.objects.filter(Q(end=None) | Q(end__gte=rules.today()), account__in=colleagues_managed(account))
    return rows.select_related("account", "deputy").order_by("start", "pk")


def leave_for(account: Account, pk: int) -> Leave:
    """Return a leave of one's own or of a colleague one manages, or raise Http404."""
    mine = Q(account=account) | Q(account__in=colleagues_managed(account))
    return found(Leave.objects.filter(mine).select_related("account"), pk=pk)


def colleagues_managed(account: Account) -> QuerySet[Account]:
    """Other colleagues with a role where this account manages staff, by name.

    Not who works for another organisation too: when they are away is told to parents there, and who stands in is one
    of theirs.
    """
    places, whole = locations_managed(account), organisations_managed(account)
    working = Appointment.objects.filter(on_day(rules.today()), confirmed_at__isnull=False)
    held = working.filter(Q(location__in=places) | Q(organisation__in=whole))
    ours = Q(organisation__in=places.values("organisation")) | Q(organisation__in=whole)
    rows = Account.objects.filter(pk__in=held.values("account")).exclude(pk__in=working.exclude(ours).values("account"))
    return rows.exclude(pk=account.pk).order_by("name", "pk")


def deputies_for(account: Account) -> QuerySet[Account]:
    """Colleagues who may keep promises in a group or at a location where this one does too, by name."""
    mine = appointments(account, "keep_promises")
    covers = Q(group__in={one.group for one in mine}) | Q(group=None, location__in={one.location for one in mine})
    covers |= Q(location=None, organisation__in={one.organisation for one in mine})
    held = Appointment.objects.filter(
        on_day(rules.today()) & covers, role__in=roles().with_right("keep_promises"), confirmed_at__isnull=False
    )
    others = Account.objects.filter(pk__in=held.values("account"), is_active=True).exclude(pk=account.pk)
    return others.order_by("name", "pk")


def stand_ins(accounts: Iterable[int]) -> dict[int, Account]:
    """Return colleague -> who stands in for them today; whoever is not away, or has no deputy, is not in it.

    A deputy who is away too is followed to theirs, in one query for each step.
    """
    first = _deputies(set(accounts))
    found = dict(first)
    for _step in range(LONGEST_CHAIN - 1):
        further = _deputies({deputy.pk for deputy in found.values()})
        if not further:
            break
        found = {pk: further.get(deputy.pk, deputy) for pk, deputy in found.items()}
    # Two who stand in for each other lead back to where one began: then the first deputy is named after all.
    return {pk: first[pk] if deputy.pk == pk else deputy for pk, deputy in found.items()}


def _deputies(accounts: set[int]) -> dict[int, Account]:
    if not accounts:
        return {}
    rows = Leave.objects.filter(on_day(rules.today()), account__in=accounts, deputy__isnull=False)
    return {row.account_id: row.deputy for row in rows.select_related("deputy").order_by("-pk") if row.deputy}


def stands_in_for(account: Account) -> list[int]:
    """The colleagues whose promises and conversations this one takes over today."""
    candidates: set[int] = set()
    newest = {account.pk}
    for _step in range(LONGEST_CHAIN):
        rows = Leave.objects.filter(on_day(rules.today()), deputy__in=newest).exclude(account=account.pk)
        newest = set(rows.values_list("account", flat=True)) - candidates
        candidates |= newest
        if not newest:
            break
    return [pk for pk, deputy in stand_ins(candidates).items() if deputy.pk == account.pk]
