"""Levels 1.0, 2.0 and 3.0 per group: counted from what happened with each family in a school year, never filled in."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Max

from driehoek.logbook.good_news import MISSED, school_year_start
from driehoek.logbook.models import Contact
from driehoek.people.models import Account, Enrolment, Group, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import groups_for
from driehoek.people.rules import today

RIGHT = "see_figures"
TOLD, HEARD, TOGETHER = Contact.Mode.values


@dataclass(frozen=True)
class GroupLevels:
    """How far contact came with the families of a group: each family counts once, at its highest level."""

    group: Group
    families: int
    none: int
    told: int
    heard: int
    together: int

    @property
    def talked(self) -> int:
        """With how many families there was contact in two directions at least."""
        return self.heard + self.together

    @property
    def share(self) -> float:
        """The part of the families with contact in two directions at least; 1 without families."""
        return self.talked / self.families if self.families else 1.0

    @property
    def level(self) -> str:
        """The level that at least half of the families reached, empty when not even 1.0."""
        for mode, number in ((TOGETHER, self.together), (HEARD, self.talked), (TOLD, self.families - self.none)):
            if self.families and number * 2 >= self.families:
                return mode
        return ""


def levels_at(account: Account, location: Location) -> list[GroupLevels]:
    """Return the groups of this location within reach with their levels, lowest first; three queries.

    What counts is contact of this location with the family since the school year began; a call that nobody answered
    is none.
    """
    groups = list(groups_for(account, RIGHT).filter(location=location))
    members: defaultdict[int, set[int]] = defaultdict(set)
    enrolled = Enrolment.objects.filter(on_day(today()), group__in=groups)
    for group, family in enrolled.values_list("group", "child__family"):
        members[group].add(family)
    reached = _highest(location)
    rows = [_levels(group, members[group.pk], reached) for group in groups]
    return sorted(rows, key=lambda row: (row.share, row.group.name))


def _highest(location: Location) -> dict[int, str]:
    begin = datetime.combine(school_year_start(today()), datetime.min.time(), UTC)
    contacts = Contact.objects.filter(location=location, at__gte=begin).exclude(outcome__in=MISSED)
    return dict(contacts.order_by().values("family").annotate(highest=Max("mode")).values_list("family", "highest"))


def _levels(group: Group, families: set[int], reached: dict[int, str]) -> GroupLevels:
    count = Counter(reached.get(family, "") for family in families)
    return GroupLevels(group, len(families), count[""], count[TOLD], count[HEARD], count[TOGETHER])
