"""What colleagues choose for at home, and what came of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.home import actions
from driehoek.home.models import Suggestion
from driehoek.home.queries.helping import to_help
from driehoek.home.queries.languages import totals, working
from driehoek.home.queries.staff import group_rows, running, suggestion_for, suggestions_for
from driehoek.home.queries.tallies import tallies
from driehoek.home.rules import CHOOSE, HELP, TOTALS, may_add, week_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Group
from driehoek.people.queries import family_for, group_for, location_for
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of
from driehoek.shared.small import FEWEST

ROWS = 10


@staff_page
@require_safe
def home_overview(request: StaffRequest, code: str) -> HttpResponse:
    """Show what each group has this week."""
    location = location_for(request.user, code, CHOOSE)
    page = page_of(request, group_rows(request.user, location), ROWS)
    context = {"place": location, "page": page, "may_add": may_add(request.user, location)}
    return render(request, "home/home_overview.html", context)


@staff_page
@require_safe
def home_languages(request: StaffRequest, code: str) -> HttpResponse:
    """Show which activities work in which language, the lowest first."""
    location = location_for(request.user, code, CHOOSE)
    page = page_of(request, working(request.user, location), ROWS)
    return render(request, "home/home_languages.html", {"place": location, "page": page})


@staff_page
@require_safe
def home_totals(request: StaffRequest, code: str) -> HttpResponse:
    """Show readers of totals the same, without what would be about fewer than five families."""
    location = location_for(request.user, code, TOTALS)
    page = page_of(request, totals(location), ROWS)
    return render(request, "home/home_totals.html", {"place": location, "page": page, "fewest": FEWEST})


@staff_page
@require_safe
def home_group(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what a group has this week and later, and had before."""
    group = group_for(request.user, pk, CHOOSE)
    rows = suggestions_for(request.user).filter(group=group)
    page = page_of(request, rows.filter(week__lt=week_of()), ROWS)
    counted = tallies([*rows.filter(week__gte=week_of()), *page])
    context = {
        "group": group, "page": page, "running": running(group), "undo": _just_withdrawn(request, group),
        "now": [one for one in counted if one.suggestion.week == week_of()],
        "later": [one for one in counted if one.suggestion.week > week_of() and not one.suggestion.programme],
        "earlier": [one for one in counted if one.suggestion.week < week_of()],
    }  # fmt: skip
    return render(request, "home/home_group.html", context)


def _just_withdrawn(request: StaffRequest, group: Group) -> Suggestion | None:
    if not (asked := number_of(request.GET.get("terug"))):
        return None
    try:
        row = suggestion_for(request.user, asked, withdrawn=True)
    except Http404:
        return None
    return row if row.group_id == group.pk else None


@staff_page
@require_safe
def home_suggestion(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what came of one suggestion, and whom to help."""
    row = suggestion_for(request.user, pk)
    tally = tallies([row])[0]
    context: dict[str, Any] = {
        "suggestion": row, "group": row.group, "tally": tally, 
        "help": to_help(tally),
    }  # fmt: skip
    return render(request, "home/home_suggestion.html", context)


@staff_page
@require_POST
def home_help(request: StaffRequest, pk: int, family: int) -> HttpResponse:
    """Promise a family to help with an activity."""
    row, whom = suggestion_for(request.user, pk), family_for(request.user, family, HELP)
    actions.offer_help(suggestion=row, family=whom, by=request.user)
    messages.success(request, _("Promised. It stands among your promises now."))
    return redirect("home_suggestion", pk=pk)


@staff_page
@require_POST
def home_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a suggestion back, and offer to undo that."""
    row = suggestion_for(request.user, pk)
    actions.withdraw(suggestion=row, by=request.user)
    response = redirect("home_group", pk=row.group_id)
    response["Location"] += f"?terug={pk}"
    return response


@staff_page
@require_POST
def home_restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a suggestion back."""
    row = suggestion_for(request.user, pk, withdrawn=True)
    try:
        actions.restore(suggestion=row, by=request.user)
        messages.success(request, _("It is there again."))
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
    return redirect("home_group", pk=row.group_id)
