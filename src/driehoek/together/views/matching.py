"""Buddies for who sees the families of a location: whom to put together, and what was reported."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of
from driehoek.together import actions
from driehoek.together.models import BuddyOffer
from driehoek.together.queries.buddies import (
    asking,
    matches_for,
    matching_at,
    offers_for,
    reported_at,
    reported_for,
)
from driehoek.together.views.board import or_404

ROWS = 10


@staff_page
def buddies(request: StaffRequest, code: str) -> HttpResponse:
    """Show who asks and who could help, with the reasons; ask both whether they want to."""
    place = matching_at(request.user, code)
    if request.method == "POST":
        return _matched(request, place)
    page = page_of(request, asking(request.user, place), ROWS)
    context = {
        "place": place, "page": page, "matches": matches_for(request.user, place)[:ROWS],
        "reported": reported_at(request.user, place)[:ROWS],
        "helpers": offers_for(request.user, place, BuddyOffer.Side.OFFERS).count(),
    }  # fmt: skip
    return render(request, "together/buddies.html", context)


def _matched(request: StaffRequest, place: Location) -> HttpResponse:
    ask, offer = (number_of(request.POST.get(name)) for name in ("ask", "offer"))
    if ask and offer:
        with or_404():
            actions.propose_match(location=place, ask=ask, offer=offer, by=request.user)
        messages.success(request, _("Both are asked. Nothing is shared before both say yes."))
    return redirect("buddies", code=place.code)


@staff_page
@require_POST
def buddy_report_handled(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that what was reported has been dealt with."""
    row = reported_for(request.user, pk)
    actions.handle_report(message=row, by=request.user)
    messages.success(request, _("Noted. The two do not write to each other any more."))
    return redirect("buddies", code=row.match.ask.location.code)
