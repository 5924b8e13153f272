"""With whom a family can talk about which child, and what it wishes; for the form that parents and colleagues share."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from driehoek.conversations.models import Host, Party, PartyTime, RoundDay, Talk, Wish
from driehoek.conversations.queries import rounds_for
from driehoek.conversations.queries.telling import open_pairs
from driehoek.conversations.rules import chosen_for, families_seen
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons, found
from driehoek.people.queries.parents import OwnChild
from driehoek.people.rules import today


@dataclass(frozen=True)
class Possible:
    """A talk that can be wished; `fixed`: it is there anyway, because the school must have it or it is planned."""

    child: Child
    host: Host
    wish: Wish | None
    fixed: bool

    @property
    def key(self) -> str:
        """Its name in a form."""
        return f"{self.child.pk}-{self.host.pk}"

    @property
    def who(self) -> str:
        """The colleague and their subject."""
        return f"{self.host.account.name} · {self.host.subject}" if self.host.subject else self.host.account.name


@dataclass
class Asked:
    """All that a party is asked, and what it said; `groups` has the group of each child (by number) in the round."""

    party: Party
    children: list[Child]
    possible: list[Possible] = field(default_factory=list)
    days: list[RoundDay] = field(default_factory=list)
    times: list[PartyTime] = field(default_factory=list)
    guardians: list[Guardian] = field(default_factory=list)
    groups: dict[int, Group] = field(default_factory=dict)

    @property
    def fixed(self) -> list[Possible]:
        """Talks that are there anyway."""
        return [one for one in self.possible if one.fixed]

    @property
    def wished(self) -> list[Possible]:
        """Talks that are wished or there anyway, the most wanted first."""
        rows = [one for one in self.possible if one.wish or one.fixed]
        return sorted(rows, key=lambda one: (not one.fixed, one.wish.priority if one.wish else 1))

    def open_for(self, child: Child) -> list[Possible]:
        """Talks about this child that can be chosen."""
        return [one for one in self.possible if one.child.pk == child.pk and not one.fixed]


def asked_of(party: Party, guardian: Guardian | None = None) -> Asked:
    """Return what a party is asked: about children of whom this guardian (or, for colleagues, any of it) may hear."""
    guardians = [guardian] if guardian else list(party.guardians.order_by("family_name", "given_name", "pk"))
    informed = {child for _, child in open_pairs([one.pk for one in guardians], [party.family_id])}
    places = Enrolment.objects.filter(
        on_day(today()), chosen_for(party.round), child__in=informed, group__rounds=party.round_id
    )
    groups: dict[Child, dict[int, Group]] = {}
    for place in places.select_related("child", "group__location").order_by("child__birth_date", "child", "pk"):
        groups.setdefault(place.child, {})[place.group_id] = place.group
    asked = Asked(party, list(groups), days=list(party.round.days.all()), guardians=guardians)
    asked.groups |= {child.pk: next(iter(rows.values())) for child, rows in groups.items()}
    asked.times = list(party.times.all())
    asked.possible = list(_possible(party, {child: set(rows) for child, rows in groups.items()}))
    return asked


def wishes_of(party: Party) -> list[Wish]:
    """What a party itself wishes, also while it comes together with another one."""
    return [Wish(party=party, **kept) for kept in party.chosen] if party.joined_id else list(party.wishes.all())


def _possible(party: Party, groups: dict[Child, set[int]]) -> Iterable[Possible]:
    wishes = {(row.child_id, row.host_id): row for row in wishes_of(party)}
    planned = set(
        Talk.objects.filter(party__in=[party.pk, party.joined_id], state=Talk.State.PLANNED).values_list(
            "child", "host"
        )
    )
    hosts = Host.objects.filter(round=party.round_id).select_related("account").prefetch_related("groups")
    rows = [(host, {group.pk for group in host.groups.all()}) for host in hosts]
    for child, mine in groups.items():
        for host, theirs in rows:
            key = (child.pk, host.pk)
            wish = wishes.get(key)
            if mine & theirs or wish:
                # A colleague with whom every family talks is there before the wish is written down.
                must = (wish.required if wish else host.asked) or key in planned
                yield Possible(child, host, wish, must)


def contact_of(asked: Asked) -> OwnChild | None:
    """Whom a family can turn to about the first of these children."""
    if not asked.children:
        return None
    child = asked.children[0]
    group = asked.groups[child.pk]
    return OwnChild(child, group, contact_persons([group]).get(group.pk))


def party_for(account: Account, pk: int, right: str = "see_families") -> Party:
    """Return a party of a family within reach, in a round within reach, or raise Http404."""
    rows = Party.objects.filter(
        families_seen(account, right), voices=None, round__in=rounds_for(account).order_by().values("pk")
    )
    rows = rows.select_related("round__location__organisation", "family", "joined", "answered_by", "noted_by")
    return found(rows, pk=pk)
