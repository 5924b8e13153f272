"""The page on which a parent asks to be called."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from driehoek.logbook import actions
from driehoek.logbook.forms import CallMeForm
from driehoek.logbook.queries import call_owed_to, keeper_of
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.people.spoken import suggestions
from driehoek.shared.rows import number_of


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_call_me(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Let a parent ask to be called, and say by when at the latest the school will."""
    promise = call_owed_to(guardian)
    child = number_of(request.GET.get("kind")) or None
    form = CallMeForm(request.POST if request.method == "POST" else None, guardian=guardian, promise=promise)
    if form.is_valid():
        actions.ask_to_call(guardian=guardian, child=child, **form.cleaned_data)
        return redirect(request.get_full_path())
    children = own_children(guardian)
    context = {
        "guardian": guardian, "form": form, "promise": promise, "children": children,
        "location": location_of(children), "caller": keeper_of(promise) if promise else None, "spoken": suggestions(),
        "which": children if not child and len(children) > 1 else [],
    }  # fmt: skip
    return render(request, "logbook/parent_call_me.html", context)
