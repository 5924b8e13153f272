"""A colleague's own page."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from driehoek.people import actions
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.forms.me import MeForm


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: StaffRequest) -> HttpResponse:
    """Keep one's own name, language, and how parents can reach one."""
    form = MeForm(request.POST or None, instance=request.user)
    if form.is_valid():
        account = actions.change_me(account=form.instance)
        with override(account.language):
            messages.success(request, _("Your changes have been saved."))
        return redirect("me")
    return render(request, "people/me.html", {"form": form, "has_school_logins": settings.DRIEHOEK_LOGIN_PROVIDERS})
