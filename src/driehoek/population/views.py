"""Pages of the population analysis: who the parents are now, and what was kept of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.indicators.queries import scope_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.population import actions, queries, rules
from driehoek.population.counting import tables
from driehoek.population.people import People
from driehoek.population.told import asked_of, told

LATEST = 5


@staff_page
@require_safe
def our_parents(request: StaffRequest, code: str) -> HttpResponse:
    """Show who the parents are now; whoever sees no families reads the newest that was kept."""
    place, with_families = queries.place_for(request.user, code)
    if not with_families:
        return redirect("our_parents_kept", pk=queries.newest_of(request.user, place).pk)
    scope = scope_for(request.user, place, request.GET.get("jaar", ""))
    whole, _closed = tables(People(scope))
    kept = list(queries.kept_at(request.user, place)[:LATEST]) if scope.groups is None else []
    earlier = kept[0] if kept else None
    context = {
        "place": place,
        "scope": scope,
        "may_keep": scope.groups is None,
        "tables": told(whole, earlier.inside if earlier else ()),
        "asks": asked_of(place, whole),
        "earlier": earlier,
        "kept": kept,
    }
    return render(request, "population/our_parents.html", context)


@staff_page
@require_POST
def our_parents_keep(request: StaffRequest, code: str) -> HttpResponse:
    """Keep who the parents are as it is now."""
    place = location_for(request.user, code, rules.RIGHT, whole=True)
    year = school_year_of(place, request.POST.get("jaar", ""))
    kept = actions.keep_analysis(location=place, year=year, by=request.user)
    messages.success(request, _("Kept. Next year you see beside it what changed."))
    return redirect("our_parents_kept", pk=kept.pk)


@staff_page
@require_safe
def our_parents_kept(request: StaffRequest, pk: int) -> HttpResponse:
    """Show an analysis that was kept: everything, or what others may know."""
    analysis, inside = queries.analysis_for(request.user, pk)
    found = analysis.inside if inside else analysis.outside
    earlier = queries.before(request.user, analysis) if inside else None
    context = {
        "place": analysis.location,
        "analysis": analysis,
        "inside": inside,
        "tables": told(found, earlier.inside if earlier else ()),
        "asks": asked_of(analysis.location, found) if inside else [],
        "earlier": earlier,
    }
    return render(request, "population/our_parents_kept.html", context)
