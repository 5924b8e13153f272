"""Pages on which a scan is answered, weighed and kept."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import school_year_of
from driehoek.policy.queries import colleagues_at, policy_location
from driehoek.scan import actions
from driehoek.scan.evidence import evidence_for
from driehoek.scan.forms import LevelForm, SidesForm
from driehoek.scan.levels import level
from driehoek.scan.models import HIGHEST, LOWEST
from driehoek.scan.queries import answers_of, kept_scan_for, loads_of, open_scan_for
from driehoek.scan.workload import totals
from driehoek.surveys.queries.latest import latest_of


@staff_page
@require_POST
def scan_begin(request: StaffRequest, code: str) -> HttpResponse:
    """Begin a scan, with the answers of the last one."""
    location = policy_location(request.user, code)
    row = actions.begin_scan(location=location, school_year=school_year_of(location), by=request.user)
    return redirect("scan_level", pk=row.pk, number=LOWEST)


@staff_page
def scan_level(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """Answer the conditions of one level, with what the records say beside them."""
    row = open_scan_for(request.user, pk)
    if not LOWEST <= number <= HIGHEST:
        raise Http404
    one = level(number)
    form = LevelForm(request.POST or None, level=one, answers=answers_of(row))
    if request.method == "POST" and form.is_valid():
        actions.answer_level(scan=row, number=number, answers=form.answers, by=request.user)
        return redirect("scan_level", pk=pk, number=number + 1) if number < HIGHEST else redirect("scan_sides", pk=pk)
    language = get_language() or "nl"
    context = {
        "scan": row, "place": row.location, "form": form, "number": number,
        "name": one.name(language), "meaning": one.meaning(language),
        "rows": list(form.rows(evidence_for(one.conditions, row.location, row.school_year))),
    }  # fmt: skip
    return render(request, "scan/level.html", context)


@staff_page
def scan_sides(request: StaffRequest, pk: int) -> HttpResponse:
    """Weigh what parents ask, what the team carries and what is wanted."""
    row = open_scan_for(request.user, pk)
    form = SidesForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.weigh_sides(scan=row, sides=form.cleaned_data, by=request.user)
        messages.success(request, _("Your answers are saved. This is where you stand."))
        return redirect("scan", code=row.location.code)
    team = list(colleagues_at(row.location, "plan_activities"))
    context = {
        "scan": row, "place": row.location, "form": form, "number": HIGHEST + 1,
        "hours": totals(loads_of(team, row.location, row.school_year)),
        "latest": latest_of(row.location, get_language() or "nl"),
    }  # fmt: skip
    return render(request, "scan/sides.html", context)


@staff_page
@require_POST
def scan_keep(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep the scan as it is today."""
    row = open_scan_for(request.user, pk)
    actions.keep_scan(scan=row, by=request.user)
    messages.success(request, _("The scan is kept as it is today. Later you can compare the next one with it."))
    return redirect("scan_kept", pk=pk)


@staff_page
@require_POST
def scan_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Take keeping back."""
    row = kept_scan_for(request.user, pk)
    try:
        actions.reopen_scan(scan=row, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("scan_kept", pk=pk)
    messages.success(request, _("You can change the scan again."))
    return redirect("scan", code=row.location.code)
