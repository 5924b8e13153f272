"""Families of a round as colleagues see them: who was asked, saw it, answered, and what each wishes and needs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q, QuerySet

from driehoek.conversations.letters import ABOUT
from driehoek.conversations.models import Party, Round, Telling, Wish
from driehoek.conversations.queries import parties_for
from driehoek.conversations.rules import chosen_for
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Enrolment, Family
from driehoek.people.models.base import on_day
from driehoek.people.queries import families_for, search_families
from driehoek.people.rules import today

VIEWS: dict[str, Q] = {
    "": Q(),
    "silent": Q(answered_at=None),
    "answered": Q(answered_at__isnull=False, declined_at=None),
    "declined": Q(declined_at__isnull=False),
}

OWN = Q(voices=None)  # not what both parents together are in the plan: each has a line of their own


def listed_parties(account: Account, round_: Round, view: str = "", words: str = "") -> QuerySet[Party]:
    """Parties of families within reach for one of `VIEWS`, in which every word begins a name; by family."""
    rows = parties_for(account, round_).filter(OWN).filter(VIEWS.get(view, Q()))
    if words.strip():
        rows = rows.filter(family__in=search_families(account, words).order_by().values("pk"))
    return rows.select_related("family").prefetch_related("guardians").order_by("family__name", "pk")


@dataclass(frozen=True)
class Counts:
    """How many parties of a round there are, and how many of them are silent, answered, do not come, are apart."""

    all: int
    apart: int
    silent: int
    answered: int
    declined: int


def counts_of(account: Account, round_: Round) -> Counts:
    """Count the parties of families within reach; one query."""
    names = {"apart": Q(apart=True), **{name: VIEWS[name] for name in ("silent", "answered", "declined")}}
    counted = {name: Count("pk", filter=match, distinct=True) for name, match in names.items()}
    found = parties_for(account, round_).filter(OWN).order_by().aggregate(all=Count("pk", distinct=True), **counted)
    return Counts(**found)


@dataclass(frozen=True)
class PartyRow:
    """A party in the list: what it wishes, and channels through which asking it failed."""

    party: Party
    wishes: list[Wish] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def names(self) -> str:
        """The guardians who come together."""
        return ", ".join(one.full_name for one in self.party.guardians.all())


def party_rows(parties: Iterable[Party]) -> list[PartyRow]:
    """Return these parties ready to be listed; two queries for any number."""
    rows = list(parties)
    wishes, failed = defaultdict(list), defaultdict(list)
    for wish in Wish.objects.filter(party__in=[row.joined_id or row.pk for row in rows]).select_related(
        "child", "host__account"
    ):
        wishes[wish.party_id].append(wish)
    tellings = dict(Telling.objects.filter(party__in=rows).values_list("pk", "party"))
    lost = Delivery.objects.filter(about_kind=ABOUT, about_id__in=list(tellings), state=Delivery.State.FAILED)
    for number, channel in lost.values_list("about_id", "channel"):
        failed[tellings[number or 0]].append(str(Delivery.Channel(channel).label))
    return [PartyRow(row, wishes[row.joined_id or row.pk], failed[row.pk]) for row in rows]


def unreachable(account: Account, round_: Round) -> QuerySet[Family]:
    """Families within reach with a child in the round that nobody could be asked for."""
    here = Enrolment.objects.filter(on_day(today()), chosen_for(round_), group__rounds=round_)
    asked = Party.objects.filter(round=round_).values("family")
    return families_for(account).filter(children__enrolments__in=here.values("pk")).exclude(pk__in=asked).distinct()


def tellings_of(party: Party) -> QuerySet[Telling]:
    """What was told to the guardians of a party, the newest first."""
    return Telling.objects.filter(party=party).select_related("guardian", "by").order_by("-at", "-pk")
