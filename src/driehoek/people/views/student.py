"""A student's own page: which group, and what the school may share with the parents (row P5)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people import actions
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import StudentDecision
from driehoek.people.queries import setup as queries
from driehoek.people.rules import ADULT, today, years_before


@staff_page
@require_safe
def student(request: StaffRequest) -> HttpResponse:
    """Show a student what is open to the parents and let them decide."""
    child = queries.student_of(request.user)
    decisions = queries.decisions_of(child)
    adult = bool(child.birth_date and child.birth_date <= years_before(today(), ADULT))
    choices = [
        {"code": code, "label": label, "decision": decisions.get(code), "open": (code in decisions) == adult}
        for code, label in StudentDecision.Category.choices
    ]
    context = {"child": child, "adult": adult, "choices": choices, "guardians": queries.guardians_of(child)}
    return render(request, "people/student.html", context)


@staff_page
@require_POST
def student_decide(request: StaffRequest) -> HttpResponse:
    """Open or close one kind of contact with the parents."""
    child, category = queries.student_of(request.user), request.POST.get("category", "")
    if category not in StudentDecision.Category.values:
        raise Http404
    is_open = request.POST.get("open") == "yes"
    try:
        actions.decide(child=child, by=request.user, category=category, open_to_parents=is_open)
    except PermissionDenied as error:
        raise Http404 from error
    messages.success(request, _("Your choice has been saved. It counts from now on."))
    return redirect("student")
