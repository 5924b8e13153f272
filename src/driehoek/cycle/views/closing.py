"""Pages of closing a school year: what will happen, and opening it again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.cycle.actions.closing import close_year, reopen_year
from driehoek.cycle.queries.closing import goes_on, next_year_of
from driehoek.cycle.views.evaluations import address_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import school_year_of
from driehoek.policy.queries import policy_location
from driehoek.policy.queries.evaluations import closing_for, looked_back


@staff_page
def year_close(request: StaffRequest, code: str, year: str) -> HttpResponse:
    """Say what closing does, and close the year."""
    place = policy_location(request.user, code)
    named = school_year_of(place, year)
    if request.method == "POST":
        try:
            close_year(location=place, year=named, by=request.user)
            messages.success(request, _("The year is closed. The goals that go on stand ready for the next one."))
        except ValidationError as problem:
            messages.error(request, problem.messages[0])
        return redirect(address_of(place, named))
    looked = looked_back(place, named)
    context = {
        "place": place, "year": named, "next": next_year_of(named) or _("the next school year"),
        "going": [one.goal.title for one in looked if goes_on(one)],
        "stopping": [one.goal.title for one in looked if one.now and not goes_on(one)],
    }  # fmt: skip
    return render(request, "cycle/year_close.html", context)


@staff_page
@require_POST
def year_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Open a closed year again, and take its draft of the next one away."""
    closing = closing_for(request.user, pk, "set_goals")
    try:
        reopen_year(closing=closing, by=request.user)
        messages.success(request, _("The year is open again."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect(address_of(closing.location, closing.school_year))
