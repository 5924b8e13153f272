"""Reporting absence: a parent for a child, or a student of 18 or older in person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.people.doors import StaffRequest, absence_page, staff_page
from driehoek.people.models import Guardian
from driehoek.people.queries import found, location_of, own_children
from driehoek.schooldays import actions
from driehoek.schooldays.forms.parents import TellForm
from driehoek.schooldays.queries import missed_told_to, own_missed, reported_children
from driehoek.schooldays.queries.parents import place_of, self_reporting, told_by_student


@absence_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_missed(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Let a parent report a child absent, and see what they reported; students of 18 or older decide about that."""
    children, own = reported_children(guardian), own_children(guardian)
    chosen = {"child": request.GET["kind"]} if request.GET.get("kind") else {}
    form = TellForm(request.POST if request.method == "POST" else None, children=children, initial=chosen)
    if form.is_valid():
        actions.tell_missed(guardian=guardian, **form.told())
        return redirect(f"{request.path}?gemeld=1")
    context = {
        "guardian": guardian, "form": form, "children": children, "rows": own_missed(guardian, children),
        "saved": "gemeld" in request.GET, "back": "terug" in request.GET,
        "location": location_of(own) or next((place_of(child) for child in children), None), "only_this": not own,
    }  # fmt: skip
    return render(request, "schooldays/parent_missed.html", context)


@absence_page
@require_POST
def parent_missed_back(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let a parent take a report back."""
    actions.take_back_told(missed=missed_told_to(guardian, pk), by=guardian)
    return redirect(f"{request.path.rsplit('/', 3)[0]}/?terug=1")


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def student_missed(request: StaffRequest) -> HttpResponse:
    """Let a student of 18 or older report absence, and see what was reported."""
    child = self_reporting(request.user)
    form = TellForm(request.POST or None, children=[child])
    if form.is_valid():
        actions.report_self(account=request.user, **form.told())
        messages.success(request, _("Reported. Get well, or see you soon."))
        return redirect("student_missed")
    context = {"form": form, "rows": told_by_student(request.user, child)}
    return render(request, "schooldays/student_missed.html", context)


@staff_page
@require_POST
def student_missed_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a student take a report back."""
    row = found(told_by_student(request.user, self_reporting(request.user)), pk=pk)
    actions.take_back_told(missed=row, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("student_missed")
