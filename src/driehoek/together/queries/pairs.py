"""A guardian's own offers, the other parents they were put together with, and the words between the two."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from driehoek.people.models import Guardian
from driehoek.people.queries import found
from driehoek.shared.languages import Language
from driehoek.together.models import BuddyMatch, BuddyMessage, BuddyOffer
from driehoek.together.queries.buddies import purposes_of, tongues
from driehoek.together.rules import places_of

WORDS = 30


@dataclass(frozen=True)
class Own:
    """A match as one of the two meets it: before both said yes nothing of the other but language and purposes."""

    match: BuddyMatch
    mine: BuddyOffer
    other: BuddyOffer
    said_yes: bool
    languages: list[Language]
    purposes: list[object]

    @property
    def helps(self) -> bool:
        """Whether this guardian is the one who helps."""
        return self.mine.side == BuddyOffer.Side.OFFERS

    @property
    def name(self) -> str:
        """The first name of the other, once both said yes."""
        return self.other.guardian.given_name if self.match.together else ""


def own_offers(guardian: Guardian) -> QuerySet[BuddyOffer]:
    """What this guardian offers and asks now."""
    here = places_of(guardian).order_by().values("pk")
    return BuddyOffer.objects.filter(guardian=guardian, ended_at=None, location__in=here).select_related("location")


def own_matches(guardian: Guardian) -> QuerySet[BuddyMatch]:
    """The running matches of this guardian."""
    mine = Q(ask__guardian=guardian) | Q(offer__guardian=guardian)
    here = places_of(guardian).order_by().values("pk")
    rows = BuddyMatch.objects.filter(mine, ended_at=None, ask__location__in=here)
    return rows.select_related("ask__guardian", "offer__guardian", "ask__location")


def own_match(guardian: Guardian, pk: int) -> BuddyMatch:
    """Return a running match of this guardian, or raise Http404."""
    return found(own_matches(guardian), pk=pk)


def as_own(match: BuddyMatch, guardian: Guardian) -> Own:
    """Return a match as this guardian meets it."""
    asks = match.ask.guardian_id == guardian.pk
    mine, other = (match.ask, match.offer) if asks else (match.offer, match.ask)
    said = match.asker_yes_at if asks else match.offerer_yes_at
    shared = sorted(set(mine.languages) & set(other.languages))
    return Own(match, mine, other, bool(said), tongues(shared), purposes_of(match.ask))


def words_of(match: BuddyMatch) -> list[BuddyMessage]:
    """The last words between two buddies, oldest first."""
    return list(match.messages.order_by("-at", "-pk")[:WORDS])[::-1]
