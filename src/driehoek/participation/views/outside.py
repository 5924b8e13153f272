"""Pages of staff about people from outside: the list, one person with their link, what they like, what to tell them."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.participation import actions
from driehoek.participation.forms.helping import AnswerForm, HelperForm, told_by
from driehoek.participation.forms.staff import OutsiderForm
from driehoek.participation.library import talents
from driehoek.participation.models import Outsider
from driehoek.participation.queries.doors import helper_of, outsider_for, outsiders_for, token_of
from driehoek.participation.queries.outside import mail_for
from driehoek.participation.queries.staff import place_to_ask
from driehoek.participation.rules import nears_its_end, renew_before, why_not_among_children
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
ROWS = 20


@staff_page
@require_safe
def outsiders(request: StaffRequest, code: str) -> HttpResponse:
    """List people from outside who help here, and what must still be arranged."""
    place = place_to_ask(request.user, code)
    page = page_of(request, outsiders_for(request.user, place), ROWS)
    rows = [(one, why_not_among_children(one), nears_its_end(one)) for one in page]
    return render(request, "participation/outsiders.html", {"place": place, "page": page, "rows": rows})


@staff_page
@form_page
def outsider_new(request: StaffRequest, code: str) -> HttpResponse:
    """Add somebody from outside."""
    place = place_to_ask(request.user, code)
    form = OutsiderForm(request.POST or None)
    if form.is_valid():
        made = actions.add_outsider(location=place, by=request.user, **form.cleaned_data)
        messages.success(request, _("Added. Now tell what they like to do, or give them their link."))
        return redirect("outsider", pk=made.pk)
    return render(request, "participation/outsider_new.html", {"place": place, "form": form})


@staff_page
@form_page
def outsider(request: StaffRequest, pk: int) -> HttpResponse:
    """Show somebody from outside with their link, and keep what changed."""
    row = outsider_for(request.user, pk)
    form = OutsiderForm(request.POST or None, instance=row)
    if form.is_valid():
        actions.change_outsider(outsider=row, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("outsider", pk=pk)
    context = {**_about(outsider_for(request.user, pk)), "form": form}
    return render(request, "participation/outsider.html", context)


def _about(row: Outsider) -> dict[str, object]:
    address = settings.BASE_URL + reverse("helper_home", kwargs={"token": token_of(row)})
    helper = helper_of(row)
    return {
        "outsider": row, "place": row.location, "address": address,
        "talents": [talents()[one.kind] for one in helper.talents.all()] if helper else [],
        "problem": why_not_among_children(row), "renew": renew_before(row), "nears": nears_its_end(row),
    }  # fmt: skip


@staff_page
@form_page
def outsider_talents(request: StaffRequest, pk: int) -> HttpResponse:
    """Write down what somebody from outside can and likes to do, as they told it."""
    row = outsider_for(request.user, pk)
    form = HelperForm(request.POST or None, initial=told_by(helper_of(row)))
    if form.is_valid() and request.method == "POST":
        actions.tell_talents(person=row, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("outsider", pk=pk)
    return render(
        request, "participation/outsider_talents.html", {"outsider": row, "place": row.location, "form": form}
    )


@staff_page
@require_POST
def outsider_link(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a new link; the old one opens nothing any more."""
    actions.renew_outsider_link(outsider=outsider_for(request.user, pk), by=request.user)
    messages.success(request, _("This is the new link. The old one does not work any more."))
    return redirect("outsider", pk=pk)


@staff_page
@require_POST
def outsider_stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Let somebody stop helping; their link closes."""
    row = outsider_for(request.user, pk)
    actions.stop_outsider(outsider=row, by=request.user)
    messages.success(request, _("Stopped. The link does not work any more."))
    return redirect("outsiders", code=row.location.code)


@staff_page
@require_POST
def outside_told(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that a colleague told what could not be mailed, and what was said at once."""
    row = mail_for(request.user, pk)
    form = AnswerForm(request.POST)
    said = form.cleaned_data["said"] if form.is_valid() else ""
    try:
        actions.tell_outsider(mail=row, by=request.user, said=said)
        messages.success(request, _("Kept. Thank you for telling."))
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
    return redirect("joining_in", code=row.ask.task.location.code)
