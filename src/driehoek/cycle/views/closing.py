"""Pages of closing a school year: what will happen, and opening it again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from driehoek.cycle.actions.closing import close_year, reopen_year
from driehoek.cycle.forms.closing import CloseForm, ReopenForm
from driehoek.cycle.queries.closing import goes_on, next_year_of, why_it_stays_closed
from driehoek.cycle.views.evaluations import address_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location, SchoolYear
from driehoek.people.queries import school_year_of
from driehoek.policy.queries import policy_location
from driehoek.policy.queries.evaluations import closing_for, looked_back


@staff_page
def year_close(request: StaffRequest, code: str, year: str) -> HttpResponse:
    """Say what closing does, ask what the year taught, and close it."""
    place = policy_location(request.user, code)
    named = school_year_of(place, year)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            closing = close_year(location=place, year=named, by=request.user, **form.cleaned_data)
            messages.success(request, _("The year is closed. Here is what you did: keep what you want to do again."))
            return redirect("next_year", pk=closing.pk)
        except ValidationError as problem:
            form.add_error(None, problem)
    return render(request, "cycle/year_close.html", {"form": form, **_what_happens(place, named)})


def _what_happens(place: Location, year: SchoolYear) -> dict[str, object]:
    looked = looked_back(place, year)
    return {
        "place": place, "year": year, "next": next_year_of(year) or _("the next school year"),
        "going": [one.goal.title for one in looked if goes_on(one)],
        "stopping": [one.goal.title for one in looked if one.now and not goes_on(one)],
    }  # fmt: skip


@staff_page
def year_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask why, open a closed year again, and take its draft of the next one away."""
    closing = closing_for(request.user, pk, "set_goals")
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            reopen_year(closing=closing, why=form.cleaned_data["undone_why"], by=request.user)
            messages.success(request, _("The year is open again."))
            return redirect(address_of(closing.location, closing.school_year))
        except ValidationError as problem:
            form.add_error(None, problem)
    context = {"place": closing.location, "closing": closing, "form": form, "stays": why_it_stays_closed(closing)}
    return render(request, "cycle/year_reopen.html", context)
