"""Whose figures: locations in a school year, for all groups or only some."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet

from driehoek.people.models import Enrolment, Family, Location, SchoolYear
from driehoek.people.rules import today
from driehoek.shared.moments import AMSTERDAM


@dataclass(frozen=True)
class Scope:
    """Locations, each in a school year of its organisation, and the groups that count (None: all of them)."""

    locations: tuple[Location, ...]
    years: tuple[SchoolYear, ...]
    groups: frozenset[int] | None = None

    @property
    def location(self) -> Location:
        """The location, when it is about one."""
        return self.locations[0]

    @property
    def year(self) -> SchoolYear:
        """Its school year."""
        return self.years[0]

    @property
    def until(self) -> date:
        """The last day that counts: today, or the end of a past school year."""
        return min(self.year.end, today())

    @property
    def places(self) -> list[tuple[Location, SchoolYear]]:
        """Each location with its school year."""
        years = {year.organisation_id: year for year in self.years}
        return [(location, years[location.organisation_id]) for location in self.locations]

    def enrolments(self) -> QuerySet[Enrolment]:
        """Enrolments that touched their school year up to today, in main and composite groups."""
        rows = Enrolment.objects.filter(group__location__in=self.locations, group__school_year__in=self.years)
        begun = Q(start=None) | (Q(start__lte=today()) & Q(start__lte=F("group__school_year__end")))
        not_over = Q(end=None) | Q(end__gte=F("group__school_year__start"))
        rows = rows.filter(begun, not_over)
        return rows if self.groups is None else rows.filter(group__in=self.groups)

    def families(self) -> QuerySet[Family]:
        """The families that count."""
        return Family.objects.filter(pk__in=self.enrolments().values("child__family"))

    def at(self, path: str) -> Q:
        """Match rows whose `path` leads to one of the locations."""
        return Q(**{f"{path}__in": self.locations})

    def during(self, path: str, moment: str) -> Q:
        """Match rows at one of the locations whose moment lies within its school year."""
        spans = Q()
        for year in self.years:
            first, after = span_of(year)
            spans |= Q(
                **{f"{path}__organisation": year.organisation_id, f"{moment}__gte": first, f"{moment}__lt": after}
            )
        return self.at(path) & spans


def here(location: Location, year: SchoolYear, groups: Iterable[int] | None = None) -> Scope:
    """One location in one school year."""
    return Scope((location,), (year,), None if groups is None else frozenset(groups))


def span_of(year: SchoolYear) -> tuple[datetime, datetime]:
    """The first moment of a school year, and the first one after it."""
    after = year.end + timedelta(days=1)
    return datetime.combine(year.start, time(), AMSTERDAM), datetime.combine(after, time(), AMSTERDAM)
