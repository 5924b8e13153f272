"""Notices on a parent's own phone: turn them on and off, and the little worker that shows them."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.messages.actions.push import turn_off_notices, turn_on_notices
from driehoek.messages.forms.push import PushForm
from driehoek.messages.queries.push import has_notices
from driehoek.messages.webpush import our_public_key
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children

WORKER = Path(__file__).parent.parent / "static" / "messages" / "sw.js"


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_push(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Tell a parent about notices, and turn them on in this browser or off everywhere."""
    form = PushForm(request.POST or None)
    if request.method == "POST" and "stop" in request.POST:
        turn_off_notices(guardian=guardian)
        return redirect(request.path)
    if form.is_valid():
        turn_on_notices(guardian=guardian, **form.cleaned_data)
        return redirect(request.path)
    context = {"guardian": guardian, "form": form, "on": has_notices(guardian), "key": our_public_key()}
    context["location"] = location_of(own_children(guardian))
    return render(request, "messages/parent/push.html", context)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Give the worker from the root, because a browser lets it work only for addresses below its own."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer
