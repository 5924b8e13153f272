"""The start page: what somebody has to do now, for everybody who logs in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from driehoek.activities.queries import tasks_of
from driehoek.activities.queries.door import shelf_of
from driehoek.activities.queries.today import FAMILIES_SHOWN, SHOWN, day_of, waiting_appointments
from driehoek.activities.rules import volunteers
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.rules import rights_of


@staff_page
@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """Send everybody to where their day begins."""
    rights = rights_of(request.user)
    if "see_families" in rights:
        day = day_of(request.user, steers="set_goals" in rights)
        context = {
            "day": day,
            "shown": f":{SHOWN}",
            "families_shown": f":{FAMILIES_SHOWN}",
            "this_day": timezone.localdate(),
            "owner": shelf_of(request.user),
        }
        return render(request, "activities/today.html", context)
    if "see_totals" in rights:
        return redirect("totals")
    if request.user.child_id:
        return redirect("student")
    return _without_rights(request)


def _without_rights(request: StaffRequest) -> HttpResponse:
    """Volunteers see their own tasks; who has no role yet is told whom to ask."""
    tasks = tasks_of(request.user).filter(ends_at__gte=timezone.now())
    context = {
        "tasks": list(tasks[:SHOWN]),
        "waiting": waiting_appointments(request.user),
        "is_volunteer": volunteers().filter(account=request.user.pk).exists(),
    }
    return render(request, "activities/tasks.html", context)
