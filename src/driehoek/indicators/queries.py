"""Page reads of the indicators: what a person sees of the reach of a location."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q, QuerySet

from driehoek.indicators.definitions import Definition, definition
from driehoek.indicators.delivered import Delivered, Way, everybody, per_language, ways_of
from driehoek.indicators.informed import Informed, Talked, everyone, per_group, talked_in
from driehoek.indicators.informed import per_language as informed_per_language
from driehoek.indicators.reach import (
    Flags,
    Reach,
    Scope,
    by_group,
    by_language,
    enrolments_in,
    flags_in,
    flags_of,
    never_reached,
    total,
)
from driehoek.indicators.suppression import protect
from driehoek.people import rules
from driehoek.people.models import Account, Family, Group, Location, SchoolYear
from driehoek.people.queries import families_for, locations_for, school_year_of
from driehoek.shared.stats import Interval


@dataclass(frozen=True)
class Figures:
    """The reach of a location in a school year, and whether its families may be seen by the reader."""

    scope: Scope

    @cached_property
    def flags(self) -> list[Flags]:
        """What is known per family."""
        return flags_of(self.scope)

    @cached_property
    def total(self) -> Reach:
        """All families together."""
        return total(self.flags)

    @cached_property
    def languages(self) -> list[Reach]:
        """Per reading language, lowest first."""
        return by_language(self.flags)

    @cached_property
    def groups(self) -> list[Reach]:
        """Per group, lowest first."""
        return by_group(self.flags)

    @cached_property
    def ways(self) -> list[Way]:
        """How far each guardian was reached."""
        return ways_of(self.scope)

    @cached_property
    def delivered(self) -> Delivered:
        """All guardians together, from address to understood."""
        return everybody(self.ways)

    @cached_property
    def delivered_languages(self) -> list[Delivered]:
        """The same per reading language, lowest first."""
        return per_language(self.ways)

    @cached_property
    def talked(self) -> list[Talked]:
        """What is known per child."""
        return talked_in(self.scope, self.flags)

    @cached_property
    def informed(self) -> Informed:
        """All children together, and about how many of them was talked."""
        return everyone(self.talked)

    @cached_property
    def informed_languages(self) -> list[Informed]:
        """The same per reading language, lowest first."""
        return informed_per_language(self.talked)

    @cached_property
    def informed_groups(self) -> list[Informed]:
        """The same per group, lowest first."""
        return per_group(self.talked)

    @cached_property
    def never_reached(self) -> int:
        """How many families never came, answered or were spoken to."""
        return never_reached(self.scope).count()

    @property
    def definition(self) -> Definition:
        """What "took part" means and the share to reach."""
        return definition("participation")

    @property
    def reached_threshold(self) -> bool | None:
        """Whether the threshold is reached; None when nothing can be said."""
        if self.total.share is None or self.definition.threshold is None:
            return None
        return self.total.share >= self.definition.threshold

    @property
    def interval(self) -> Interval | None:
        """The bounds of the share of families that took part."""
        return self.total.interval


def scope_for(account: Account, location: Location, year_name: str = "") -> Scope:
    """Return what this account may count here: the whole location, or only the groups within reach."""
    year = school_year_of(location, year_name)
    whole = Location.objects.filter(rules.whole_locations_in_reach(account, "see_figures"), pk=location.pk).exists()
    if whole:
        return Scope(location, year)
    groups = Group.objects.filter(rules.groups_in_reach(account, "see_figures"), location=location, school_year=year)
    return Scope(location, year, frozenset(groups.values_list("pk", flat=True)))


def years_of(location: Location) -> list[SchoolYear]:
    """School years with anything to count, newest first."""
    return list(SchoolYear.objects.filter(organisation=location.organisation_id))


def not_reached_for(account: Account, figures: Figures) -> QuerySet[Family]:
    """Families within reach that never came, answered or were spoken to, with their children at hand."""
    mine = families_for(account, "see_figures").values("pk")
    return never_reached(figures.scope).filter(pk__in=mine).prefetch_related("children")


def families_at(figures: Figures, stage: str, reached: bool, language: str = "", group: str = "") -> list[int]:
    """Return the numbers of the families behind a figure: those that reached a stage, or those that did not."""
    return [
        row.family
        for row in figures.flags
        if (stage in row.stages) == reached
        and (not language or row.language == language)
        and (not group or group in row.groups)
    ]


@dataclass(frozen=True)
class Behind:
    """The families behind a figure that the reader may see, and how many more have left the reader's reach."""

    families: list[Family]
    out_of_reach: int


def families_behind(account: Account, figures: Figures, **choice: str | bool) -> Behind:
    """Return the families behind a figure by name; who left the school since is counted and not named."""
    pks = set(families_at(figures, **choice))  # type: ignore[arg-type]
    seen = [family for family in families_for(account, "see_figures") if family.pk in pks]
    return Behind(seen, len(pks) - len(seen))


@dataclass(frozen=True)
class LocationTotals:
    """One line for a board or municipality: no families, small numbers hidden."""

    location: Location
    year: SchoolYear
    total: Reach
    languages: list[Reach]


def totals_for(account: Account, year_name: str = "") -> list[LocationTotals]:
    """Return the totals of every location this account may compare, lowest first; nothing points at a family."""
    minimum = definition("reach").minimum_shown
    locations = list(locations_for(account, "see_totals").order_by("name"))
    years = _years(locations, year_name)
    locations = [location for location in locations if location.organisation_id in years]
    flags = flags_in(enrolments_in(locations, years.values()), locations, years.values())
    lines = []
    for location in locations:
        whole = protect([total(flags[location.pk])], minimum)[0]
        languages = protect(by_language(flags[location.pk]), minimum)
        lines.append(LocationTotals(location, years[location.organisation_id], whole, languages))
    return sorted(lines, key=lambda line: (line.total.share is None, line.total.share or 0))


def compared_years(account: Account) -> list[str]:
    """The names of the school years that this account may compare, newest first."""
    organisations = locations_for(account, "see_totals").values("organisation")
    years = SchoolYear.objects.filter(organisation__in=organisations, start__lte=rules.today())
    return list(years.order_by("-name").values_list("name", flat=True).distinct())


def _years(locations: list[Location], name: str) -> dict[int, SchoolYear]:
    """Organisation pk -> its school year with this name, or the one that runs today."""
    day = rules.today()
    wanted = Q(name=name) if name else Q(start__lte=day, end__gte=day)
    years = SchoolYear.objects.filter(wanted, organisation__in={location.organisation_id for location in locations})
    return {year.organisation_id: year for year in years}
