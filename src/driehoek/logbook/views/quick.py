"""Noting a contact in a few taps, and calling with good news."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.logbook import actions
from driehoek.logbook.good_news import due_good_news, with_guardians
from driehoek.logbook.levels import RIGHT, levels_at
from driehoek.logbook.quick import QuickForm, remembered
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Family
from driehoek.people.queries import family_file, family_for, location_for, places_for
from driehoek.shared.back import back_to
from driehoek.shared.pages import page_of

ROWS = 25


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def contact_quick(request: StaffRequest, pk: int) -> HttpResponse:
    """Note a contact of just now with taps; how this colleague did it last time is filled in."""
    family = family_for(request.user, pk, "keep_promises")
    places = list(places_for(request.user, family, "keep_promises"))
    asked = {"ouder": "guardian", "toon": "tone"}
    initial = remembered(request.user) | {asked[name]: request.GET[name] for name in asked if name in request.GET}
    form = QuickForm(request.POST or None, file=family_file(family), places=places, initial=initial)
    if form.is_valid():
        _note(request, family, form)
        messages.success(request, _("Noted."))
        return redirect(back_to(request, reverse("family", args=[pk])))
    context = {"family": family, "form": form, "back": request.POST.get("next") or request.GET.get("terug", "")}
    return render(request, "logbook/contact_quick.html", context)


def _note(request: StaffRequest, family: Family, form: QuickForm) -> None:
    contact = actions.note_contact(family=family, by=request.user, **form.contact())
    if due := form.promised():
        actions.agree(contact=contact, by=request.user, subject=_("Get in touch again"), due=due)


@staff_page
@require_safe
def good_news(request: StaffRequest) -> HttpResponse:
    """List families that are due a call with good news."""
    page = page_of(request, due_good_news(request.user), ROWS)
    return render(request, "logbook/good_news.html", {"page": page, "rows": with_guardians(list(page))})


@staff_page
@require_safe
def levels(request: StaffRequest, code: str) -> HttpResponse:
    """Show per group how far contact came with its families in this school year."""
    place = location_for(request.user, code, RIGHT)
    page = page_of(request, levels_at(request.user, place), ROWS)
    return render(request, "logbook/levels.html", {"place": place, "page": page})
