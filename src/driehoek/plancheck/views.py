"""Pages of the plan check: what it finds, what is left out and why."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location, SchoolYear
from driehoek.people.queries import school_year_of
from driehoek.plancheck import actions, queries
from driehoek.plancheck.catalogue import rules
from driehoek.plancheck.forms import SilenceForm
from driehoek.plancheck.pictures import groups_of


def _place(request: StaffRequest, code: str) -> tuple[Location, SchoolYear]:
    location = queries.checked_location(request.user, code)
    return location, school_year_of(location, request.GET.get("jaar", ""))


def _page(location: Location, year: SchoolYear) -> str:
    return f"{reverse('plan_check', kwargs={'code': location.code})}?jaar={year.name}"


@staff_page
@require_safe
def plan_check(request: StaffRequest, code: str) -> HttpResponse:
    """Show what the rules find, most important first; what is left out with its reason; and what is fine."""
    location, year = _place(request, code)
    checked = queries.checked(location, year)
    language = get_language() or "nl"
    context = {
        "place": location,
        "checked": checked,
        "groups": groups_of(checked),
        "silenced": [(row, row.rule.said("title", language)) for row in checked.silenced],
        "fine": [
            (name, [rule.said("title", language) for rule in inside]) for name, inside in queries.chapters(checked.fine)
        ],
        "years": queries.years_of(location),
    }
    return render(request, "plancheck/plan_check.html", context)


@staff_page
@require_safe
def plan_check_strip(request: StaffRequest, code: str) -> HttpResponse:
    """Say in one line what the plan check finds: plan screens fetch it after they are drawn."""
    location, year = _place(request, code)
    checked = queries.checked(location, year)
    return render(request, "plancheck/_strip.html", {"place": location, "checked": checked, "counts": checked.counts})


@staff_page
def plan_check_silence(request: StaffRequest, code: str, rule: str) -> HttpResponse:
    """Ask why a rule may be left out this school year, and leave it out."""
    location, year = _place(request, code)
    if rule not in rules():
        raise Http404
    form = SilenceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.silence(location=location, year=year, rule=rule, reason=reason, by=request.user)
        messages.success(request, _("Left out of the plan check this school year. It stays to be seen below."))
        return redirect(_page(location, year))
    words = {name: rules()[rule].said(name, get_language() or "nl") for name in ("title", "why")}
    context = {"place": location, "year": year, "form": form, "rule": rules()[rule], "back": _page(location, year)}
    return render(request, "plancheck/silence.html", {**context, **words})


@staff_page
@require_POST
def plan_check_wake(request: StaffRequest, pk: int) -> HttpResponse:
    """Look at a rule again."""
    silence = queries.silence_for(request.user, pk)
    actions.wake(silence=silence, by=request.user)
    messages.success(request, _("This counts again in the plan check."))
    return redirect(_page(silence.location, silence.school_year))
