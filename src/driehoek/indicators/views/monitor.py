"""Locations side by side, for who may see totals and no families."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.indicators import queries
from driehoek.indicators.definitions import Definition, newest
from driehoek.indicators.queries import monitor
from driehoek.indicators.told import told_rows
from driehoek.indicators.words import lines_of, tongue
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.shared.pages import page_of
from driehoek.shared.stats import percent

FIRST = "participation"


def _year(request: StaffRequest, years: list[str]) -> str:
    """The school year asked, else the newest; whoever may not compare any location finds nothing here."""
    if not years and not monitor.compared_locations(request.user).exists():
        raise Http404
    return request.GET.get("jaar") or next(iter(years), "")


def _indicator(request: StaffRequest) -> Definition:
    return queries.defined(request.GET.get("cijfer") or FIRST)


@staff_page
@require_safe
def totals(request: StaffRequest) -> HttpResponse:
    """Compare locations by one indicator: lowest first, to be sorted, searched and filtered."""
    years = monitor.compared_years(request.user)
    year, one = _year(request, years), _indicator(request)
    words, kind, sort = (request.GET.get(name, "") for name in ("zoek", "soort", "volgorde"))
    sort = sort if sort in monitor.SORTS else "laagste"
    locations = monitor.compared_locations(request.user, words, kind)
    rows = monitor.roll_ups(locations, year, one.code, sort)
    page = page_of(request, rows)
    context = {
        "page": page, "rows": told_rows(page), "not_counted": monitor.not_counted(locations, page.paginator.count),
        "indicators": [(each.code, each.text("name", tongue())) for each in newest()], "indicator": one.code,
        "explanation": one.text("explanation", tongue()), "minimum": one.minimum_shown,
        "threshold": percent(one.threshold),
        "kinds": Location.Kind.choices, "kind": kind, "words": words, "sort": sort, "years": years, "year": year,
        "as_of": min((row.counted_at for row in page), default=None),
    }  # fmt: skip
    return render(request, "indicators/totals.html", context)


@staff_page
@require_safe
def location_totals(request: StaffRequest, code: str) -> HttpResponse:
    """Show every indicator of one location, and how many took part per reading language."""
    place = monitor.compared_location(request.user, code)
    years = monitor.compared_years(request.user)
    year = _year(request, years)
    here = monitor.compared_locations(request.user).filter(pk=place.pk)
    rows = {row.code: row for row in monitor.roll_ups(here, year)}
    ordered = [rows[one.code] for one in newest() if one.code in rows]
    context = {
        "place": place, "rows": told_rows(ordered), "years": years, "year": year,
        "languages": lines_of("language", monitor.languages_of(rows[FIRST])) if FIRST in rows else [],
        "mark": queries.defined(FIRST).top.text(tongue()),
        "as_of": min((row.counted_at for row in ordered), default=None),
    }  # fmt: skip
    return render(request, "indicators/location_totals.html", context)
