"""Involvement beside attendance and learning, for who sees the figures of the whole location."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.indicators import queries
from driehoek.indicators.beside import LEAST, Cross, crosses
from driehoek.indicators.words import tongue
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for


@staff_page
@require_safe
def beside(request: StaffRequest, code: str) -> HttpResponse:
    """Show cross tables of children: what their family did beside the days they missed and what they reached."""
    location = location_for(request.user, code, queries.RIGHT, whole=True)
    scope = queries.scope_for(request.user, location, request.GET.get("jaar", ""))
    tables = [(_heading(one), queries.defined(one.code).top.text(tongue()), one) for one in crosses(scope)]
    context = {"scope": scope, "years": queries.years_of(location), "tables": tables, "least": LEAST}
    return render(request, "indicators/beside.html", context)


def _heading(table: Cross) -> str:
    name = queries.defined(table.code).text("name", tongue())
    return f"{table.subject}: {name}" if table.subject else name
