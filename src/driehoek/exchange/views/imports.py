"""Importing in the browser: bring a file, see what would change, bring it in, take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.exchange import actions, notices
from driehoek.exchange.forms import MappingForm, UploadForm
from driehoek.exchange.models import ImportRun
from driehoek.exchange.pages import error_rows, run_page
from driehoek.exchange.queries import column_choice, import_for, importing_location, imports_for, last_applied
from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.uploads import is_too_big
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.shared.pages import page_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@form_page
def imports(request: StaffRequest, code: str) -> HttpResponse:
    """Take a file, and list what was imported at a location before."""
    place = importing_location(request.user, code)
    sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = UploadForm(**sent, too_big=is_too_big(request))
    run = _upload(request, form, place) if form.is_valid() else None
    if run:
        return redirect("import_run", pk=run.pk)
    page = page_of(request, imports_for(request.user).filter(location=place))
    context = {"form": form, "place": place, "page": page, "last": last_applied(place)}
    return render(request, "exchange/imports.html", context)


def _upload(request: StaffRequest, form: UploadForm, place: Location) -> ImportRun | None:
    try:
        return actions.upload(file=form.cleaned_data["file"], location=place, by=request.user)
    except Unreadable as error:
        form.add_error("file", error.translated)
        return None


@staff_page
@require_safe
def import_run(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one import on its way: being read, to be checked, applied, failed or undone."""
    run = import_for(request.user, pk)
    errors = page_of(request, error_rows(run))
    return render(request, "exchange/import_run.html", {"import": run_page(run, errors), "page": errors})


@staff_page
@form_page
def import_mapping(request: StaffRequest, pk: int) -> HttpResponse:
    """Let somebody say which column of a list of parents holds what."""
    run = import_for(request.user, pk)
    headers, proposal = column_choice(run)
    form = MappingForm(request.POST or None, headers=headers, proposal=proposal)
    if form.is_valid():
        actions.choose_columns(run=run, by=request.user, mapping=form.mapping)
        return redirect("import_run", pk=run.pk)
    return render(request, "exchange/import_mapping.html", {"run": run, "form": form})


@staff_page
@require_POST
def import_accept(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring in what was checked."""
    actions.accept(run=import_for(request.user, pk), by=request.user)
    return redirect("import_run", pk=pk)


@staff_page
@require_POST
def import_undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take the last import back."""
    try:
        actions.ask_undo(run=import_for(request.user, pk), by=request.user)
    except actions.CannotUndoError as error:
        messages.warning(request, notices.why_not_undone(error.code))
    return redirect("import_run", pk=pk)
