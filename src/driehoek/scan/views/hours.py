"""Pages of the hours for parents: everybody's, and one colleague's week by week."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import school_year_of
from driehoek.policy.queries import may_set_goals, policy_location
from driehoek.scan import actions
from driehoek.scan.forms import HoursForm
from driehoek.scan.models import ParentHours
from driehoek.scan.pictures import picture_of
from driehoek.scan.queries import colleague_with_hours, colleagues_with_hours, hours_location, load_of, loads_of
from driehoek.scan.workload import estimates
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def parent_hours(request: StaffRequest, code: str) -> HttpResponse:
    """List hours asked beside hours given: of everybody for who sets the policy, else one's own."""
    location = hours_location(request.user, code)
    year = school_year_of(location)
    page = page_of(request, colleagues_with_hours(request.user, location))
    context = {
        "place": location, "year": year, "page": page, "loads": loads_of(list(page), location, year),
        **estimates(),
    }  # fmt: skip
    return render(request, "scan/hours.html", context)


@staff_page
def hours_of(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Show one colleague's school year week by week, and let who sets the policy note the hours."""
    location = hours_location(request.user, code)
    writable = policy_location(request.user, code) if request.method == "POST" else None
    colleague, year = colleague_with_hours(request.user, location, pk), school_year_of(location)
    load = load_of(colleague, location, year)
    agreed = load.agreed or ParentHours(location=location, school_year=year, account=colleague)
    form = HoursForm(request.POST or None, instance=agreed)
    if writable and form.is_valid():
        actions.agree_hours(hours=form.save(commit=False), by=request.user)
        messages.success(request, _("The hours of %(name)s are noted.") % {"name": colleague.name})
        return redirect("hours_of", code=code, pk=pk)
    context = {
        "place": location, "year": year, "load": load, "form": form, "picture": picture_of(load),
        "may_set": may_set_goals(request.user, location), **estimates(),
    }  # fmt: skip
    return render(request, "scan/hours_of.html", context)
