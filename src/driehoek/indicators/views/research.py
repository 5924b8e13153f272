"""Data for research: who asks for it, taking it, and what families read and say about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.indicators import giving
from driehoek.indicators.forms import ResearchForm
from driehoek.indicators.models import ResearchExport
from driehoek.indicators.queries import research as queries
from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.shared.pages import page_of


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def research(request: StaffRequest, code: str) -> HttpResponse:
    """List what went to research from a location, and ask for an export."""
    location = queries.research_location(request.user, code)
    form = ResearchForm(request.POST or None, location=location)
    if form.is_valid():
        export = giving.ask_export(location=location, by=request.user, **form.cleaned_data)
        return redirect("research_export", pk=export.pk)
    page = page_of(request, queries.exports_for(request.user).filter(location=location))
    return render(request, "indicators/research.html", {"place": location, "form": form, "page": page})


@staff_page
@require_safe
def research_export(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one export: to whom and what for, and what was in it once it was taken."""
    return render(request, "indicators/research_export.html", {"export": queries.export_for(request.user, pk)})


@staff_page
@require_POST
def research_take(request: StaffRequest, pk: int) -> HttpResponseBase:
    """Give the file; nothing of it is kept here."""
    export = queries.export_for(request.user, pk)
    try:
        file = giving.take(export=export, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("research_export", pk=pk)
    return FileResponse(file, as_attachment=True, filename=_name(export), content_type="application/zip")


def _name(export: ResearchExport) -> str:
    return f"onderzoek-{export.location.code}-{export.school_year.name}.zip"


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_research(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Tell a family what went to research, and let it be left out or take part again."""
    if request.method == "POST":
        for family in queries.families_of(guardian):
            giving.choose_research(family=family, guardian=guardian, takes_part="ja" in request.POST)
        return redirect(request.path)
    context = {
        "takes_part": queries.takes_part(guardian), "may_come_back": queries.may_come_back(guardian),
        "page": page_of(request, queries.exports_with(guardian)),
        "location": location_of(own_children(guardian)),
    }  # fmt: skip
    return render(request, "indicators/parent_research.html", context)
