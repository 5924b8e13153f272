"""How a location reaches its families: quiet hours, limits, opening hours and the gateway for text messages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.messages.actions.manners import set_manners
from driehoek.messages.forms.manners import MannersForm
from driehoek.messages.queries.manners import manners_for, report_address
from driehoek.people.doors import StaffRequest, staff_page


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def manners(request: StaffRequest, code: str) -> HttpResponse:
    """Show how the location reaches its families, and set it."""
    row = manners_for(request.user, code)
    form = MannersForm(request.POST or None, instance=row)
    if form.is_valid():
        key, forget = form.cleaned_data["key"], form.cleaned_data.get("forget_key", False)
        set_manners(manners=form.instance, by=request.user, key=key, forget_key=forget)
        messages.success(request, _("Saved. It holds for what goes out from now on."))
        return redirect("manners", code=code)
    context = {"place": row.location, "form": form, "sections": form.sections(), "report_to": report_address(row)}
    return render(request, "messages/manners.html", context)
