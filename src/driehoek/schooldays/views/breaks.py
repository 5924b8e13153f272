"""Days without lessons of a school."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import found, location_for
from driehoek.schooldays import actions
from driehoek.schooldays.actions.breaks import RIGHT
from driehoek.schooldays.forms.staff import BreakForm, HolidaysForm
from driehoek.schooldays.queries import breaks_at
from driehoek.shared.pages import page_of


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def breaks(request: StaffRequest, code: str) -> HttpResponse:
    """List the days without lessons and add to them."""
    place = location_for(request.user, code, RIGHT, whole=True)
    form = BreakForm(request.POST or None)
    if form.is_valid():
        actions.add_break(location=place, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added. What was missed is counted again."))
        return redirect("breaks", code=code)
    context = {"place": place, "form": form, "page": page_of(request, breaks_at(place)), "load": HolidaysForm()}
    return render(request, "schooldays/breaks.html", context)


@staff_page
@require_POST
def breaks_load(request: StaffRequest, code: str) -> HttpResponse:
    """Add the national holidays of a year and a region."""
    place, form = location_for(request.user, code, RIGHT, whole=True), HolidaysForm(request.POST)
    if form.is_valid():
        number = actions.load_holidays(location=place, by=request.user, **form.cleaned_data)
        words = ngettext("%(number)d break has been added.", "%(number)d breaks have been added.", number)
        messages.success(request, words % {"number": number})
    else:
        messages.error(request, _("Choose a school year and a region."))
    return redirect("breaks", code=code)


@staff_page
@require_POST
def break_remove(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Remove days without lessons; offering to put them back."""
    place = location_for(request.user, code, RIGHT, whole=True)
    row = found(breaks_at(place), pk=pk)
    actions.remove_break(row=row, location=place, by=request.user)
    again = {"name": row.name, "start": row.start, "end": row.end}
    context = {"place": place, "form": BreakForm(), "page": page_of(request, breaks_at(place)), "load": HolidaysForm()}
    return render(request, "schooldays/breaks.html", context | {"removed": again})
