"""Pages of the population analysis: who the parents are now, and what was kept of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.indicators.queries import scope_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import location_for, school_year_of
from driehoek.population import actions, queries, rules
from driehoek.population.counting import tables
from driehoek.population.documents import as_pdf
from driehoek.population.people import People
from driehoek.population.told import asked_of, told
from driehoek.shared.papers import pdf_response

LATEST = 5


@staff_page
@require_safe
def our_parents(request: StaffRequest, code: str) -> HttpResponse:
    """Show who the parents are now; whoever sees no families reads the newest that was kept."""
    place, with_families = queries.place_for(request.user, code)
    if not with_families:
        return _newest(request, place)
    return render(request, "population/our_parents.html", _now(request, place))


def _now(request: StaffRequest, place: Location) -> dict[str, Any]:
    """What the page shows of who the parents are now."""
    scope = scope_for(request.user, place, request.GET.get("jaar", ""))
    people = People(scope)
    whole, _closed = tables(people)
    kept = list(queries.kept_at(request.user, place)[:LATEST]) if scope.groups is None else []
    earlier = kept[0] if kept else None
    return {
        "place": place,
        "scope": scope,
        "families": people.families,
        "may_keep": scope.groups is None,
        "tables": told(whole, earlier.inside if earlier else ()),
        "asks": asked_of(place, whole),
        "earlier": earlier,
        "kept": kept,
    }


def _newest(request: StaffRequest, place: Location) -> HttpResponse:
    newest = queries.kept_at(request.user, place).first()
    if newest:
        return redirect("our_parents_kept", pk=newest.pk)
    return render(request, "population/nothing_kept.html", {"place": place})


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
    return render(request, "population/our_parents_kept.html", _kept(request, pk))


@staff_page
@require_safe
def our_parents_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """The same on paper: everything, or what others may know."""
    context = _kept(request, pk)
    analysis = context["analysis"]
    name = f"ouders-{analysis.location.code}-{analysis.until}{'' if context['inside'] else '-zonder-kleine-aantallen'}"
    return pdf_response(as_pdf(**context), name)


def _kept(request: StaffRequest, pk: int) -> dict[str, Any]:
    analysis, inside = queries.analysis_for(request.user, pk)
    found = analysis.inside if inside else analysis.outside
    earlier = queries.before(request.user, analysis) if inside else None
    return {
        "place": analysis.location, "analysis": analysis, "inside": inside, "earlier": earlier,
        "tables": told(found, earlier.inside if earlier else ()),
        "asks": asked_of(analysis.location, found) if inside else [],
    }  # fmt: skip
