"""Commissions for colleagues: start one, ask members, and work in it as any other member."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import found, location_for
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of
from driehoek.together import actions
from driehoek.together.forms import CommissionForm
from driehoek.together.queries.commissions import (
    asked_yet,
    commission_for,
    managed_commission,
    manages,
)
from driehoek.together.queries.joining import to_ask, to_seat
from driehoek.together.rules import PLAN
from driehoek.together.views.board import desk, or_404, work

ROWS = 12


@staff_page
def commission_new(request: StaffRequest, code: str) -> HttpResponse:
    """Start a commission."""
    place = location_for(request.user, code, PLAN, whole=True)
    form = CommissionForm(request.POST or None, initial={"kind": request.GET.get("soort", "other")})
    if request.method == "POST" and form.is_valid() and (pk := _started(request, place, form)):
        messages.success(request, _("The commission is there. Ask parents and colleagues to join."))
        return redirect("commission_members", pk=pk)
    return render(request, "together/commission_new.html", {"place": place, "form": form})


def _started(request: StaffRequest, place: Location, form: CommissionForm) -> int:
    try:
        return int(actions.start_commission(location=place, by=request.user, **form.cleaned_data).pk)
    except ValidationError as problem:
        form.add_error(None, problem)
        return 0


@staff_page
def commission(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a commission; members act in it."""
    row = commission_for(request.user, pk)
    at = desk(request, row, request.user)
    if request.method == "POST" and work(request, at):
        messages.success(request, _("Kept."))
        left = request.POST.get("act") == "leave"
        return redirect("together", code=row.location.code) if left else redirect("commission", pk=pk)
    manager = manages(request.user, row.location)
    context = {
        **at.context, "place": row.location, "manages": manager, "asked": asked_yet(row) if manager else [],
    }  # fmt: skip
    return render(request, "together/commission.html", context)


@staff_page
def commission_members(request: StaffRequest, pk: int) -> HttpResponse:
    """Find parents and colleagues, and ask them."""
    row = managed_commission(request.user, pk)
    if request.method == "POST":
        return _asked(request, pk)
    words = request.GET.get("q", "")[:60]
    page = page_of(request, to_ask(request.user, row, words), ROWS)
    context = {"commission": row, "place": row.location, "words": words, "page": page, "colleagues": to_seat(row)}
    return render(request, "together/commission_members.html", context)


def _asked(request: StaffRequest, pk: int) -> HttpResponse:
    row = managed_commission(request.user, pk)
    asked, seated = (number_of(request.POST.get(name)) for name in ("guardian", "account"))
    with or_404():
        if asked:
            guardian = found(to_ask(request.user, row, ""), pk=asked)
            actions.ask_guardian(commission=row, guardian=guardian, by=request.user)
            messages.success(request, _("Asked. They answer on their own page."))
        elif seated:
            account = found(to_seat(row), pk=seated)
            actions.seat_colleague(commission=row, account=account, by=request.user)
            messages.success(request, _("%(name)s is a member now.") % {"name": account.name})
    return redirect("commission_members", pk=pk)


@staff_page
@require_POST
def commission_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a commission."""
    row = managed_commission(request.user, pk)
    actions.end_commission(commission=row, by=request.user)
    messages.success(request, _("The commission has ended. What was written stays kept."))
    return redirect("together", code=row.location.code)
