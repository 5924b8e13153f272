"""The year plan as a file to take along and fill in, and an empty one for learning results."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from driehoek.exchange import plan_file, results_file
from driehoek.exchange.queries import plan_choices, planned
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of


@staff_page
@require_safe
def year_plan_file(request: StaffRequest, code: str) -> HttpResponse:
    """Give the year plan as an .xlsx, or an empty one to fill in."""
    place = location_for(request.user, code, "see_families")
    year = school_year_of(place, request.GET.get("jaar", ""))
    activities = [] if "leeg" in request.GET else planned(request.user, place, year)
    file = plan_file.year_plan_file(place, year, activities, plan_choices(place, year))
    headers = {"Content-Disposition": f'attachment; filename="jaarplan-{place.code}-{year.name}.xlsx"'}
    return HttpResponse(file, content_type=plan_file.KIND, headers=headers)


@staff_page
@require_safe
def results_file_empty(request: StaffRequest, code: str) -> HttpResponse:
    """Give an empty .xlsx for learning results to who brings files in."""
    place = location_for(request.user, code, "import_register")
    headers = {"Content-Disposition": f'attachment; filename="leerresultaten-{place.code}.xlsx"'}
    return HttpResponse(results_file.empty_results_file(), content_type=plan_file.KIND, headers=headers)
