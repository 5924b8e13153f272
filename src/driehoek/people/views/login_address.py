"""Logging in with another e-mail address, in place of the pages of allauth: those take an address without proof."""

from allauth.account.adapter import get_adapter
from allauth.decorators import rate_limit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from driehoek.people.actions.login_address import change_login_address
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.forms.login_address import LoginAddressForm
from driehoek.people.queries.login_address import proof_of, wanted_by

MAIL, CHANGED = "people/login_address", "people/login_address_changed"
form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@form_page
@rate_limit(action="manage_email")  # type: ignore[untyped-decorator]
def login_address(request: StaffRequest) -> HttpResponse:
    """Mail a link to a new address; the page is the same whether that address has an account or not."""
    form = LoginAddressForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        address = request.build_absolute_uri(reverse("login_address_proven", args=[proof_of(request.user, email)]))
        get_adapter(request).send_mail(MAIL, email, {"address": address, "name": request.user.name})
        messages.success(request, _("We mailed a link to %(email)s. Open it within a day.") % {"email": email})
        return redirect("account_email")
    return render(request, "people/login_address.html", {"form": form})


@staff_page
@form_page
def login_address_proven(request: StaffRequest, proof: str) -> HttpResponse:
    """Ask once more who opened the link, and change the address; the old one is told."""
    wanted, before = wanted_by(request.user, proof), request.user.email
    if request.method == "POST":
        try:
            change_login_address(account=request.user, wanted=wanted)
        except ValidationError as problem:
            messages.warning(request, problem.messages[0])
            return redirect("account_email")
        if before:
            get_adapter(request).send_mail(CHANGED, before, {"name": request.user.name})
        messages.success(request, _("From now on you log in with %(email)s.") % {"email": wanted.email})
        return redirect("account_email")
    return render(request, "people/login_address_proven.html", {"wanted": wanted})
