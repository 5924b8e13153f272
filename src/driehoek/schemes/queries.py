"""Doors to schemes and applications, and what their pages show."""

from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import BooleanField, ExpressionWrapper, QuerySet, Sum
from django.http import Http404

from driehoek.activities.models import Activity
from driehoek.indicators.scope import here
from driehoek.people.models import Account, Appointment, Location, SchoolYear
from driehoek.people.models.base import on_day
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.plancheck.reading import facts_of
from driehoek.schemes import rules
from driehoek.schemes.catalogue import shipped
from driehoek.schemes.models import Application, ApplicationLine, OwnScheme
from driehoek.schemes.money import Total, total_of
from driehoek.schemes.reading import read
from driehoek.schemes.scheme import ZERO, Scheme
from driehoek.schemes.vocabulary import Known, Taking
from driehoek.schemes.weighing import Verdicts, weigh


def applying_location(account: Account, code: str) -> Location:
    """Return the location for which this account writes applications, or raise Http404."""
    return found(Location.objects.filter(rules.written_by(account)).select_related("organisation"), code=code)


def reading_location(account: Account, code: str) -> Location:
    """Return the location of which this account reads applications, or raise Http404; `.may_apply`: writes too."""
    rows = Location.objects.filter(rules.read_by(account)).select_related("organisation")
    return found(rows.annotate(may_apply=ExpressionWrapper(rules.written_by(account), BooleanField())), code=code)


def may_apply(account: Account, location: Location) -> bool:
    """Whether this account writes applications for a location."""
    return Location.objects.filter(rules.written_by(account), pk=location.pk).exists()


def own_schemes(location: Location) -> QuerySet[OwnScheme]:
    """Schemes that a location added and did not take away."""
    return OwnScheme.objects.filter(location=location, withdrawn_at=None)


def schemes_at(location: Location) -> dict[str, Scheme]:
    """Key -> scheme for this kind of location: those that come along, and its own, which go first."""
    own = {row.key: read(row.text, row.key)[0] for row in own_schemes(location)}
    # A file that an older version understood and this one does not is left out; it can be put right and added anew.
    added = {key: replace(scheme, own_file=True) for key, scheme in own.items() if scheme}
    return {key: one for key, one in {**shipped(), **added}.items() if one.is_for(location.kind)}


def scheme_at(location: Location, key: str) -> Scheme:
    """Return a scheme for this location, or raise Http404."""
    if scheme := schemes_at(location).get(key):
        return scheme
    raise Http404


@dataclass(frozen=True)
class Listed:
    """A scheme in the list of a location, with what was entered for it."""

    scheme: Scheme
    over: bool
    applications: list[Application]


def listed(location: Location, year: SchoolYear) -> list[Listed]:
    """The schemes for a location, those that run in this school year first."""
    entered = defaultdict(list)
    for one in Application.objects.filter(location=location).select_related("school_year"):
        entered[one.scheme].append(one)
    rows = [Listed(one, one.is_over(year.name), entered[key]) for key, one in schemes_at(location).items()]
    return sorted(rows, key=lambda row: (row.over, row.scheme.name))


@dataclass(frozen=True)
class Draft:
    """An application with its rows: the one that was kept, or a blank one."""

    application: Application
    lines: dict[str, ApplicationLine]

    @property
    def begun(self) -> bool:
        """Whether anything was kept yet."""
        return self.application.pk is not None

    @property
    def ticked(self) -> frozenset[str]:
        """What the school states to be so."""
        return frozenset(key for key, one in self.lines.items() if one.ticked)

    @property
    def words(self) -> dict[str, str]:
        """Point -> own words."""
        return {key: one.words for key, one in self.lines.items()}


def draft_of(location: Location, year: SchoolYear, scheme: Scheme) -> Draft:
    """What was entered for a scheme from this school year on; whoever saves it enters at least one line."""
    same = {"location": location, "school_year": year, "scheme": scheme.key}
    rows = ApplicationLine.objects.filter(**{f"application__{name}": value for name, value in same.items()})
    lines = {one.about: one for one in rows.select_related("application__location", "application__school_year")}
    kept = next((one.application for one in lines.values()), None)
    return Draft(kept or Application(**same), lines)


@dataclass(frozen=True)
class Weighed:
    """An application held against its scheme."""

    scheme: Scheme
    draft: Draft
    total: Total
    verdicts: Verdicts


def weighed(location: Location, year: SchoolYear, scheme: Scheme) -> Weighed:
    """Read plan and application, and weigh them; a fixed number of queries."""
    draft = draft_of(location, year, scheme)
    total = total_of(scheme, draft.lines, draft.application.years, draft.application.own)
    facts = facts_of(here(location, year))
    known = Known(facts, _taking(location, year), _mentors(location, year), total, draft.words, scheme.levels)
    return Weighed(scheme, draft, total, weigh(scheme, known, draft.ticked))


def _planned(location: Location, year: SchoolYear) -> QuerySet[Activity]:
    return Activity.objects.filter(location=location, school_year=year).exclude(state=Activity.State.CANCELLED)


def _taking(location: Location, year: SchoolYear) -> tuple[Taking, ...]:
    grades, people = defaultdict[int, set[str]](set), defaultdict[int, set[int]](set)
    rows = _planned(location, year).order_by().values_list("pk", "groups__grade", "owner", "helpers")
    for pk, grade, owner, helper in rows:
        grades[pk].update({grade} - {None, ""})
        people[pk].update({owner, helper} - {None})
    return tuple(Taking(frozenset(grades[pk]), frozenset(people[pk])) for pk in grades)


def _mentors(location: Location, year: SchoolYear) -> dict[int, frozenset[str]]:
    held = Appointment.objects.filter(
        on_day(today()), role=Appointment.Role.MENTOR, confirmed_at__isnull=False, group__location=location,
        group__school_year=year,
    )  # fmt: skip
    found = defaultdict[int, set[str]](set)
    for account, grade in held.values_list("account", "group__grade"):
        found[account].add(grade)
    return {account: frozenset(grades) for account, grades in found.items()}


def suggestions(location: Location, year: SchoolYear) -> dict[str, Decimal]:
    """What the year plan holds that a post can be filled with: hours of work and euros of budget."""
    found = _planned(location, year).aggregate(hours=Sum("staff_hours"), budget=Sum("budget"))
    return {name: value or ZERO for name, value in found.items()}


@dataclass(frozen=True)
class Years:
    """The school year from which one applies, and those that can be chosen, newest first."""

    chosen: SchoolYear
    offered: list[SchoolYear]


def years_of(location: Location, scheme: Scheme, name: str) -> Years:
    """The school year with this name, or without a name the running one; raises Http404 for an unknown name."""
    rows = list(SchoolYear.objects.filter(organisation=location.organisation_id))
    coming = [one for one in rows if one.end >= today()]
    chosen = [one for one in rows if one.name == name] if name else (coming or rows)
    if not chosen:
        raise Http404
    return Years(chosen[-1], [one for one in coming if scheme.runs_in(one.name)])
