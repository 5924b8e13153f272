"""Giving the adapted form to another school, and taking one over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.intake.adapting import take_over
from driehoek.intake.editing import form_location
from driehoek.intake.sharing import as_toml, from_toml
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.shared.giving import GivenForm, toml_answer
from driehoek.shared.strict import Table


@staff_page
@require_safe
def intake_form_file(request: StaffRequest, code: str) -> HttpResponse:
    """Give what this location leaves out and adds as a file."""
    place = form_location(request.user, code)
    return toml_answer(as_toml(place), f"intake-{place.code}.toml")


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def intake_form_take(request: StaffRequest, code: str) -> HttpResponse:
    """Take over the file of another school."""
    place = form_location(request.user, code)
    form = GivenForm(request.POST or None, request.FILES or None)
    added = form.taken(lambda table: _take(request, place, table))
    if added is None:
        return render(request, "intake/form/take.html", {"place": place, "form": form})
    said = ngettext("%(number)s question was added.", "%(number)s questions were added.", added) % {"number": added}
    messages.success(request, said)
    return redirect("intake_form", code=code)


def _take(request: StaffRequest, place: Location, table: Table) -> int:
    out, contents = from_toml(table, place)
    return take_over(location=place, out=out, contents=contents, by=request.user)
