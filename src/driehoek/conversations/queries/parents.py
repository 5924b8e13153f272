"""What a guardian's own pages show of talks: what is asked of them, and their talks as they were told them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from django.db.models import Max
from django.utils import timezone

from driehoek.conversations import phrases, rules
from driehoek.conversations.models import Party, Round, Talk
from driehoek.conversations.queries import parties_of, talks_of
from driehoek.conversations.queries.telling import OwnTalk
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_to
from driehoek.people.models import Guardian
from driehoek.people.queries import found
from driehoek.people.rules import today

State = Literal["ask", "answered", "declined", "wait", "talks", "no_time"]
MOST_ROUNDS = 12
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
    rows = parties_of(guardian).exclude(round__state=Round.State.CLOSED).annotate(last_day=Max("round__days__date"))
    fresh = list(rows.filter(last_day__gte=today())[:MOST_ROUNDS])
    told = [row for row in fresh if row.round.state == Round.State.PUBLISHED]
    talks = defaultdict(list)
    for own in map(OwnTalk, talks_of(guardian).filter(party__in=told) if told else ()):
        if own.end > timezone.now() - STILL_SHOWN:
            talks[own.talk.party_id].append(own)
    return [OwnRound(row, talks[row.pk]) for row in fresh]


def first_of(rounds: Iterable[OwnRound]) -> list[OwnRound]:
    """What belongs on a guardian's first page: wishes that are asked, and talks to come."""
    return [one for one in rounds if one.state == "ask" or one.coming]


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
    kind, number = ("talk", talk.pk) if talk else ("party", party.pk)
    return promises_to(guardian).filter(about_kind=kind, about_id=number).first()
