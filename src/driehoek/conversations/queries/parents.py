"""What a guardian's own pages show of talks: what is asked of them, and their talks as they were told them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Literal

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.conversations import phrases, rules
from driehoek.conversations.models import Host, Party, Round, RoundDay, Talk
from driehoek.conversations.queries import parties_of, talks_of
from driehoek.conversations.queries.telling import OwnTalk
from driehoek.conversations.rules import children_heard_of
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_to
from driehoek.people.models import Account, Child, Guardian
from driehoek.people.queries import found
from driehoek.people.rules import today

State = Literal["ask", "answered", "declined", "wait", "talks", "no_time"]
MOST_ROUNDS, MOST_TALKS = 12, 30
PARTY = ("pk", "answered_at", "declined_at")
ROUND = ("pk", "kind", "state", "wishes_until")
TALK = (
    "pk", "starts_at", "ends_at", "told_start", "child__given_name", "child__family_name", "host__account__name",
)  # fmt: skip
STILL_SHOWN = timedelta(hours=12)  # a talk stands on the page until the evening is over


@dataclass(frozen=True)
class OwnRound:
    """A round as a guardian sees it, with the talks they were told."""

    party: Party
    talks: list[OwnTalk] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is called, in the language of the page."""
        return str(phrases.KINDS[Round.Kind(self.party.round.kind)])

    @property
    def coming(self) -> list[OwnTalk]:
        """Talks to come that go on, the first first."""
        return [own for own in self.talks if own.goes_on and not own.over]

    @property
    def state(self) -> State:
        """What it asks of the guardian now."""
        if self.talks:
            return "talks"
        if rules.may_wish(self.party.round):
            return "declined" if self.party.declined_at else "answered" if self.party.answered_at else "ask"
        if self.party.declined_at:
            return "declined"
        return "no_time" if self.party.round.state == Round.State.PUBLISHED else "wait"


def own_rounds(guardian: Guardian) -> list[OwnRound]:
    """The rounds that a guardian has something to do with now, the newest first; at most two queries."""
    fresh = list(_running(guardian).filter(voices=None)[:MOST_ROUNDS])
    told = [row.joined_id or row.pk for row in fresh if row.round.state == Round.State.PUBLISHED]
    talks = defaultdict(list)
    for own in map(OwnTalk, talks_of(guardian).filter(party__in=told) if told else ()):
        if own.end > timezone.now() - STILL_SHOWN:
            talks[own.talk.party_id].append(own)
    return [OwnRound(row, talks[row.joined_id or row.pk]) for row in fresh]


def _running(guardian: Guardian) -> QuerySet[Party]:
    to_come = RoundDay.objects.filter(round=OuterRef("round"), date__gte=today())
    return parties_of(guardian).exclude(round__state=Round.State.CLOSED).filter(Exists(to_come))


def on_first_page(guardian: Guardian) -> list[OwnRound]:
    """What belongs on a guardian's first page: wishes that are asked, and talks to come. One query: that page is full.

    The records in it know no more than `PARTY`, `ROUND` and what a talk to come shows.
    """
    told = Q(talks__told_start__gt=timezone.now() - STILL_SHOWN)
    heard = Exists(children_heard_of(guardian).filter(pk=OuterRef("coming__child")))
    rows = (
        _running(guardian).filter(joined=None).annotate(coming=FilteredRelation("talks", condition=told), heard=heard)
    )
    names = ["heard", *PARTY, *(f"round__{name}" for name in ROUND), *(f"coming__{name}" for name in TALK)]
    found_: dict[int, OwnRound] = {}
    for row in rows.values(*names)[:MOST_TALKS]:
        known = found_.setdefault(row["pk"], OwnRound(_party(row)))
        if row["heard"]:
            known.talks.append(OwnTalk(_talk(row)))
    return [one for one in found_.values() if one.state == "ask" or one.coming]


def _party(row: dict[str, Any]) -> Party:
    round_ = Round(**{name: row[f"round__{name}"] for name in ROUND})
    return Party(round=round_, **{name: row[name] for name in PARTY})


def _talk(row: dict[str, Any]) -> Talk:
    child = Child(given_name=row["coming__child__given_name"], family_name=row["coming__child__family_name"])
    host = Host(account=Account(name=row["coming__host__account__name"]))
    own = {name: row[f"coming__{name}"] for name in TALK if "__" not in name}
    return Talk(child=child, host=host, **own)


def own_talk(guardian: Guardian, pk: int) -> OwnTalk:
    """Return a talk that this guardian was told of, or raise Http404."""
    rows = talks_of(guardian).select_related(
        "round__location", "child", "host__account", "party__family", "party__round"
    )
    return OwnTalk(found(rows, pk=pk))


def how_to_prepare(round_: Round) -> list[str]:
    """Kind words about what to think of before a talk."""
    kind = Round.Kind(round_.kind)
    special = [phrases.PREPARE_FOR[kind]] if kind in phrases.PREPARE_FOR else []
    return [str(words) for words in (*special, *phrases.PREPARE)]


def elsewhere(talk: Talk) -> str:
    """Where it is when that is not at school, in words; empty at school."""
    mode = Party.Mode(talk.party.mode)
    return "" if mode == Party.Mode.SCHOOL else str(phrases.MODES[mode])


def owed_for(guardian: Guardian, party: Party, talk: Talk | None = None) -> Promise | None:
    """The promise to this guardian to find a moment, instead of a talk or because there was no time."""
    kind, numbers = ("talk", {talk.pk}) if talk else ("party", {party.pk, party.joined_id})
    return promises_to(guardian).filter(about_kind=kind, about_id__in=numbers - {None}).first()
