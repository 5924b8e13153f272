"""Pages of the indicators: figures with the families behind them, and totals without."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from driehoek.indicators import queries, reach
from driehoek.indicators.definitions import definition
from driehoek.indicators.pictures import LABELS, funnel_of, informing_of, lines_of, steps_of, ways_in
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of
from driehoek.shared.stats import percent

MISSED, REACHED = "niet", "wel"


def _figures(request: StaffRequest, code: str) -> queries.Figures:
    location = location_for(request.user, code, "see_figures")
    return queries.Figures(queries.scope_for(request.user, location, request.GET.get("jaar", "")))


@staff_page
@require_safe
def figures(request: StaffRequest, code: str) -> HttpResponse:
    """Show participation against its threshold and the way from invitation to coming, lowest first."""
    found = _figures(request, code)
    language = get_language() or "nl"
    interval = found.interval
    context = {
        "figures": found,
        "percentage": percent(found.total.share),
        "threshold": percent(found.definition.threshold),
        "low": percent(interval.low) if interval else None,
        "high": percent(interval.high) if interval else None,
        "years": queries.years_of(found.scope.location),
        "name": found.definition.name(language),
        "explanation": found.definition.explanation(language),
        "reach_explanation": definition("reach").explanation(language),
        "delivered_explanation": definition("delivered").explanation(language),
        "informing_name": definition("informing").name(language),
        "informing_explanation": definition("informing").explanation(language),
        "informed_languages": informing_of(found.informed_languages, by_language=True),
        "informed_groups": informing_of(found.informed_groups),
        "steps": steps_of(found.delivered),
        "ways": ways_in(found.delivered_languages),
        "funnel": funnel_of(found.total),
        "languages": lines_of(found.languages, by_language=True),
        "groups": lines_of(found.groups),
    }
    return render(request, "indicators/figures.html", context)


@staff_page
@require_safe
def figure_families(request: StaffRequest, code: str) -> HttpResponse:
    """Show the families behind a figure."""
    found = _figures(request, code)
    stage = request.GET.get("stap", "came")
    if stage not in reach.STAGES:
        raise Http404
    reached = request.GET.get("bereikt", REACHED) == REACHED
    choice = {"language": request.GET.get("taal", ""), "group": request.GET.get("groep", "")}
    behind = queries.families_behind(request.user, found, stage=stage, reached=reached, **choice)
    page = page_of(request, behind.families)
    context = {"figures": found, "stage": LABELS[stage], "reached": reached, "behind": behind, "page": page, **choice}
    return render(request, "indicators/families.html", context)


@staff_page
@require_safe
def never_reached(request: StaffRequest, code: str) -> HttpResponse:
    """List the families that never came, answered or were spoken to: the first ones to call."""
    found = _figures(request, code)
    page = page_of(request, queries.not_reached_for(request.user, found))
    return render(request, "indicators/never_reached.html", {"figures": found, "page": page})


@staff_page
@require_safe
def totals(request: StaffRequest) -> HttpResponse:
    """Compare locations without seeing families; whoever may not compare any finds nothing here."""
    lines = queries.totals_for(request.user, request.GET.get("jaar", ""))
    if not lines:
        raise Http404
    minimum = definition("reach").minimum_shown
    page = page_of(request, lines)
    pictured = [(line, lines_of(line.languages, by_language=True)) for line in page]
    context = {"lines": pictured, "page": page, "minimum": minimum, "years": queries.compared_years(request.user)}
    return render(request, "indicators/totals.html", context)
