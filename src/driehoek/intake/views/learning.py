"""Learning at home, for groups of children: never of one family."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.intake.measuring import group_rows
from driehoek.intake.words import BANDS
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of

FIGURES = "see_figures"
ROWS = 10


@staff_page
@require_safe
def intake_learning(request: StaffRequest, code: str) -> HttpResponse:
    """Show how children learn at home at the start and later, per group, where there are enough of them."""
    location = location_for(request.user, code, FIGURES)
    page = page_of(request, group_rows(request.user, location), ROWS)
    return render(request, "intake/learning.html", {"place": location, "page": page, "bands": BANDS})
