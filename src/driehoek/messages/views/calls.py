"""The phone list: who to call, what to say, and what came of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.messages.actions.calls import note_call, undo_call
from driehoek.messages.forms.calls import CallForm
from driehoek.messages.models import Call
from driehoek.messages.queries.calls import call_for, calls_of, cards, later_calls, to_call
from driehoek.messages.queries.messages import writing_at
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import guardian_for
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of

ROWS = 10


@staff_page
@require_safe
def calls(request: StaffRequest, code: str) -> HttpResponse:
    """List who is to be called, with what to say in both languages."""
    place = writing_at(request.user, code)
    page = page_of(request, to_call(request.user, place), ROWS)
    context = {
        "place": place, "page": page, "cards": cards(request.user, place, page),
        "later": later_calls(request.user, place), "undo": _just_noted(request),
    }  # fmt: skip
    return render(request, "messages/calls.html", context)


def _just_noted(request: StaffRequest) -> Call | None:
    pk = number_of(request.GET.get("terug"))
    return calls_of(request.user).filter(pk=pk).first() if pk else None


@staff_page
@require_POST
def call(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Note what came of calling a guardian: one tap."""
    place, guardian = writing_at(request.user, code), guardian_for(request.user, pk, "send_messages")
    form, back = CallForm(request.POST), reverse("calls", args=[code])
    if not form.is_valid():
        return redirect(back)
    try:
        noted = note_call(guardian=guardian, location=place, by=request.user, **form.cleaned_data)
    except PermissionDenied:
        messages.info(request, _("A colleague has done this already."))
        return redirect(back)
    return redirect(f"{back}?terug={noted.pk}")


@staff_page
@require_POST
def call_undo(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back what was noted just now."""
    noted = call_for(request.user, pk)
    undo_call(call=noted, by=request.user)
    messages.success(request, _("Taken back. It waits on the list again."))
    return redirect("calls", code=noted.location.code)
