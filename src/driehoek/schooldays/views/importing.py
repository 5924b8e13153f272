"""Bringing absence in from a file, in two steps: look first, then do it."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import location_for
from driehoek.schooldays import files
from driehoek.schooldays.actions.importing import bring_in, compare
from driehoek.schooldays.forms.staff import AbsenceFileForm
from driehoek.schooldays.rules import RIGHT

SALT = "driehoek.schooldays.importing"
ERRORS_SHOWN = 50


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def missed_import(request: StaffRequest, code: str) -> HttpResponse:
    """Read a file and say what it would change; only the second button writes."""
    place = location_for(request.user, code, RIGHT, whole=True)
    if "rows" in request.POST:
        return _bring_in(request, place)
    form = AbsenceFileForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"place": place, "form": form}
    if form.is_valid():
        context |= _look(place, form)
    return render(request, "schooldays/missed_import.html", context)


def _look(place: Location, form: AbsenceFileForm) -> dict[str, Any]:
    text = form.cleaned_data["file"].read(files.MOST_BYTES + 1)
    try:
        outcome = compare(location=place, lines=files.read(text))
    except files.FileError as problem:
        form.add_error("file", str(problem))
        return {}
    content = text.decode("latin-1")
    sealed = signing.dumps({"place": place.pk, "content": content}, salt=SALT, compress=True)
    return {"outcome": outcome, "errors": outcome.errors[:ERRORS_SHOWN], "rows": sealed}


def _bring_in(request: StaffRequest, place: Location) -> HttpResponse:
    try:
        sealed = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature:
        sealed = {}
    if sealed.get("place") != place.pk:
        messages.error(request, _("That took too long. Choose the file again."))
        return redirect("missed_import", code=place.code)
    lines = files.read(sealed["content"].encode("latin-1"))
    outcome = bring_in(location=place, lines=lines, by=request.user)
    words = _("New: %(new)d. Changed: %(changed)d. Left as it was: %(same)d.")
    messages.success(
        request, words % {"new": len(outcome.new), "changed": len(outcome.changed), "same": outcome.unchanged}
    )
    return redirect("missed_import", code=place.code)
