"""What a telling says, and what families do not know yet; the queries do not grow with the number of families."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from driehoek.conversations.models import Round, RoundDay, Talk, Telling, Wish
from driehoek.conversations.rules import untold
from driehoek.people.models import Child, Enrolment, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.rules import guardianship_is_open, today

Pair = tuple[int, int]


@dataclass(frozen=True)
class Change:
    """A talk that was at another moment (`was`), is new (`was` is None), or does not go on (`now` is None)."""

    talk: Talk
    was: datetime | None
    now: datetime | None


@dataclass(frozen=True)
class OwnTalk:
    """A talk as its family was told it last: what was moved since, they do not know yet."""

    talk: Talk

    @property
    def start(self) -> datetime:
        """When it begins, as they know it."""
        return self.talk.told_start or self.talk.starts_at

    @property
    def end(self) -> datetime:
        """When it ends, as they know it."""
        return self.start + (self.talk.ends_at - self.talk.starts_at)

    @property
    def goes_on(self) -> bool:
        """Whether it is on, as far as they know; one that was called off without telling them still is."""
        return self.talk.told_start is not None

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.end <= timezone.now()

    @property
    def about(self) -> str:
        """The child, by the name that the family uses."""
        return self.talk.child.given_name or self.talk.child.full_name


@dataclass
class Told:
    """All that one telling says: only about children of whom this guardian may hear today."""

    telling: Telling
    children: list[Child] = field(default_factory=list)
    talks: list[OwnTalk] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unserved: list[Wish] = field(default_factory=list)

    @property
    def round(self) -> Round:
        """The round it is about."""
        return self.telling.party.round

    @property
    def days(self) -> list[RoundDay]:
        """The days on which talks can be."""
        return list(self.round.days.all())

    @property
    def about(self) -> list[Child]:
        """The children of whom it tells something."""
        if self.telling.kind in (Telling.Kind.WISHES, Telling.Kind.REMINDER):
            return self.children
        talks = [own.talk for own in self.talks] + [change.talk for change in self.changes]
        found = {talk.child_id: talk.child for talk in talks}
        return list((found | {wish.child_id: wish.child for wish in self.unserved}).values())


def open_pairs(guardians: Iterable[int], families: Iterable[int]) -> set[Pair]:
    """Guardian and child numbers: who may hear about whom today; one query."""
    ties = Guardianship.objects.filter(guardianship_is_open(), guardian__in=guardians, child__family__in=families)
    return set(ties.values_list("guardian", "child"))


def children_in_rounds(rounds: Iterable[int], families: Iterable[int]) -> dict[Pair, list[Child]]:
    """(Round, family) -> the children of that family that are in a group of that round today, the oldest first."""
    wanted = set(rounds)
    places = Enrolment.objects.filter(on_day(today()), group__rounds__in=wanted, child__family__in=families)
    found: dict[Pair, dict[int, Child]] = defaultdict(dict)
    chosen = Round.children.through.objects.filter(round=OuterRef("group__rounds"))
    mine = Exists(chosen.filter(child=OuterRef("child"))) | ~Exists(chosen)
    rows = places.select_related("child").annotate(in_round=F("group__rounds"), mine=mine).filter(mine=True)
    rows = rows.order_by("child__birth_date", "child")
    for row in rows:
        found[row.in_round, row.child.family_id][row.child_id] = row.child
    return {key: list(children.values()) for key, children in found.items()}


def told(tellings: QuerySet[Telling] | Iterable[Telling]) -> list[Told]:
    """Return what these tellings say now; they need `party.round` with its days, and `guardian`."""
    rows = [Told(telling) for telling in tellings]
    parties = {one.telling.party for one in rows}
    families = {party.family_id for party in parties}
    pairs = open_pairs({one.telling.guardian_id for one in rows}, families)
    children = children_in_rounds({party.round_id for party in parties}, families)
    talks, unserved = _talks({party.pk for party in parties}), _unserved({party.pk for party in parties})
    for one in rows:
        party, guardian = one.telling.party, one.telling.guardian_id
        one.children += [
            row for row in children.get((party.round_id, party.family_id), []) if (guardian, row.pk) in pairs
        ]
        mine = {row.pk: row for row in talks[party.pk] if (guardian, row.child_id) in pairs}
        known = [row for row in mine.values() if row.told_start and row.state != Talk.State.CANCELLED]
        one.talks += sorted(map(OwnTalk, known), key=lambda own: own.start)
        one.changes += [_change(each, mine) for each in one.telling.changes if each["talk"] in mine]
        one.unserved += [row for row in unserved[party.pk] if (guardian, row.child_id) in pairs]
    return rows


def _change(kept: dict[str, Any], talks: dict[int, Talk]) -> Change:
    was, now = (kept[name] and datetime.fromisoformat(kept[name]) for name in ("was", "now"))
    return Change(talks[kept["talk"]], was, now)


def _talks(parties: set[int]) -> dict[int, list[Talk]]:
    rows = Talk.objects.filter(party__in=parties).select_related("child", "host__account").order_by("starts_at", "pk")
    found = defaultdict(list)
    for row in rows:
        found[row.party_id].append(row)
    return found


def _unserved(parties: set[int]) -> dict[int, list[Wish]]:
    """Wishes without a talk: there was no time for them, or it was called off."""
    served = Talk.objects.filter(party__in=parties).exclude(wish=None).values("wish")
    rows = Wish.objects.filter(party__in=parties, party__declined_at=None).exclude(pk__in=served)
    found = defaultdict(list)
    for row in rows.select_related("child", "host__account"):
        found[row.party_id].append(row)
    return found


def tellings_with_all() -> QuerySet[Telling]:
    """Tellings with what `told` needs."""
    rows = Telling.objects.select_related("party__round__location__organisation", "party__family", "guardian")
    return rows.prefetch_related("party__round__days")


def untold_talks(round_: Round) -> QuerySet[Talk]:
    """Talks of a published round of which families must still hear something, by party."""
    rows = Talk.objects.filter(untold(), round=round_).select_related("child", "host__account", "party__family")
    return rows.order_by("party", "starts_at", "pk")
