"""About which children was talked this school year, and about whom not yet, or less than was agreed (row C1)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from driehoek.conversations.kinds import least_a_year
from driehoek.conversations.models import Report, Talk, YearlyLeast
from driehoek.people.models import Account, Group, Location, SchoolYear
from driehoek.people.queries import groups_for, locations_for, school_year_of
from driehoek.people.rules import enrolments_in_reach
from driehoek.shared.moments import AMSTERDAM

MOST_DIGITS = 10  # of the number of a group in an address


def least_for(location: Location) -> int:
    """So many talks about each child in a school year: what the location agreed on, else what is usual there."""
    own = YearlyLeast.objects.filter(location=location).values_list("number", flat=True).first()
    return least_a_year(location.kind) if own is None else own


def least_at(location: Location) -> Coalesce:
    """The same number as part of another query."""
    own = YearlyLeast.objects.filter(location=location).values("number")[:1]
    return Coalesce(Subquery(own, IntegerField()), least_a_year(location.kind))


def may_set_least(account: Account, location: Location) -> bool:
    """Whether this account says what is agreed: who sets goals there."""
    return locations_for(account, "set_goals").filter(pk=location.pk).exists()


def held_in(location: Location, year: SchoolYear) -> QuerySet[Talk]:
    """Talks of rounds at a location that were held in a school year."""
    first, last = _span(year)
    return Talk.objects.filter(
        round__location=location, state=Talk.State.HELD, starts_at__gte=first, starts_at__lt=last
    ).order_by()


def reported_in(location: Location, year: SchoolYear) -> QuerySet[Report]:
    """Talks outside a round at a location in a school year: known by their report."""
    rows = Report.objects.filter(location=location, talk=None, shared_at__isnull=False)
    return rows.filter(date__gte=year.start, date__lte=year.end).order_by()


def _span(year: SchoolYear) -> tuple[datetime, datetime]:
    first, after = year.start, year.end + timedelta(days=1)
    return datetime.combine(first, time(), AMSTERDAM), datetime.combine(after, time(), AMSTERDAM)


def spoken_about(location: Location, year: SchoolYear) -> Q:
    """Match rows with a `child` about whom was talked at a location in a school year."""
    child = OuterRef("child")
    return Q(Exists(held_in(location, year).filter(child=child))) | Q(
        Exists(reported_in(location, year).filter(child=child))
    )


def _places(account: Account, location: Location, year: SchoolYear) -> QuerySet[Any]:
    """Enrolments of today in groups within reach: `.talks` of this year, and whether a talk is `.coming`."""
    rows = enrolments_in_reach(account).filter(group__location=location, group__school_year=year)
    coming = Exists(_coming(location).filter(child=OuterRef("child")))
    return rows.annotate(talks=talks_about(location, year), coming=coming)


def talks_about(location: Location, year: SchoolYear, child: str = "child") -> Any:
    """How often was talked about a child this school year, for rows in which `child` is the way to it."""
    return _number(held_in(location, year), child) + _number(reported_in(location, year), child)


def _number(rows: QuerySet[Any], child: str) -> Any:
    mine = rows.filter(child=OuterRef(child)).values("child").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(mine, IntegerField()), 0)


@dataclass
class GroupLine:
    """A group: about how many children was not talked yet or less than agreed, and for how many to begin."""

    group: Group
    children: int = 0
    none: int = 0
    fewer: int = 0
    to_plan: int = 0

    @property
    def enough(self) -> int:
        """About so many was talked as often as agreed."""
        return self.children - self.fewer


@dataclass(frozen=True)
class Watched:
    """The groups of a location with what is agreed, those with most to plan first."""

    year: SchoolYear
    least: int
    groups: list[GroupLine]

    @property
    def to_plan(self) -> list[GroupLine]:
        """Groups with children about whom less was talked than agreed."""
        return [line for line in self.groups if line.fewer]

    @property
    def children(self) -> int:
        """All children."""
        return sum(line.children for line in self.groups)

    @property
    def enough(self) -> int:
        """Children about whom was talked as often as agreed."""
        return sum(line.enough for line in self.groups)


def watched(account: Account, location: Location) -> Watched:
    """Count per group within reach; four queries for any number."""
    year, least = school_year_of(location), least_for(location)
    groups = groups_for(account).filter(location=location, school_year=year)
    lines = {group.pk: GroupLine(group) for group in groups.order_by("name", "pk")}
    for group, talks, coming in _places(account, location, year).values_list("group", "talks", "coming"):
        line = lines[group]
        line.children, line.none = line.children + 1, line.none + (talks == 0)
        line.fewer += talks < least
        line.to_plan += talks == 0 < least and not coming
    found = [line for line in lines.values() if line.children]
    return Watched(year, least, sorted(found, key=lambda line: -line.fewer / line.children))


def lacking(account: Account, location: Location, found: Watched, group: str = "") -> QuerySet[Any]:
    """Places of children about whom less was talked than agreed, the fewest talks first; of one group if given."""
    rows = _places(account, location, found.year).filter(talks__lt=found.least)
    rows = rows.filter(group=int(group)) if group.isdecimal() and len(group) < MOST_DIGITS else rows
    return rows.select_related("child__family", "group").order_by("talks", "group__name", "child__family_name", "pk")


def lacking_in(account: Account, location: Location, groups: Iterable[str]) -> set[int]:
    """Children (by number) without any talk yet, nor one to come: of these groups, or of all in reach."""
    numbers = [int(number) for number in groups if number.isdecimal() and len(number) < MOST_DIGITS]
    found = Watched(school_year_of(location), least_for(location), [])
    rows = lacking(account, location, found).filter(coming=False, talks=0)
    return set((rows.filter(group__in=numbers) if numbers else rows).order_by().values_list("child", flat=True))


def _coming(location: Location) -> QuerySet[Talk]:
    planned = Talk.objects.filter(state=Talk.State.PLANNED, told_at__isnull=False, starts_at__gt=timezone.now())
    return planned.filter(round__location=location)


@dataclass(frozen=True)
class ChildLine:
    """A child in the list: how often was talked about it this year, the last time ever, and when the next talk is."""

    place: Any
    last: date | None
    next: date | None


def child_lines(places: Iterable[Any], location: Location) -> list[ChildLine]:
    """Return these places ready to be listed; two queries for any number."""
    rows = list(places)
    dates = _dates({row.child_id for row in rows}, location)
    return [_line(row, dates) for row in rows]


def _line(place: Any, dates: "_Dates") -> ChildLine:
    last, coming = dates.last[place.child_id], dates.next[place.child_id]
    return ChildLine(place, max(last, default=None), min(coming, default=None))


@dataclass
class _Dates:
    last: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    next: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))


def _dates(children: set[int], location: Location) -> _Dates:
    found = _Dates()
    coming = Q(state=Talk.State.PLANNED, told_at__isnull=False, starts_at__gt=timezone.now())
    talks = Talk.objects.filter(coming | Q(state=Talk.State.HELD), child__in=children, round__location=location)
    for child, starts, state in talks.order_by().values_list("child", "starts_at", "state"):
        (found.last if state == Talk.State.HELD else found.next)[child].append(starts.astimezone(AMSTERDAM).date())
    reports = Report.objects.filter(child__in=children, location=location, shared_at__isnull=False)
    for child, day in reports.order_by().values_list("child", "date"):
        found.last[child].append(day)
    return found
