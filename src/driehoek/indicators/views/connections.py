"""Keys for other programs: made, shown once, and revoked by whoever made them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.indicators import actions
from driehoek.indicators.forms import KeyForm
from driehoek.indicators.queries.connections import key_of, keys_of, told_locations
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def connections(request: StaffRequest) -> HttpResponse:
    """List the keys, and make one: only this answer holds it."""
    if not told_locations(request.user).exists():
        raise Http404
    form, secret = KeyForm(request.POST or None), ""
    if form.is_valid():
        _key, secret = actions.make_key(account=request.user, name=form.cleaned_data["name"])
        form = KeyForm()
    context = {"form": form, "secret": secret, "page": page_of(request, keys_of(request.user))}
    return render(request, "indicators/connections.html", context)


@staff_page
@require_POST
def connection_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a key at once."""
    actions.revoke_key(key=key_of(request.user, pk), by=request.user)
    messages.success(request, _("The key has ended. The program that used it gets no more figures."))
    return redirect("connections")
