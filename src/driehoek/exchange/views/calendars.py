"""Pages on which a colleague or a parent gets their calendar, and the calendar itself."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.exchange import actions, feeds
from driehoek.exchange.queries import feed_by_token, feed_token, feeds_of
from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Account, Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.shared.ics import TYPE

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@form_page
def my_calendar(request: StaffRequest) -> HttpResponse:
    """Show a colleague the address of their calendar; make, renew or end it."""
    if request.method == "POST":
        _change(request, request.user)
        return redirect("my_calendar")
    return render(request, "exchange/my_calendar.html", _address(request.user))


@parent_page
@form_page
def parent_subscribe(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show a parent the address of their calendar; make, renew or end it."""
    if request.method == "POST":
        _change(request, guardian)
        return redirect(request.path)
    context = {**_address(guardian), "location": location_of(own_children(guardian))}
    return render(request, "exchange/parent_subscribe.html", context)


def _change(request: HttpRequest, person: Account | Guardian) -> None:
    if "weg" in request.POST:
        actions.end_feed(person=person)
    else:
        actions.renew_feed(person=person)


def _address(person: Account | Guardian) -> dict[str, Any]:
    token = feed_token(feeds_of(person).first())
    address = f"{settings.BASE_URL}{reverse('calendar_feed', kwargs={'token': token})}" if token else ""
    return {"address": address, "subscribe": f"webcal://{address.partition('://')[2]}"}


@never_cache
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give the calendar behind a secret address, as it is now."""
    return HttpResponse(feeds.calendar(feed_by_token(token)), content_type=TYPE)
