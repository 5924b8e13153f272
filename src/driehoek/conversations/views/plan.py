"""The plan of a round: ask for it, watch it grow, read it from every side, print it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.conversations import undo
from driehoek.conversations.actions import plans
from driehoek.conversations.actions.illness import host_ill
from driehoek.conversations.actions.restoring import put_back
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.forms.plan import IllForm
from driehoek.conversations.models import Round
from driehoek.conversations.queries import plan as queries
from driehoek.conversations.queries import round_to_plan
from driehoek.conversations.queries.free import with_free_times
from driehoek.conversations.queries.sections import PRINTED, VIEWS, keys_of, sections_of
from driehoek.conversations.queries.unserved import with_reasons
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of

SECTIONS, UNSERVED = 8, 15


@staff_page
@require_safe
def round_plan(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the plan; while it is being made only how far it is, when the page asks for that part alone."""
    round_ = round_to_plan(request.user, pk)
    state = queries.state_of(request.user, round_)
    if request.headers.get("HX-Target") == "state":
        if not state.at_work:
            return HttpResponse(headers={"HX-Refresh": "true"})
        return render(request, "conversations/plan/_state.html", {"round": round_, "state": state})
    view = request.GET.get("per", "")
    view = view if view in VIEWS else VIEWS[0]
    context = {
        "round": round_, "place": round_.location, "state": state, "view": view, "undo": undo.offered(request),
        "silent": queries.silent_hosts(round_),
    }  # fmt: skip
    return render(request, "conversations/plan.html", context | _rows(request, round_, view))


def _rows(request: StaffRequest, round_: Round, view: str) -> dict[str, Any]:
    if view == "unserved":
        page = page_of(request, queries.unserved_wishes(request.user, round_), UNSERVED)
        return {"page": page, "wishes": with_reasons(sheet_of(round_), list(page)) if page.object_list else []}
    page = page_of(request, keys_of(request.user, round_, view), SECTIONS)
    sections = sections_of(request.user, round_, view, page.object_list)
    return {"page": page, "sections": with_free_times(round_, sections) if view == "host" else sections}


@staff_page
@require_POST
def plan_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Let the planner begin."""
    round_ = round_to_plan(request.user, pk)
    try:
        plans.ask_plan(round_=round_, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("round_plan", pk=round_.pk)


@staff_page
@require_POST
def plan_stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Let the planner stop with the best it has."""
    round_ = round_to_plan(request.user, pk)
    solving = queries.solving_of(round_)
    if solving:
        plans.stop_plan(solving=solving, by=request.user)
        messages.success(request, _("The planner stops, and keeps the best plan it has."))
    return redirect("round_plan", pk=round_.pk)


@staff_page
@require_POST
def plan_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Put back the plan there was before the one that is named."""
    round_ = round_to_plan(request.user, pk)
    solving = queries.solving_of(round_)
    try:
        if solving is None or str(solving.pk) != request.POST.get("plan"):
            raise ValidationError(_("This cannot be undone any more."))
        put_back(solving=solving, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(request, _("The plan that there was is back."))
    return redirect("round_plan", pk=round_.pk)


@staff_page
@require_safe
def plan_print(request: StaffRequest, pk: int) -> HttpResponse:
    """The plan on paper, each colleague, family, room or interpreter on a sheet of their own."""
    round_ = round_to_plan(request.user, pk)
    view = request.GET.get("per", "")
    view = view if view in PRINTED else PRINTED[0]
    keys = keys_of(request.user, round_, view)
    sections = [one for one in sections_of(request.user, round_, view, keys) if one.talks]
    return render(request, "conversations/plan_print.html", {"round": round_, "view": view, "sections": sections})


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def plan_ill(request: StaffRequest, pk: int) -> HttpResponse:
    """Release the talks of a colleague who cannot be there, and look for other times."""
    round_ = round_to_plan(request.user, pk)
    form = IllForm(request.POST or None, round_=round_)
    if request.method == "POST" and form.is_valid():
        try:
            number, solving = host_ill(by=request.user, **form.cleaned_data)
        except ValidationError as problem:
            messages.error(request, problem.messages[0])
        else:
            words = ngettext("%(number)d talk is free again.", "%(number)d talks are free again.", number)
            text = words % {"number": number} + " " + _("We look for another time.")
            undo.offer(request, undo.Undo(text, reverse("plan_back", args=[round_.pk]), {"plan": str(solving.pk)}))
        return redirect("round_plan", pk=round_.pk)
    return render(request, "conversations/plan_ill.html", {"round": round_, "place": round_.location, "form": form})
