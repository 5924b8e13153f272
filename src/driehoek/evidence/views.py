"""Pages of evidence files: which there are, one to read, and the same as PDF and as a list of counted records."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.evidence import actions, queries, rules
from driehoek.evidence.counted import as_csv
from driehoek.evidence.documents import as_pdf, name_of
from driehoek.indicators.queries import years_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.shared.pages import page_of
from driehoek.shared.papers import pdf_response

OTHERS = "anderen"


@staff_page
@require_safe
def evidence_files(request: StaffRequest, code: str) -> HttpResponse:
    """List the evidence files of a location, newest first, and make a new one."""
    location = queries.place_for(request.user, code)
    makes = queries.may_make(request.user, location)
    page = page_of(request, queries.files_for(request.user).filter(location=location))
    years = years_of(location) if makes else []
    context = {"place": location, "page": page, "makes": makes, "years": years, "now": school_year_of(location)}
    return render(request, "evidence/files.html", context)


@staff_page
@require_POST
def evidence_make(request: StaffRequest, code: str) -> HttpResponse:
    """Make an evidence file of a school year."""
    location = location_for(request.user, code, rules.RIGHT, whole=True)
    year = school_year_of(location, request.POST.get("jaar", ""))
    file = actions.ask_evidence(location=location, year=year, by=request.user)
    messages.success(request, _("The evidence file is being made. It then stays as it is, whatever happens later."))
    return redirect("evidence", pk=file.pk)


def _for_others(request: StaffRequest) -> bool:
    return request.GET.get("voor") == OTHERS


@staff_page
@require_safe
def evidence(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a file: everything, or what others get."""
    read = queries.file_for(request.user, pk, for_others=_for_others(request))
    return render(request, "evidence/evidence.html", {"read": read})


@staff_page
@require_safe
def evidence_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the file on paper, and note who took it."""
    read = queries.made_file_for(request.user, pk, for_others=_for_others(request))
    actions.note_taken(read=read, what="pdf", by=request.user)
    return pdf_response(as_pdf(read), name_of(read))


@staff_page
@require_safe
def evidence_csv(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the counted records, from which the figures can be computed by hand, and note who took them."""
    read = queries.made_file_for(request.user, pk, for_others=_for_others(request))
    actions.note_taken(read=read, what="csv", by=request.user)
    headers = {"Content-Disposition": f'attachment; filename="{name_of(read)}.csv"'}
    return HttpResponse(as_csv(read.told["counted"]), content_type="text/csv; charset=utf-8", headers=headers)
