"""Erasing on request: whom, exactly what goes and what stays, undo within seven days, and the receipt."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Child, Family, Guardian
from driehoek.retention import queries, requests
from driehoek.retention.asking import plan
from driehoek.retention.forms import ConfirmForm
from driehoek.retention.models import Erasure

Subject = Child | Guardian | Family


@staff_page
@require_safe
def erasure_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose whom: a child, a guardian or the whole family."""
    family = queries.family_decided(request.user, pk)
    children, guardians = queries.people_of(family)
    waiting = requests.waiting_for(family).select_related("child", "guardian", "family").first()
    place = queries.place_of(request.user, family)
    context = {"family": family, "place": place, "children": children, "guardians": guardians, "waiting": waiting}
    return render(request, "retention/erasure_new.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def erasure_plan(request: StaffRequest, pk: int, scope: str, number: int) -> HttpResponse:
    """Tell what goes and what stays, and ask for it once the name is typed."""
    family = queries.family_decided(request.user, pk)
    if scope not in Erasure.Scope.values:
        raise Http404
    subject = queries.subject_for(family, scope, number)
    form = ConfirmForm(request.POST or None, name=str(subject))
    drafted = requests.drafted(family=family, subject=subject, by=request.user)
    may = requests.may_ask(drafted, request.user)
    if may and form.is_valid() and (asked := _asked(request, family, subject, form)):
        return redirect("erasure", pk=asked.pk)
    context = {"family": family, "subject": subject, "form": form, "may": may, "due": drafted.due_on}
    return render(request, "retention/erasure_plan.html", {**context, "plan": plan(drafted)})


def _asked(request: StaffRequest, family: Family, subject: Subject, form: ConfirmForm) -> Erasure | None:
    """Ask for it, or say on the form why that cannot be."""
    try:
        return requests.ask(family=family, subject=subject, by=request.user)
    except ValidationError as error:
        form.add_error(None, error)
        return None


@staff_page
@require_safe
def erasure(request: StaffRequest, pk: int) -> HttpResponse:
    """Show how far a request is, and its receipt."""
    return render(request, "retention/erasure.html", {"one": queries.erasure_for(request.user, pk)})


@staff_page
@require_POST
def erasure_undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a request back."""
    asked = queries.erasure_for(request.user, pk)
    try:
        requests.undo(erasure=asked, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Undone. Nothing is erased, and their links work again."))
    return redirect("erasure", pk=pk)
