"""What was tried: measures before and since."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.indicators.definitions import definition
from driehoek.indicators.queries.tried import measure_tried, measures_tried, reader_at
from driehoek.indicators.since import Told
from driehoek.indicators.tried import tried as counted
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def tried(request: StaffRequest, code: str) -> HttpResponse:
    """List the measures that took place at a location."""
    reader = reader_at(request.user, code)
    context = {"place": reader.location, "reader": reader, "page": page_of(request, measures_tried(reader))}
    return render(request, "indicators/tried.html", context)


@staff_page
@require_safe
def tried_measure(request: StaffRequest, pk: int) -> HttpResponse:
    """Show how many families came before a measure and since."""
    measure, reader = measure_tried(request.user, pk)
    found = counted(measure, reader.groups)
    context = {
        "place": reader.location,
        "measure": measure,
        "activity": measure.activity,
        "reader": reader,
        "told": Told(found),
        "shown": reader.sees_families or found.is_safe,
        "minimum": definition("participation").minimum_shown,
    }
    return render(request, "indicators/tried_measure.html", context)
