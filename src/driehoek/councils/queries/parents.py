"""What a guardian finds of councils on their own page."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from driehoek.councils import rules
from driehoek.councils.models import Council, Election, Member
from driehoek.councils.queries.doors import councils_of
from driehoek.people.models import Guardian
from driehoek.people.rules import today


@dataclass(frozen=True)
class Seen:
    """A council on a guardian's page: who sits in it, what runs, and whether the guardian sits in it."""

    council: Council
    members: list[Member]
    elections: list[Election]
    is_member: bool


def seen(guardian: Guardian) -> list[Seen]:
    """The councils where a child of this guardian is; three queries."""
    councils = list(councils_of(guardian))
    sitting = Member.objects.filter(rules.sitting(), council__in=councils)
    members = list(sitting.select_related("guardian", "account", "child"))
    elections = list(elections_of(guardian).filter(council__in=councils))
    return [_seen(guardian, one, members, elections) for one in councils]


def _seen(guardian: Guardian, council: Council, members: list[Member], elections: list[Election]) -> Seen:
    own = [member for member in members if member.council_id == council.pk]
    sits = any(member.guardian_id == guardian.pk for member in own)
    return Seen(council, own, [one for one in elections if one.council_id == council.pk], sits)


def elections_of(guardian: Guardian) -> QuerySet[Election]:
    """Elections of parents that concern this guardian: what runs, and what was decided in the last year."""
    since = today().replace(day=1, year=today().year - 1)
    near = Q(council__in=councils_of(guardian).values("pk"))
    return Election.objects.filter(near, side="parents", vote_until__gte=since)
