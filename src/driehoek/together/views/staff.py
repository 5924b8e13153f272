"""Parents together, for colleagues: the programme, commissions, and what becomes of a subject."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.activities.models import Activity
from driehoek.activities.queries.planning import goals_to_serve, groups_to_plan
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import location_for
from driehoek.people.rules import today
from driehoek.shared.pages import page_of
from driehoek.together import actions
from driehoek.together.forms import DeclineForm, MorningForm
from driehoek.together.models import Commission, Proposal
from driehoek.together.queries.commissions import commissions_for, manages, rows_of, seated
from driehoek.together.queries.programme import (
    managed_proposal,
    mornings_at,
    proposal_for,
    unread_at,
    wanted_at,
    wishes,
)
from driehoek.together.rules import SEE
from driehoek.together.views.board import or_404

ROWS, FEW = 10, 6


@staff_page
@require_safe
def together(request: StaffRequest, code: str) -> HttpResponse:
    """Show what parents would like, the mornings that came of it, and the commissions."""
    place = location_for(request.user, code, SEE)
    page = page_of(request, wanted_at(place), ROWS)
    whole, mornings = manages(request.user, place), list(mornings_at(place)[:FEW])
    shown = wishes([*page, *mornings, *(unread_at(request.user, place)[:ROWS] if whole else [])])
    wanted, coming = len(page), len(page) + len(mornings)
    context = {
        "place": place, "page": page, "wanted": shown[:wanted], "mornings": shown[wanted:coming],
        "unread": shown[coming:], "manages": whole,
        "commissions": rows_of(commissions_for(request.user, place)), "has_room": _room(place) is not None,
    }  # fmt: skip
    return render(request, "together/together.html", context)


def _room(place: Location) -> Commission | None:
    return next((one for one in place.commissions.filter(kind=Commission.Kind.PARENTS_ROOM, ended_at=None)), None)


@staff_page
def proposal(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a subject, and make a morning of it."""
    row = proposal_for(request.user, pk)
    form = _morning_form(request, row, sent=request.method == "POST")
    if request.method == "POST" and form.is_valid() and (activity := _made(request, row, form)):
        messages.success(request, _("The morning is there. Look whether all is right, and invite the parents."))
        return redirect("activity", pk=activity)
    return _subject(request, row, form, DeclineForm())


def _subject(request: StaffRequest, row: Proposal, form: MorningForm, decline: DeclineForm) -> HttpResponse:
    context = {
        "proposal": row, "place": row.location, "wish": wishes([row])[0], "form": form, "decline": decline,
        "manages": manages(request.user, row.location), "open": row.listed_at and not row.declined_at,
    }  # fmt: skip
    return render(request, "together/proposal.html", context)


def _morning_form(request: StaffRequest, row: Proposal, *, sent: bool) -> MorningForm:
    room, place = _room(row.location), row.location
    offered: dict[str, Any] = {
        "groups": groups_to_plan(request.user, place), "goals": goals_to_serve(Activity(location=place), today()),
        "members": list(seated(room)) if room else [],
    }  # fmt: skip
    initial = {"title": wishes([row])[0].title[:120]} if row.text else {}
    return MorningForm(request.POST if sent else None, own_words=not row.subject, initial=initial, **offered)


def _made(request: StaffRequest, row: Proposal, form: MorningForm) -> int:
    try:
        with or_404():
            return int(actions.make_morning(proposal=row, by=request.user, **form.chosen).pk)
    except ValidationError as problem:
        form.add_error(None, problem)
        return 0


@staff_page
@require_POST
def proposal_act(request: StaffRequest, pk: int) -> HttpResponse:
    """Put own words on the list, say why a subject is not for this year, or take that back."""
    row, act, form = managed_proposal(request.user, pk), request.POST.get("act", ""), DeclineForm(request.POST)
    told: dict[str, Any] = {"proposal": row, "by": request.user}
    with or_404():
        if act == "list":
            actions.put_on_list(**told)
            messages.success(request, _("It is on the list. Parents can choose it now."))
        elif act == "reopen":
            actions.reopen(**told)
            messages.success(request, _("It is there again."))
        elif act == "decline" and form.is_valid():
            actions.decline(because=form.cleaned_data["because"], **told)
            messages.success(request, _("Told. Parents read it on their own page."))
    if act == "decline" and form.errors:
        row = proposal_for(request.user, pk)
        return _subject(request, row, _morning_form(request, row, sent=False), form)
    return redirect("proposal", pk=pk) if act != "list" else redirect("together", code=row.location.code)
