"""A guardian's own page about the parent panel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.surveys.actions.panel import set_panel
from driehoek.surveys.queries.parents import is_member


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_panel(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Tell what the panel is, and let a guardian join or stop."""
    if request.method == "POST":
        set_panel(guardian=guardian, joins="joins" in request.POST)
        return redirect(request.path)
    context = {"guardian": guardian, "member": is_member(guardian), "location": location_of(own_children(guardian))}
    return render(request, "surveys/parent/panel.html", context)
