"""Which messages did not arrive, and trying again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.messages import actions
from driehoek.messages.models import Delivery
from driehoek.messages.queries import delivery_for, problem_counts, problems_for, undelivered
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.back import back_to
from driehoek.shared.pages import page_of

ROWS = 25


@staff_page
@require_safe
def problems(request: StaffRequest) -> HttpResponse:
    """List the messages that did not arrive, through which channel and why, and what is done about each."""
    page = page_of(request, problems_for(request.user), ROWS)
    context = {"page": page, "rows": undelivered(request.user, page), "counts": problem_counts(request.user)}
    return render(request, "messages/problems.html", context)


@staff_page
@require_POST
def send_again(request: StaffRequest, pk: int) -> HttpResponse:
    """Try once more to send a message that failed; asking twice sends it once."""
    delivery = delivery_for(request.user, pk)
    if delivery.state == Delivery.State.FAILED:
        actions.send_again(delivery=delivery, by=request.user)
        messages.success(request, _("The message is on its way again."))
    return redirect(back_to(request, reverse("problems")))
