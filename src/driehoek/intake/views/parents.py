"""A guardian's own pages: what was told at the start of their child, and telling it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.intake import actions
from driehoek.intake.queries import intake_of, own_intakes
from driehoek.intake.walking import Walk
from driehoek.people.doors import parent_page, token_in
from driehoek.people.models import Guardian


@parent_page
@require_safe
def parent_intakes(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show what there is to tell about each child, and what was told."""
    rows = own_intakes(guardian)
    context = {"rows": rows, "guardian": guardian, "location": rows[0].location if rows else None}
    return render(request, "intake/parent_intakes.html", context)


@parent_page
@require_POST
def parent_begin(request: HttpRequest, guardian: Guardian, code: str, child: int) -> HttpResponse:
    """Begin to tell about a child."""
    for one in own_intakes(guardian):
        if (one.location.code, one.child.pk) == (code, child):
            intake = actions.begin(child=one.child, location=one.location, by=guardian, guardian=guardian)
            return redirect("parent_intake", token=token_in(request), pk=intake.pk, key=intake.sections[0].key)
    raise Http404


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_intake(request: HttpRequest, guardian: Guardian, pk: int, key: str) -> HttpResponse:
    """Show one step, keep it and go on."""
    intake, token = intake_of(guardian, pk), token_in(request)

    def address(step: str) -> str:
        return reverse("parent_intake", kwargs={"token": token, "pk": pk, "key": step})

    return Walk(intake, guardian, guardian, address).page(request, key)
