"""Promises: the list, keeping one, handing one over, and taking that back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.logbook import actions, rules
from driehoek.logbook.forms import HandOverForm, KeepForm
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import (
    VIEWS,
    closed_just_now,
    kept_this_year,
    late_promises_for,
    listed_promises,
    owed,
    promise_for,
)
from driehoek.people.actions import look
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Account
from driehoek.people.queries import colleagues_for
from driehoek.shared.back import back_to
from driehoek.shared.pages import page_of

ROWS = 25


@staff_page
@require_safe
def promises(request: StaffRequest) -> HttpResponse:
    """List promises: one's own, all within reach, the late ones, or what was closed."""
    view, kind = request.GET.get("toon", ""), request.GET.get("soort", "")
    view = view if view in VIEWS else "mine"
    kind = kind if kind in Promise.Kind else ""
    page = page_of(request, listed_promises(request.user, view, kind), ROWS)
    context = {
        "page": page, "rows": owed(page), "view": view, "kind": kind, "kinds": Promise.Kind.choices,
        "late": late_promises_for(request.user).count(), "kept": kept_this_year(request.user),
        "undo": closed_just_now(request.user, request.GET.get("dicht")),
    }  # fmt: skip
    return render(request, "logbook/promises.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def promise(request: StaffRequest, pk: int) -> HttpResponse:
    """Close a promise with what came of it; a closed one shows how it ended and may be opened again."""
    promise = promise_for(request.user, pk)
    people = list(rules.whom_to_contact(promise))
    form = KeepForm(request.POST or None, promise=promise, may_contact=bool(people))
    if form.is_valid() and _closed(promise, request.user, form):
        back = back_to(request, reverse("family", args=[promise.family_id]))
        return redirect(f"{back}{'&' if '?' in back else '?'}dicht={pk}")
    if request.method != "POST":
        look(at=promise.family, by=request.user)
    context = {
        "promise": promise, "form": form, "people": people, "owed": owed([promise])[0],
        "may_contact": bool(people), "may_reopen": rules.may_reopen(promise),
        "hand_over": HandOverForm(colleagues=colleagues_for(promise.family, "keep_promises"), initial=_now(promise)),
    }  # fmt: skip
    return render(request, "logbook/promise.html", context)


def _closed(promise: Promise, by: Account, form: KeepForm) -> bool:
    try:
        actions.keep(promise=promise, by=by, **form.kept())
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _now(promise: Promise) -> dict[str, object]:
    return {"to": promise.owner_id, "due": promise.due}


@staff_page
@require_POST
def promise_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back that a promise was closed."""
    promise = promise_for(request.user, pk)
    if rules.may_reopen(promise):
        actions.reopen(promise=promise, by=request.user)
        messages.success(request, _("The promise is open again. What you wrote is still there."))
    return redirect("promise", pk=pk)


@staff_page
@require_POST
def promise_hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a promise another owner or another day."""
    promise = promise_for(request.user, pk)
    form = HandOverForm(request.POST, colleagues=colleagues_for(promise.family, "keep_promises"))
    if form.is_valid():
        actions.hand_over(promise=promise, by=request.user, **form.cleaned_data)
        messages.success(request, _("Handed over."))
    else:
        messages.error(request, _("Choose a colleague and a day."))
    return redirect("promise", pk=pk)
