"""What a location adds to the library of home activities."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.home import actions
from driehoek.home.adding import OwnActivityForm, as_toml, from_toml
from driehoek.home.models import OwnActivity
from driehoek.home.queries.adding import adding_location, lines_at, own_activity_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.shared.giving import GivenForm, toml_answer

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def home_own(request: StaffRequest, code: str) -> HttpResponse:
    """Show what a location added, and in how many languages it stands."""
    place = adding_location(request.user, code)
    return render(request, "home/own/own.html", {"place": place, "lines": lines_at(place)})


@staff_page
@form_page
def home_own_new(request: StaffRequest, code: str) -> HttpResponse:
    """Add an activity."""
    return _activity(request, adding_location(request.user, code), None)


@staff_page
@form_page
def home_own_activity(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an activity."""
    activity = own_activity_for(request.user, pk)
    return _activity(request, activity.location, activity)


def _activity(request: StaffRequest, place: Location, activity: OwnActivity | None) -> HttpResponse:
    form = OwnActivityForm(request.POST or None, location=place, activity=activity)
    if form.is_valid():
        try:
            actions.keep_own(location=place, content=form.content(), by=request.user, activity=activity)
            messages.success(request, _("Kept. It can be chosen for every group of these ages."))
            return redirect("home_own", code=place.code)
        except ValidationError as error:
            form.add_error(None, error)
    return render(request, "home/own/activity.html", {"place": place, "form": form})


@staff_page
@require_POST
def home_own_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Offer an activity no more, or again."""
    activity = own_activity_for(request.user, pk)
    withdrawn = request.POST.get("step") != "offer"
    actions.withdraw_own(activity=activity, by=request.user, withdrawn=withdrawn)
    gone = _("It is not offered any more. Where it was chosen it stays.")
    messages.success(request, gone if withdrawn else _("It can be chosen again."))
    return redirect("home_own", code=activity.location.code)


@staff_page
@require_safe
def home_own_file(request: StaffRequest, code: str) -> HttpResponse:
    """Give what a location added as a file."""
    place = adding_location(request.user, code)
    return toml_answer(as_toml(place), f"thuis-{place.code}.toml")


@staff_page
@form_page
def home_own_take(request: StaffRequest, code: str) -> HttpResponse:
    """Take over the file of another school."""
    place = adding_location(request.user, code)
    form = GivenForm(request.POST or None, request.FILES or None)
    added = form.taken(
        lambda table: actions.take_over(location=place, contents=from_toml(table, place), by=request.user)
    )
    if added is None:
        return render(request, "home/own/take.html", {"place": place, "form": form})
    said = ngettext("%(number)s activity was added.", "%(number)s activities were added.", added) % {"number": added}
    messages.success(request, said)
    return redirect("home_own", code=code)
