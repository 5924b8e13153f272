"""With whom families can talk: who is possible, who is likely, who gave times."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from driehoek.conversations.models import Host, HostTime, Round, RoundDay
from driehoek.conversations.queries import hosts_of
from driehoek.conversations.queries.evening import own_talks
from driehoek.conversations.queries.reports import waiting_long
from driehoek.conversations.rules import rounds_to_plan
from driehoek.people.models import Account, Appointment, Group
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons, found
from driehoek.people.roles import roles
from driehoek.people.rules import groups_in_reach, today


@dataclass
class Suggestion:
    """A colleague who is likely to talk with families of these groups; `contact` as their contact person."""

    account: Account
    groups: list[Group] = field(default_factory=list)
    contact: bool = True


def _appointed(round_: Round) -> QuerySet[Appointment]:
    """Appointments of today that give sight of families of the round."""
    place = (
        Q(group__in=round_.groups.values("pk"))
        | Q(group=None, location=round_.location_id)
        | Q(location=None, organisation=round_.location.organisation_id)
    )
    rows = Appointment.objects.filter(place, on_day(today()), confirmed_at__isnull=False, account__is_active=True)
    return rows.filter(role__in=roles().with_right("see_families"))


def colleagues_possible(round_: Round) -> QuerySet[Account]:
    """Colleagues who may see families of this round and are not in it yet, by name."""
    known = round_.hosts.values("account")
    possible = Account.objects.filter(pk__in=_appointed(round_).values("account")).exclude(pk__in=known)
    return possible.order_by("name", "pk")


def groups_possible(round_: Round, account: Account) -> QuerySet[Group]:
    """The groups of the round whose families this colleague may see."""
    return round_.groups.filter(groups_in_reach(account))


def suggestions(round_: Round) -> list[Suggestion]:
    """Mentors and teachers of the groups and their contact persons, who are not in the round yet."""
    groups = {group.pk: group for group in round_.groups.all()}
    contacts = contact_persons(groups.values(), standing=True)
    known, likely = set(round_.hosts.values_list("account", flat=True)), dict[int, Suggestion]()
    pairs = [(row.account, row.group_id) for row in _on_groups(round_)]
    for account, pk in [*((account, pk) for pk, account in contacts.items()), *pairs]:
        group, one = groups[pk or 0], likely.setdefault(account.pk, Suggestion(account))
        if group not in one.groups:
            one.groups.append(group)
            one.contact = one.contact and contacts.get(group.pk) == account
    return sorted((one for pk, one in likely.items() if pk not in known), key=lambda one: one.account.name)


def _on_groups(round_: Round) -> QuerySet[Appointment]:
    return _appointed(round_).filter(group__isnull=False).select_related("account").order_by("account__name", "pk")


def hosts_listed(round_: Round) -> QuerySet[Host]:
    """The colleagues of a round with their groups and times; `.there` says whether they gave times."""
    times = Prefetch("times", HostTime.objects.select_related("day").order_by("day__date", "start"))
    gave = Exists(HostTime.objects.filter(host=OuterRef("pk")))
    rows = round_.hosts.select_related("account").prefetch_related("groups", times)
    return rows.annotate(there=gave).order_by("account__name", "pk")


def host_to_plan(account: Account, pk: int) -> Host:
    """Return a colleague in a round that this account plans, or raise Http404."""
    rows = Host.objects.filter(round__in=Round.objects.filter(rounds_to_plan(account)).values("pk"))
    return found(rows.select_related("round__location", "account"), pk=pk)


def host_to_time(account: Account, pk: int) -> Host:
    """Return a colleague whose times this account may say: one's own, or in a round that one plans; or Http404."""
    planned = Round.objects.filter(rounds_to_plan(account)).values("pk")
    rows = Host.objects.filter(Q(account=account.pk) | Q(round__in=planned))
    return found(rows.select_related("round__location", "account"), pk=pk)


def times_wanted(account: Account) -> QuerySet[Any]:
    """Rounds to come in which this colleague has not said when they are there, the nearest first."""
    return hosting_now(account).filter(times_wanted=True)


def hosting_now(account: Account) -> QuerySet[Any]:
    """Rounds that ask something of this colleague now, the nearest first.

    `.times_wanted` says that they have not said when they are there, `.talks_today` that they have talks today, and
    `.unreported` of how many talks the report is long awaited, also in a round that is closed.
    """
    to_come = RoundDay.objects.filter(round=OuterRef("round"), date__gte=timezone.localdate())
    gave = HostTime.objects.filter(host=OuterRef("pk"))
    today_ = own_talks(account).filter(host=OuterRef("pk"), starts_at__date=timezone.localdate()).order_by()
    late = waiting_long(account).filter(host=OuterRef("pk")).order_by().values("host")
    is_open = ~Q(round__state=Round.State.CLOSED)
    rows = hosts_of(account).annotate(
        times_wanted=Q(Exists(to_come), ~Exists(gave), is_open), talks_today=Q(Exists(today_), is_open),
        unreported=Coalesce(Subquery(late.annotate(number=Count("pk")).values("number")), 0),
    )  # fmt: skip
    wanted = rows.filter(Q(times_wanted=True) | Q(talks_today=True) | Q(unreported__gt=0))
    return wanted.prefetch_related("round__days").order_by("round__wishes_until", "pk")
