"""Count the roll-ups of locations, keep them, and find out where they are out of date."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import product
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition, newest
from driehoek.indicators.figures import Cell, Figure, Profile
from driehoek.indicators.freezing import figure_of, inputs_of
from driehoek.indicators.models import RollUp
from driehoek.indicators.scope import Scope
from driehoek.indicators.suppression import side_by_side
from driehoek.people.models import AuditLine, Enrolment, Location, SchoolYear
from driehoek.people.rules import today
from driehoek.shared.moments import AMSTERDAM

# After a year ends, registrations still come in; then its roll-ups stay as they are.
SETTLES_AFTER = timedelta(days=60)
KEPT = ("version", "inputs", "whole", "count", "share", "settled", "counted_at")
# From how many families on pages read what is kept; fewer are counted within a quarter of a second.
LARGE = 1_000
MARGIN = timedelta(minutes=1)  # a line may be committed a little after the moment it names
NOTHING: dict[str, Any] = {"counted": [], "profiles": []}
COMPARED = ("version", "inputs", "whole", "count", "share")


def keep(locations: Iterable[Location], *, settled: bool = False) -> int:
    """Count these locations in every year that began, and keep it; `settled`: years that stand still too.

    Returns how many roll-ups were kept. The number of queries depends on the years, not on the locations.
    """
    rows = [row for scope in _scopes(list(locations), settled) for row in counted_now(scope)]
    unique = ("location", "school_year", "code")
    RollUp.objects.bulk_create(rows, 500, update_conflicts=True, unique_fields=unique, update_fields=KEPT)
    return len(rows)


def counted_now(scope: Scope) -> Iterator[RollUp]:
    """Yield what the roll-ups of these locations would be now, without keeping them."""
    moment = timezone.now()
    found = {code: one for code, one in count(scope, newest()).items() if one.figure.has_source}
    apart = {code: one.per_location() for code, one in found.items()}
    for location, year in scope.places:
        nothing = {code: Figure(one.figure.definition, one.figure.counted, Counter()) for code, one in found.items()}
        figures = [apart[code].get(location.pk, nothing[code]) for code in found]
        shown = side_by_side(figures)
        for figure in figures:
            yield _roll_up(location, year, figure, shown.get(figure.definition.code), moment)


def _roll_up(place: Location, year: SchoolYear, figure: Figure, shown: Cell | None, moment: datetime) -> RollUp:
    one = figure.definition
    row = RollUp(location=place, school_year=year, code=one.code, version=one.version, counted_at=moment)
    row.inputs, row.settled = inputs_of(without_groups(figure)), today() > year.end + SETTLES_AFTER
    if shown:
        row.whole, row.count, row.share = shown.whole, shown.count, shown.share
    return row


def without_groups(figure: Figure) -> Figure:
    """The same figure without the groups of families: far fewer profiles, and nothing that totals would show."""
    if not figure.definition.about_people:
        return figure
    profiles = Counter[Profile]()
    for profile, number in figure.profiles.items():
        profiles[profile._replace(groups=())] += number
    return Figure(figure.definition, figure.counted, profiles)


def _scopes(locations: list[Location], settled: bool) -> Iterator[Scope]:
    """What is to be counted, in scopes with one year for each organisation."""
    years = SchoolYear.objects.filter(organisation__locations__in=locations, start__lte=today()).distinct()
    still = set() if settled else _settled(locations)
    by_name: dict[str, list[tuple[Location, SchoolYear]]] = defaultdict(list)
    for location, year in product(locations, years):
        if location.organisation_id == year.organisation_id and (location.pk, year.pk) not in still:
            by_name[year.name].append((location, year))
    for _name, places in sorted(by_name.items()):
        yield Scope(tuple(place for place, _ in places), tuple({year.pk: year for _, year in places}.values()))


def _settled(locations: list[Location]) -> set[tuple[int, int]]:
    rows = RollUp.objects.filter(location__in=locations, settled=True)
    return set(rows.values_list("location", "school_year").distinct())


def out_of_date(since: datetime) -> QuerySet[Location]:
    """Locations where something was written down after `since`, or of which a year was not counted today.

    What nobody writes a line about (a mail server that reports, a promise whose day passes) is counted with the day.
    """
    lines = AuditLine.objects.filter(at__gt=since)
    families = lines.filter(location=None).exclude(family=None).values("family")
    touched = Q(pk__in=lines.exclude(location=None).values("location")) | Q(
        pk__in=Enrolment.objects.filter(child__family__in=families).values("group__location")
    )
    midnight = datetime.combine(today(), time(), AMSTERDAM)
    fresh = RollUp.objects.filter(
        Q(settled=True) | Q(counted_at__gte=midnight), location=OuterRef(OuterRef("pk")), school_year=OuterRef("pk")
    )
    years = SchoolYear.objects.filter(~Exists(fresh), organisation=OuterRef("organisation"), start__lte=today())
    return Location.objects.filter(touched | Q(Exists(years)))


def kept_figures(location: Location, year: SchoolYear) -> tuple[dict[str, Figure], datetime] | None:
    """Return the figures of a large location as kept, and as of when; None when they must be counted.

    That is for a small one, where counting takes no time; when they were not counted today by the newest definitions;
    and when anything was written down since, so that whoever just registered something sees it.
    """
    rows = {row.code: row for row in RollUp.objects.filter(location=location, school_year=year)}
    if not rows or any(row.version != definition(row.code).version for row in rows.values()):
        return None
    found = {one.code: figure_of(one, rows[one.code].inputs if one.code in rows else NOTHING) for one in newest()}
    moment = min(row.counted_at for row in rows.values())
    is_large = found["participation"].total.whole >= LARGE
    return (found, moment) if is_large and not out_of_date(moment - MARGIN).filter(pk=location.pk).exists() else None


def differing(locations: Iterable[Location]) -> list[str]:
    """Roll-ups that are not what counting gives now, as words for a log; a location never counted differs too."""
    locations = list(locations)
    there = RollUp.objects.filter(location__in=locations)
    kept = {(row.location_id, row.school_year_id, row.code): row for row in there}
    return [
        f"{row.location.code} {row.school_year.name} {row.code}"
        for scope in _scopes(locations, settled=False)
        for row in counted_now(scope)
        if not _same(row, kept.get((row.location_id, row.school_year_id, row.code)))
    ]


def _same(now: RollUp, kept: RollUp | None) -> bool:
    return kept is not None and all(getattr(now, name) == getattr(kept, name) for name in COMPARED)
