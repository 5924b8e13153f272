"""What telling the times, or the changes, would do: to be read before anything is sent."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from driehoek.conversations.bridge.words import reason
from driehoek.conversations.models import Party, Round, Talk, Wish
from driehoek.conversations.queries.telling import OwnTalk, Pair, open_pairs, untold_talks
from driehoek.messages.models import Delivery
from driehoek.messages.routes import ways_to
from driehoek.shared.languages import Language, language

SOON = timedelta(days=3)  # then paper would come too late


@dataclass(frozen=True)
class Preview:
    """How many talks, and how many families and guardians would hear of them, in which languages and which way."""

    talks: int = 0
    families: int = 0
    guardians: int = 0
    readers: list[tuple[Language, int]] = field(default_factory=list)
    ways: list[tuple[str, int]] = field(default_factory=list)


def preview_times(round_: Round) -> Preview:
    """What publishing would tell now, in a constant number of queries."""
    parties = Party.objects.filter(round=round_, declined_at=None).values("pk")
    talks = Talk.objects.filter(round=round_, state=Talk.State.PLANNED, party__in=parties).order_by()
    planned: list[Pair] = list(talks.values_list("party", "child"))
    wished = Wish.objects.filter(party__in=parties).order_by().values_list("party", "child")
    return _preview(round_, [*planned, *wished], talks=len(planned))


def preview_changes(round_: Round) -> Preview:
    """What telling the changes would tell now."""
    talks = list(untold_talks(round_))
    return _preview(round_, [(one.party_id, one.child_id) for one in talks], talks=len(talks), urgent=is_soon(talks))


def is_soon(talks: list[Talk]) -> bool:
    """Whether one of these talks is so near that paper would come too late."""
    return any(talk.starts_at - timezone.now() < SOON for talk in talks)


def _preview(round_: Round, pairs: list[Pair], *, talks: int, urgent: bool = False) -> Preview:
    """`pairs` are party and child numbers."""
    about: dict[int, set[int]] = defaultdict(set)
    for number, child in pairs:
        about[number].add(child)
    rows = Party.guardians.through.objects.filter(party__in=about).select_related("party", "guardian")
    members = [(row.party, row.guardian) for row in rows]
    may = open_pairs({one.pk for _, one in members}, {party.family_id for party, _ in members})
    hearing = [(party, one) for party, one in members if any((one.pk, child) in may for child in about[party.pk])]
    told = [one for _, one in hearing]
    ways = ways_to(told, round_.location)
    channels = Counter(ways.route(one, urgent=urgent)[0] for one in told)
    codes = Counter(language(one.language_read).code for one in told)
    return Preview(
        talks=talks, families=len({party.family_id for party, _ in hearing}), guardians=len(told),
        readers=[(language(code), number) for code, number in codes.most_common()],
        ways=[(str(Delivery.Channel(way).label), number) for way, number in channels.most_common()],
    )  # fmt: skip


@dataclass(frozen=True)
class Unserved:
    """A wish without a time, and why."""

    wish: Wish

    @property
    def why(self) -> str:
        """The reason in plain words."""
        return reason(self.wish.unserved)


def unserved_wishes(round_: Round) -> QuerySet[Wish]:
    """Wishes of a round for which there is no time, the most needed first."""
    served = Talk.objects.filter(round=round_, state__in=(Talk.State.PLANNED, Talk.State.HELD)).exclude(wish=None)
    rows = Wish.objects.filter(party__round=round_, party__declined_at=None).exclude(pk__in=served.values("wish"))
    rows = rows.select_related("party__family", "child", "host__account")
    return rows.order_by("-required", "priority", "party__family__name", "pk")


@dataclass(frozen=True)
class Untold:
    """A talk of which its family must still hear: as it is now, and as they know it."""

    talk: Talk

    @property
    def known(self) -> OwnTalk | None:
        """As they know it; nothing when it is new to them."""
        return OwnTalk(self.talk) if self.talk.told_start else None

    @property
    def off(self) -> bool:
        """Whether it does not go on."""
        return self.talk.state == Talk.State.CANCELLED
