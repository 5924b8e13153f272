"""Doors to the sessions of the team, and to one's own reflection."""

from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.policy import guides
from driehoek.policy.models import Reflection, TeamSession
from driehoek.policy.queries.doors import within


def sessions_for(account: Account, right: str = "see_families") -> QuerySet[TeamSession]:
    """Sessions of teams within reach, by day."""
    rows = within(TeamSession.objects.all(), account, right)
    return rows.select_related("location__organisation", "school_year").prefetch_related("participants")


def sessions_of(account: Account, location: Location) -> QuerySet[TeamSession]:
    """The sessions of one team that were not cancelled."""
    return sessions_for(account).filter(location=location, cancelled_at=None)


def session_for(account: Account, pk: int) -> TeamSession:
    """Return a session that this account may change, or raise Http404."""
    return found(sessions_for(account, "set_goals"), pk=pk)


@dataclass(frozen=True)
class Point:
    """A point of attitude with what one wrote about it."""

    number: int
    text: str
    notes: list[Reflection]


def own_points(account: Account) -> list[Point]:
    """The eight points of attitude, each with this account's own notes and nobody else's."""
    mine = list(account.reflections.all())
    return [
        Point(number, text, [one for one in mine if one.point == number])
        for number, text in enumerate(guides.attitude(), 1)
    ]


def own_reflection(account: Account, pk: int) -> Reflection:
    """Return a note of this account itself, or raise Http404: not even a head has another way in."""
    return found(account.reflections.all(), pk=pk)
