"""Pages of agreements with schools nearby."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.policy.actions.neighbours import end_neighbour, save_neighbour
from driehoek.policy.forms.plans import NeighbourForm
from driehoek.policy.models import NeighbourAgreement
from driehoek.policy.queries import may_set_goals, policy_location
from driehoek.policy.queries.neighbours import neighbour_for, neighbours_for
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def neighbours(request: StaffRequest, code: str) -> HttpResponse:
    """List what is agreed with schools nearby."""
    place = location_for(request.user, code, "see_families")
    page = page_of(request, neighbours_for(request.user).filter(location=place))
    context = {"place": place, "page": page, "may_write": may_set_goals(request.user, place)}
    return render(request, "policy/neighbours.html", context)


@staff_page
def neighbour_new(request: StaffRequest, code: str) -> HttpResponse:
    """Make an agreement."""
    return _edit(request, NeighbourAgreement(location=policy_location(request.user, code)))


@staff_page
def neighbour_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an agreement."""
    return _edit(request, neighbour_for(request.user, pk))


def _edit(request: StaffRequest, agreement: NeighbourAgreement) -> HttpResponse:
    form = NeighbourForm(request.POST if request.method == "POST" else None, instance=agreement)
    if form.is_valid():
        save_neighbour(agreement=form.save(commit=False), by=request.user)
        messages.success(request, _("The agreement is saved."))
        return redirect("neighbours", code=agreement.location.code)
    return render(request, "policy/neighbour.html", {"place": agreement.location, "form": form})


@staff_page
@require_POST
def neighbour_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End an agreement, or with ?terug=1 let it go on."""
    agreement = neighbour_for(request.user, pk)
    end_neighbour(agreement=agreement, ended="terug" not in request.GET, by=request.user)
    messages.success(request, _("The agreement is saved."))
    return redirect("neighbours", code=agreement.location.code)
