"""Whom a colleague could put together and why, and what was reported."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from driehoek.people.models import Account, Enrolment, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import found, guardians_for, location_for
from driehoek.people.rules import guardianship_is_open, today, whole_locations_in_reach
from driehoek.shared.languages import Language
from driehoek.shared.languages import language as language_of
from driehoek.together.models import BuddyMatch, BuddyMessage, BuddyOffer
from driehoek.together.phrases import PURPOSES
from driehoek.together.rules import SEE, guardians_at
from driehoek.together.words import REASONS

MOST_OFFERS, IDEAS = 200, 3
YEAR_AHEAD = range(270, 641)  # days by which a child is older when it is about a year ahead at school


@dataclass
class Home:
    """What makes two parents suit each other: their families, the groups of their children and when these were born."""

    families: set[int] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)
    born: set[date] = field(default_factory=set)


@dataclass(frozen=True)
class Idea:
    """Somebody who could help, with the reasons: "language", "purpose", "group", "ahead"."""

    offer: BuddyOffer
    reasons: list[str]
    languages: list[Language]

    @property
    def why(self) -> list[object]:
        """The reasons in words."""
        return [REASONS[one] for one in self.reasons]


@dataclass(frozen=True)
class Asking:
    """Somebody who asks for a buddy, with who could be it."""

    ask: BuddyOffer
    languages: list[Language]
    ideas: list[Idea]

    @property
    def purposes(self) -> list[object]:
        """What it is for, in words."""
        return purposes_of(self.ask)


def matching_at(account: Account, code: str) -> Location:
    """Return a location of which this account sees all families and so may match parents, or raise Http404."""
    return location_for(account, code, SEE, whole=True)


def offers_for(account: Account, location: Location, side: str = "") -> QuerySet[BuddyOffer]:
    """What guardians of a location offer or ask now, as far as this account sees their families."""
    reach = guardians_for(account, SEE).filter(pk__in=guardians_at(location).values("pk")).order_by()
    rows = BuddyOffer.objects.filter(location=location, ended_at=None, guardian__in=reach.values("pk"))
    return (rows.filter(side=side) if side else rows).select_related("guardian")


def asking(account: Account, location: Location) -> list[Asking]:
    """Who asks for a buddy and has none yet, each with who could help and why; the same few queries for any number."""
    rows = list(offers_for(account, location)[:MOST_OFFERS])
    matched = list(BuddyMatch.objects.filter(ask__in=[one.pk for one in rows]))
    pairs = {(one.ask_id, one.offer_id) for one in matched}
    busy = {one.ask_id for one in matched if one.ended_at is None}
    homes = _homes({one.guardian_id for one in rows}, location)
    offers = [one for one in rows if one.side == BuddyOffer.Side.OFFERS]
    asks = [one for one in rows if one.side == BuddyOffer.Side.ASKS and one.pk not in busy]
    return [
        Asking(ask, tongues(ask.languages), _ideas(ask, [o for o in offers if (ask.pk, o.pk) not in pairs], homes))
        for ask in asks
    ]


def purposes_of(offer: BuddyOffer) -> list[object]:
    """What an offer is for, in words that parents read too."""
    return [PURPOSES[BuddyOffer.Purpose(one)] for one in offer.purposes]


def tongues(codes: Iterable[str]) -> list[Language]:
    """The languages with these codes."""
    return [language_of(code) for code in codes]


def _homes(guardians: set[int], location: Location) -> dict[int, Home]:
    homes: dict[int, Home] = defaultdict(Home)
    children = defaultdict(set)
    ties = Guardianship.objects.filter(guardian__in=guardians)
    # Also where a right ended or never was: who once had a child together may have good reasons to stay apart.
    for guardian, family in ties.values_list("guardian", "child__family"):
        homes[guardian].families.add(family)
    for row in ties.filter(guardianship_is_open()).select_related("child"):
        children[row.child_id].add(row.guardian_id)
        homes[row.guardian_id].born |= {row.child.birth_date} if row.child.birth_date else set()
    places = Enrolment.objects.filter(on_day(today()), child__in=children, group__location=location)
    for child, group in places.values_list("child", "group"):
        for guardian in children[child]:
            homes[guardian].groups.add(group)
    return homes


def _ideas(ask: BuddyOffer, offers: Iterable[BuddyOffer], homes: dict[int, Home]) -> list[Idea]:
    mine = homes[ask.guardian_id]
    found_ones = []
    for one in offers:
        shared, theirs = sorted(set(ask.languages) & set(one.languages)), homes[one.guardian_id]
        if shared and not mine.families & theirs.families:
            found_ones.append(Idea(one, reasons_for(ask, one, mine, theirs), tongues(shared)))
    return sorted(found_ones, key=lambda idea: (-len(idea.reasons), idea.offer.pk))[:IDEAS]


def reasons_for(ask: BuddyOffer, offer: BuddyOffer, mine: Home, theirs: Home) -> list[str]:
    """Why an offer suits an ask; a language in common goes without saying, as nobody is shown without one."""
    ahead = any((mine_born - born).days in YEAR_AHEAD for mine_born in mine.born for born in theirs.born)
    told = {
        "language": True,
        "purpose": bool(set(ask.purposes) & set(offer.purposes)),
        "group": bool(mine.groups & theirs.groups),
        "ahead": ahead,
    }
    return [reason for reason, holds in told.items() if holds]


def matches_for(account: Account, location: Location) -> QuerySet[BuddyMatch]:
    """The running matches of a location that this account may see: who was put together, and who has to say yes."""
    mine = offers_for(account, location).order_by().values("pk")
    rows = BuddyMatch.objects.filter(ask__in=mine, offer__in=mine, ended_at=None)
    return rows.select_related("ask__guardian", "offer__guardian")


def reported_at(account: Account, location: Location) -> QuerySet[BuddyMessage]:
    """Words that one of two buddies reported and nobody dealt with yet; a colleague gets to see no others."""
    rows = _reported(account).filter(match__ask__location=location, handled_at=None)
    return rows.select_related("guardian", "match__ask__guardian", "match__offer__guardian")


def reported_for(account: Account, pk: int) -> BuddyMessage:
    """Return reported words, or raise Http404."""
    return found(_reported(account).select_related("match__ask__location"), pk=pk)


def _reported(account: Account) -> QuerySet[BuddyMessage]:
    whole = Location.objects.filter(whole_locations_in_reach(account, SEE)).order_by().values("pk")
    return BuddyMessage.objects.filter(reported_at__isnull=False, match__ask__location__in=whole)
