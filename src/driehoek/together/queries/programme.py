"""The programme of the parents' room: what can be chosen, what became of it, and the mornings with who comes."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, IntegerField, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language

from driehoek.activities.models import Invitation
from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import found, locations_for, school_year_of
from driehoek.shared.languages import DEFAULT
from driehoek.texts.queries import Shown, shown
from driehoek.together.library import Subject, subjects
from driehoek.together.models import Choice, Commission, CommissionMember, Proposal
from driehoek.together.rules import PLAN, SEE, became_morning, managed, places_of, still_open

FEW = 12


@dataclass(frozen=True)
class Wish:
    """A subject in the language of the page; a subject of the list without `proposal` was not proposed yet.

    `wanted` counts guardians, for the working group and staff alone; `mine` says whether this guardian chose it.
    """

    proposal: Proposal | None
    subject: Subject | None
    shown: Shown | None
    because: Shown | None = None
    wanted: int = 0
    mine: bool = False
    yes: int = 0

    @property
    def title(self) -> str:
        """What it is called here: the title of the list, or the parent's own words."""
        return self.subject.here if self.subject else self.shown.body if self.shown else ""

    @property
    def pictogram(self) -> str:
        """The pictogram of the list, or that of talking."""
        return self.subject.pictogram if self.subject else "talk"


def wishes(proposals: Iterable[Proposal], language: str = "") -> list[Wish]:
    """Return proposals ready to be shown in this language, by default that of the page; one query for own words."""
    rows = list(proposals)
    texts = [text for row in rows for text in (row.text, row.declined_because) if text]
    words = shown(texts, language or get_language() or DEFAULT)
    return [_wish(row, words) for row in rows]


def _wish(row: Proposal, words: dict[int, Shown]) -> Wish:
    told = [words.get(pk or 0) for pk in (row.text_id, row.declined_because_id)]
    counted = {name: getattr(row, name, 0) for name in ("wanted", "yes")}
    return Wish(row, subjects().get(row.subject), told[0], told[1], mine=getattr(row, "mine", False), **counted)


def proposals_at(location: Location) -> QuerySet[Proposal]:
    """Every proposal of a location that can be shown: of a subject still on the list, or in own words."""
    rows = Proposal.objects.filter(location=location, subject__in=["", *subjects()])
    return rows.select_related("text", "activity", "declined_because", "location")


def wanted_at(location: Location) -> QuerySet[Proposal]:
    """What can be chosen at a location with how many guardians would come, the most wanted first."""
    return proposals_at(location).filter(still_open()).annotate(wanted=Count("choices")).order_by("-wanted", "pk")


def mornings_at(location: Location, *, coming: bool = True) -> QuerySet[Proposal]:
    """Mornings of a location, to come or that were, with how many invitations said yes; first the nearest."""
    said = Invitation.objects.filter(activity=OuterRef("activity"), answer=Invitation.Answer.YES).order_by()
    yes = Subquery(said.values("activity").annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    rows = proposals_at(location).filter(became_morning()).annotate(yes=Coalesce(yes, Value(0)))
    seated = CommissionMember.objects.select_related("guardian", "account")
    rows = rows.prefetch_related(Prefetch("runners", seated))
    later, now = ("activity__ends_at__gte", timezone.now())
    return rows.filter(**{later: now}).order_by("activity__starts_at") if coming else rows.exclude(**{later: now})


# Doors


def planned_at(account: Account, code: str) -> Location:
    """Return a location of which this account sees families, or raise Http404."""
    return found(locations_for(account, SEE), code=code)


def proposal_for(account: Account, pk: int) -> Proposal:
    """Return a proposal to a colleague who plans there; own words that are not on the list only for the whole place."""
    places = locations_for(account, PLAN).order_by().values("pk")
    listed = Q(location__in=places, listed_at__isnull=False) | managed(account)
    rows = Proposal.objects.select_related("location", "text", "activity", "declined_because")
    return found(rows.filter(listed).annotate(wanted=Count("choices")), pk=pk)


def managed_proposal(account: Account, pk: int) -> Proposal:
    """Return a proposal about which this account decides, as it plans for the whole location, or raise Http404."""
    return found(Proposal.objects.filter(managed(account)).select_related("location", "text", "activity"), pk=pk)


def unread_at(account: Account, location: Location) -> QuerySet[Proposal]:
    """Own words that nobody at school read yet, for who plans for the whole location; oldest first."""
    rows = proposals_at(location).filter(managed(account), listed_at=None, declined_at=None)
    return rows.order_by("pk")


# For parents


def place_of(guardian: Guardian, code: str) -> Location:
    """Return a location of this guardian's children that has a parents' room, or raise Http404."""
    return found(rooms_of(guardian), code=code)


def rooms_of(guardian: Guardian) -> QuerySet[Location]:
    """The locations of this guardian's children with a working group of the parents' room."""
    rooms = Commission.objects.filter(kind=Commission.Kind.PARENTS_ROOM, ended_at=None)
    return places_of(guardian).filter(pk__in=rooms.values("location"))


def settled_at(location: Location) -> set[str]:
    """Subjects of the list that cannot be chosen now: a morning is coming, or it is not for this school year."""
    coming = became_morning() & Q(activity__ends_at__gte=timezone.now())
    declined = Q(declined_at__date__gte=school_year_of(location).start)
    return set(Proposal.objects.filter(coming | declined, location=location).values_list("subject", flat=True))


def to_choose(guardian: Guardian, location: Location) -> list[Wish]:
    """What this guardian can choose: what parents proposed first, then the other subjects of the list."""
    mine = Choice.objects.filter(proposal=OuterRef("pk"), guardian=guardian)
    rows = wishes(proposals_at(location).filter(still_open()).annotate(mine=Exists(mine)))
    known = {one.subject.key for one in rows if one.subject} | settled_at(location)
    others = [Wish(None, one, None) for one in subjects().values() if one.key not in known]
    return [*rows, *others]


def what_became(guardian: Guardian, location: Location) -> list[Wish]:
    """What became of proposals: mornings, those answered with "not this year", and own words still being read."""
    own = Q(guardian=guardian, listed_at=None)
    told = became_morning() | Q(declined_at__isnull=False, listed_at__isnull=False) | own
    return wishes(proposals_at(location).filter(told).order_by("-pk")[:FEW])
