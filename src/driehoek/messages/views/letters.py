"""Letters on paper: what waits, piles to print and to give out."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.messages.actions.letters import MOST, give_out, make_print_run, not_given
from driehoek.messages.papers import pdf_response
from driehoek.messages.pile import pile
from driehoek.messages.queries.letters import (
    ended_in,
    ended_letters,
    letters_in,
    loose_letters,
    run_for,
    runs_at,
)
from driehoek.messages.queries.messages import writing_at
from driehoek.people.audit import record
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of

ROWS = 25


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def print_runs(request: StaffRequest, code: str) -> HttpResponse:
    """Show how many letters wait, and the piles; or gather what waits into a new pile."""
    place = writing_at(request.user, code)
    if request.method == "POST":
        if run := make_print_run(location=place, by=request.user):
            return redirect("print_run", pk=run.pk)
        messages.info(request, _("There are no letters to print."))
        return redirect("print_runs", code=code)
    context = {
        "place": place, "waiting": loose_letters(request.user, place).count(), "most": MOST,
        "ended": ended_letters(request.user, place).count(), "page": page_of(request, runs_at(request.user, place)),
    }  # fmt: skip
    return render(request, "messages/print_runs.html", context)


@staff_page
@require_safe
def print_run(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the letters of a pile in the order in which they are handed out."""
    run = run_for(request.user, pk)
    context = {
        "run": run, "place": run.location, "page": page_of(request, letters_in(request.user, run), ROWS),
        "left_out": run.left_out + ended_in(request.user, run).count(), "undo": "terug" in request.GET and run.given_at,
    }  # fmt: skip
    return render(request, "messages/print_run.html", context)


@staff_page
@require_safe
def print_run_pdf(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the letters of a pile as one PDF; as often as needed."""
    run = run_for(request.user, pk)
    rows = list(letters_in(request.user, run))
    if not rows:
        raise Http404
    record("exported", by=request.user, subject=run, location=run.location, what="letters", letters=len(rows))
    title = f"{_('Letters')} {run.location.name} {run.pk}"
    return pdf_response(pile(title, rows), title)


@staff_page
@require_POST
def print_run_give(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that the letters were printed and given out or posted."""
    run = run_for(request.user, pk)
    try:
        number = give_out(run=run, by=request.user)
    except PermissionDenied:
        messages.info(request, _("A colleague has done this already."))
        return redirect("print_run", pk=pk)
    words = ngettext("%(number)d letter is noted as given.", "%(number)d letters are noted as given.", number)
    messages.success(request, words % {"number": number})
    answer = redirect("print_run", pk=pk)
    answer["Location"] += "?terug=1"
    return answer


@staff_page
@require_POST
def print_run_not_given(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back that the letters were given."""
    number = not_given(run=run_for(request.user, pk), by=request.user)
    words = ngettext("%(number)d letter waits again.", "%(number)d letters wait again.", number)
    messages.success(request, words % {"number": number})
    return redirect("print_run", pk=pk)
