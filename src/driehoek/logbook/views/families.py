"""The family page, and noting a contact."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.logbook import actions
from driehoek.logbook.forms import ContactForm
from driehoek.logbook.parts import parts_of
from driehoek.logbook.queries import closed_just_now, contacts_of, happenings, open_promises_for, owed
from driehoek.people.actions import look
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import family_file, family_for, held_over, places_for
from driehoek.shared.pages import page_of

ROWS = 15


@staff_page
@require_safe
def family(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who is who, what was promised and what happened; the look itself is noted too."""
    family = family_for(request.user, pk)
    look(at=family, by=request.user)
    page, file = page_of(request, contacts_of(request.user, family), ROWS), family_file(family)
    held = held_over(request.user, family)
    context = {
        "family": family, "file": file, "may": held.rights,
        "promises": owed(open_promises_for(request.user).filter(family=family), file.open_pairs),
        "write_at": held.place(file.groups, "send_messages"),
        "parts": parts_of(request.user, family),
        "page": page, "happenings": happenings(page), "undo": closed_just_now(request.user, request.GET.get("dicht")),
    }  # fmt: skip
    return render(request, "logbook/family.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def contact_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Note a contact with a family, and what was promised in it."""
    family = family_for(request.user, pk, "keep_promises")
    places = list(places_for(request.user, family, "keep_promises"))
    initial: dict[str, Any] = {"guardian": request.GET["ouder"]} if "ouder" in request.GET else {}
    form = ContactForm(request.POST or None, file=family_file(family), places=places, initial=initial)
    if form.is_valid():
        contact = actions.note_contact(family=family, by=request.user, **form.contact())
        if promise := form.cleaned_data["promise"]:
            actions.agree(contact=contact, by=request.user, subject=promise, due=form.cleaned_data["due"])
        messages.success(request, _("Noted."))
        return redirect("family", pk=pk)
    return render(request, "logbook/contact_new.html", {"family": family, "form": form})
