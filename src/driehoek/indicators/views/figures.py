"""Figures with the families behind them, and frozen figures."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.indicators import actions, queries
from driehoek.indicators.counting import count
from driehoek.indicators.definitions import newest
from driehoek.indicators.figures import Figure
from driehoek.indicators.freezing import is_the_same, thaw
from driehoek.indicators.scope import Scope, here
from driehoek.indicators.told import Before, Told, mark_in_words, older_versions, told_again
from driehoek.indicators.words import CUTS, lines_of, tongue
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import SchoolYear
from driehoek.people.queries import location_for, school_year_of
from driehoek.shared.pages import page_of

REACHED = "wel"


def _scope(request: StaffRequest, code: str) -> Scope:
    location = location_for(request.user, code, queries.RIGHT)
    return queries.scope_for(request.user, location, request.GET.get("jaar", ""))


@staff_page
@require_safe
def figures(request: StaffRequest, code: str) -> HttpResponse:
    """Show every figure in one line: the seven of the inspection first, then the others."""
    location = location_for(request.user, code, queries.RIGHT)
    years = queries.years_of(location)
    scope = queries.scope_in(request.user, location, queries.year_in(years, request.GET.get("jaar", "")))
    found, as_of = queries.overview(scope)
    told = {kind: [Told(found[one.code]) for one in newest(kind)] for kind in ("vve", "beside")}
    met = found["met"].total
    context = {"scope": scope, "years": years, **told, "families": met.whole, "as_of": as_of}
    return render(request, "indicators/figures.html", {**context, "never_reached": met.whole - met.count})


@staff_page
@require_safe
def figure(request: StaffRequest, code: str, indicator: str) -> HttpResponse:
    """Show one figure: the share, what it is made of, for whom it is lowest, and what it does not know."""
    one, scope = queries.defined(indicator), _scope(request, code)
    found = count(scope, [one])[one.code].figure
    years, whole = queries.years_of(scope.location), scope.groups is None
    context = {
        "scope": scope,
        "told": Told(found),
        "years": years,
        "versions": older_versions(one),
        "may_freeze": whole and bool(found.total.whole),
        "frozen": list(queries.frozen_at(request.user, scope.location, one.code)[:5]) if whole else [],
        "before": _year_before(scope, found, years),
    }
    return render(request, "indicators/figure.html", context)


def _year_before(scope: Scope, found: Figure, years: list[SchoolYear]) -> Before | None:
    """The same figure a year earlier; groups differ from year to year, so only for the whole location."""
    year = next((year for year in years if year.start < scope.year.start), None)
    if year is None or scope.groups is not None or not found.has_source:
        return None
    earlier = count(here(scope.location, year), [found.definition])[found.definition.code].figure
    return Before(scope, year, found.total, Told(earlier)) if earlier.total.whole else None


@staff_page
@require_safe
def figure_families(request: StaffRequest, code: str, indicator: str) -> HttpResponse:
    """Show the families behind a figure."""
    one, scope = queries.defined(indicator), _scope(request, code)
    mark = mark_in_words(one.code, request.GET.get("stap", one.headline))
    if mark is None:
        raise Http404
    reached = request.GET.get("bereikt", REACHED) == REACHED
    cut, key = next(((cut, request.GET[name]) for cut, name in CUTS.items() if name in request.GET), ("", ""))
    counted = count(scope, [one])[one.code]
    behind = queries.families_behind(request.user, counted, mark=mark.code, reached=reached, cut=cut, key=key)
    context = {
        "scope": scope, "told": Told(counted.figure), "mark": mark.text(tongue()), "reached": reached,
        "row": lines_of(cut, counted.figure.rows(cut), only=key)[:1] if cut else [],
        "behind": behind, "page": page_of(request, behind.families),
    }  # fmt: skip
    return render(request, "indicators/families.html", context)


@staff_page
@require_safe
def never_reached(request: StaffRequest, code: str) -> HttpResponse:
    """List the families that never came, answered or were spoken to: the first ones to call."""
    scope = _scope(request, code)
    page = page_of(request, queries.not_reached_for(request.user, scope))
    families = bool(page.object_list) or queries.has_families(request.user, scope)
    return render(request, "indicators/never_reached.html", {"scope": scope, "page": page, "families": families})


@staff_page
@require_POST
def figure_freeze(request: StaffRequest, code: str, indicator: str) -> HttpResponse:
    """Keep a figure as it is now."""
    location = location_for(request.user, code, queries.RIGHT, whole=True)
    year = school_year_of(location, request.POST.get("jaar", ""))
    try:
        frozen = actions.freeze(location=location, year=year, definition=queries.defined(indicator), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("figure", code=code, indicator=indicator)
    messages.success(request, _("The figure is frozen. It stays as it is, whatever happens later."))
    return redirect("frozen_figure", pk=frozen.pk)


@staff_page
@require_safe
def frozen_figures(request: StaffRequest, code: str) -> HttpResponse:
    """List the frozen figures of a location, newest first."""
    location = location_for(request.user, code, queries.RIGHT, whole=True)
    page = page_of(request, queries.frozen_at(request.user, location))
    context = {"place": location, "page": page, "kept": [told_again(one) for one in page]}
    return render(request, "indicators/frozen_figures.html", context)


@staff_page
@require_safe
def frozen_figure(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a frozen figure; on request compute it again from what was frozen, and say whether that is the same."""
    frozen = queries.frozen_figure_for(request.user, pk)
    again = is_the_same(frozen) if "narekenen" in request.GET else None
    context = {"frozen": frozen, "told": Told(thaw(frozen)), "again": again}
    return render(request, "indicators/frozen_figure.html", context)
