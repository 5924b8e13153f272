"""Which measures somebody may read about: with the families behind them, or as totals only."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from driehoek.activities.models import Activity, Measure
from driehoek.activities.queries import activities_for
from driehoek.indicators import queries
from driehoek.people.models import Account, Location
from driehoek.people.queries import found, location_for, locations_for

TOTALS = "see_totals"


@dataclass(frozen=True)
class Reader:
    """Who reads about a location: the groups that count (None: all), and whether the families may be seen."""

    account: Account
    location: Location
    groups: frozenset[int] | None
    sees_families: bool


def reader_at(account: Account, code: str) -> Reader:
    """Return how this account may read about a location, or raise Http404."""
    try:
        location = location_for(account, code, queries.RIGHT)
    except Http404:
        return Reader(account, location_for(account, code, TOTALS), None, False)
    whole = queries.sees_all_of(account, location)
    return Reader(account, location, None if whole else queries.scope_for(account, location).groups, True)


def measures_tried(reader: Reader) -> list[Measure]:
    """The first measure of its kind at each series or kind of activity that has taken place, newest first."""
    rows = _tried(reader.account).filter(activity__location=reader.location)
    first: dict[tuple[object, ...], Measure] = {}
    for row in rows.order_by("activity__starts_at", "pk"):
        first.setdefault(_key(row), row)
    return sorted(first.values(), key=lambda row: row.activity.starts_at, reverse=True)


def _key(row: Measure) -> tuple[object, ...]:
    activity = row.activity
    form = (activity.library_key, activity.partnership, activity.participation)
    groups = frozenset(group.pk for group in activity.groups.all())
    return (row.kind, activity.series_id or form, groups, activity.school_year_id)


def _tried(account: Account) -> QuerySet[Measure]:
    mine = activities_for(account, queries.RIGHT).order_by().values("pk")
    totals = Activity.objects.filter(location__in=locations_for(account, TOTALS).order_by().values("pk"))
    rows = Measure.objects.filter(activity__state=Activity.State.CLOSED)
    rows = rows.filter(activity__in=mine) | rows.filter(activity__in=totals.values("pk"))
    return rows.select_related("activity__location").prefetch_related("activity__texts", "activity__groups")


def measure_tried(account: Account, pk: int) -> tuple[Measure, Reader]:
    """Return a measure that took place with how this account may read about it, or raise Http404."""
    row = found(_tried(account), pk=pk)
    return row, reader_at(account, row.activity.location.code)
