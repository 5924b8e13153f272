"""The agreed number of talks about every child: about whom was not talked yet, with one tap to plan."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.conversations.actions.watching import agree_on_least
from driehoek.conversations.forms.watch import LeastForm
from driehoek.conversations.queries import watch
from driehoek.conversations.queries.rounds import may_plan_at
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def talks_watch(request: StaffRequest, code: str) -> HttpResponse:
    """Show per group about how many children was talked as agreed, and the children about whom to plan a talk."""
    location = location_for(request.user, code, "see_families")
    may_set = watch.may_set_least(request.user, location)
    if request.method == "POST" and not may_set:
        raise Http404
    form = LeastForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        agree_on_least(location=location, number=form.cleaned_data["number"], by=request.user)
        messages.success(request, _("Kept. The list counts with this number now."))
        return redirect("talks_watch", code=code)
    return _page(request, location, form, may_set)


def _page(request: StaffRequest, location: Location, form: LeastForm, may_set: bool) -> HttpResponse:
    found, group = watch.watched(request.user, location), request.GET.get("groep", "")
    page = page_of(request, watch.lacking(request.user, location, found, group))
    may_plan = may_plan_at(request.user, location)
    plan = [line for line in found.to_plan if group in ("", str(line.group.pk))] if may_plan else []
    context = {
        "to_plan": sum(line.to_plan for line in plan), "to_plan_of": [line.group.pk for line in plan],
        "place": location, "watched": found, "page": page, "chosen": group,
        "lines": watch.child_lines(page, location), "may_plan": may_plan,
        "form": (form if form.is_bound else LeastForm(initial={"number": found.least})) if may_set else None,
    }  # fmt: skip
    return render(request, "conversations/talks_watch.html", context)
