"""Absence in a group: the list of today with a tap per child, and the details of one absence."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Group
from driehoek.people.queries import child_for, group_for
from driehoek.people.rules import today
from driehoek.schooldays import actions
from driehoek.schooldays.forms.staff import MissedForm, TapForm
from driehoek.schooldays.queries import calendar_at, missed_for, missed_page, signals_in
from driehoek.schooldays.queries.groups import children_on
from driehoek.schooldays.rules import RIGHT
from driehoek.shared.pages import page_of

CHILDREN = 50


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def missed(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who is missed on a day, today by default; a tap notes it."""
    group, day = group_for(request.user, pk, RIGHT), _day(request)
    if request.method == "POST":
        return _tapped(request, group, day)
    page = page_of(request, children_on(group, day), CHILDREN)
    children = list(page)
    context = {
        "group": group, "day": day, "today": today(), "page": page, "rows": missed_page(group, day, children),
        "signals": signals_in(group, children, day),
        "lessons": calendar_at(group.location.organisation_id).has_lessons(day),
        "undo": _undo(request),
    }  # fmt: skip
    return render(request, "schooldays/missed.html", context)


def _day(request: StaffRequest) -> date:
    """The day in the address, never after today; today when there is none or nonsense."""
    try:
        asked = parse_date(request.GET.get("dag", ""))
    except ValueError:
        asked = None
    return min(asked, today()) if asked else today()


def _tapped(request: StaffRequest, group: Group, day: date) -> HttpResponse:
    form = TapForm(request.POST)
    if not form.is_valid():
        raise Http404
    child = child_for(request.user, form.cleaned_data["child"], RIGHT)
    try:
        row = actions.note_missed(child=child, group=group, by=request.user, day=day, **form.noted())
    except PermissionDenied as forbidden:
        raise Http404 from forbidden
    return redirect(f"{_address(group, day)}&gedaan={row.pk}#kind-{child.pk}")


def _address(group: Group, day: date) -> str:
    return f"{reverse('missed', args=[group.pk])}?dag={day:%Y-%m-%d}"


def _undo(request: StaffRequest) -> Any:
    done = request.GET.get("gedaan", "")
    try:
        return missed_for(request.user, int(done)) if done.isdecimal() and len(done) < 10 else None
    except Http404:
        return None


@staff_page
@require_POST
def missed_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take an absence back: the child is there."""
    row = missed_for(request.user, pk)
    actions.take_back(missed=row, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect(_address(row.group, row.start or today()))


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def missed_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change until when, how many hours and why."""
    row = missed_for(request.user, pk)
    form = MissedForm(request.POST or None, instance=row)
    if form.is_valid() and _changed(request, pk, form):
        messages.success(request, _("Saved."))
        return redirect(_address(row.group, row.start or today()))
    return render(request, "schooldays/missed_edit.html", {"missed": row, "form": form, "day": row.start})


def _changed(request: StaffRequest, pk: int, form: MissedForm) -> bool:
    try:
        actions.change_missed(missed=missed_for(request.user, pk), by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
