"""The councils of a location as colleagues see them: who sits, which seats are empty, and what runs late."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from driehoek.councils.models import Council, CouncilRequest, Election, Idea, Member
from driehoek.councils.models.councils import Side
from driehoek.councils.queries.doors import councils_for, managed_councils
from driehoek.councils.rules import sitting
from driehoek.people.models import Account, Location
from driehoek.people.rules import today

SOON = timedelta(days=120)


@dataclass(frozen=True)
class Row:
    """A council in the list, with how many seats are empty or soon will be, and what waits."""

    council: Council
    members: int
    empty: int
    ending: int
    late: int
    ideas: int
    election: Election | None


@dataclass(frozen=True)
class Bench:
    """One side of a council: its seats, who sits in them, and which are empty."""

    side: str
    label: str
    seats: int
    members: list[Member]
    left: list[Member]

    @property
    def empty(self) -> int:
        """How many seats nobody sits in."""
        return max(0, self.seats - len([one for one in self.members if not one.start or one.start <= today()]))


def councils_at(account: Account, location: Location) -> QuerySet[Council]:
    """Councils of a location and of its organisation, those that ended last."""
    whole = Q(kind="gmr", location__organisation=location.organisation_id)
    rows = councils_for(account).filter(Q(location=location) | whole)
    return rows.order_by("ended_on", "name", "pk")


def rows_of(councils: list[Council]) -> list[Row]:
    """Each council with what must be looked at; four queries, however many there are."""
    here = {"council__in": councils}
    seats = list(Member.objects.filter(sitting(), **here).values_list("council", "end"))
    taken = Counter(council for council, _end in seats)
    ending = Counter(council for council, end in seats if _is_soon(end))
    late = Counter(late_requests().filter(**here).values_list("council", flat=True))
    ideas = Counter(Idea.objects.filter(done=None, **here).values_list("council", flat=True))
    running = Election.objects.filter(**here).exclude(state=Election.State.CLOSED).order_by("-pk")
    elections = {election.council_id: election for election in running}
    return [
        Row(
            one, taken[one.pk], max(0, sum(one.seats.values()) - taken[one.pk]), ending[one.pk], late[one.pk],
            ideas[one.pk], elections.get(one.pk),
        )
        for one in councils
    ]  # fmt: skip


def benches(council: Council) -> list[Bench]:
    """The sides of a council with who sits there today and from a later day on; one query."""
    rows = Member.objects.filter(Q(end=None) | Q(end__gte=today()), council=council)
    members = list(rows.select_related("guardian", "account", "child"))
    return [
        Bench(side, str(Side(side).label), seats, *(_of(members, side, left) for left in (False, True)))
        for side, seats in council.seats.items()
    ]


def _of(members: list[Member], side: str, left: bool) -> list[Member]:
    return [one for one in members if one.side == side and bool(one.left_on) == left]


def ends_soon(member: Member) -> bool:
    """Whether a term ends within four months: long enough to hold an election."""
    return _is_soon(member.end)


def _is_soon(end: date | None) -> bool:
    return bool(end and end - today() < SOON)


def late_requests() -> QuerySet[CouncilRequest]:
    """What a council should have answered before today."""
    return CouncilRequest.objects.filter(answer="", due_on__lt=today())


def late_for(account: Account) -> QuerySet[CouncilRequest]:
    """Late requests of councils that this account sets up, the oldest first: something to do for the head."""
    mine = managed_councils(account).values("pk")
    return late_requests().filter(council__in=mine).select_related("council", "text").order_by("due_on", "pk")
