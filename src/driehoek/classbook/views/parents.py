"""The class book and the permission for photos, for a guardian."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.classbook import actions
from driehoek.classbook.models import PhotoConsent
from driehoek.classbook.queries import entries_of, own_consents, parent_entries
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.shared.pages import page_of

ROWS = 4


@parent_page
@require_safe
def parent_class_book(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show what the groups of a guardian's children lived through."""
    page = page_of(request, entries_of(guardian), ROWS)
    entries = parent_entries(page, get_language() or "nl")
    location = entries[0].entry.group.location if entries else location_of(own_children(guardian))
    return render(request, "classbook/parent_class_book.html", {"page": page, "entries": entries, "location": location})


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_photos(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Let a guardian say yes or no to photos, per child and purpose."""
    consents = own_consents(guardian)
    if request.method == "POST":
        child = next(
            (one.child for one in consents if one.answers and str(one.child.pk) == request.POST.get("child")), None
        )
        purpose, given = request.POST.get("purpose", ""), request.POST.get("given", "")
        if child is None or purpose not in PhotoConsent.Purpose.values or given not in {"yes", "no"}:
            raise Http404
        actions.decide(child=child, by=guardian, purpose=purpose, given=given == "yes")
        return redirect(f"{request.path}?bewaard#{purpose}-{child.pk}")
    location = location_of(own_children(guardian))
    context = {"consents": consents, "location": location, "saved": "bewaard" in request.GET}
    return render(request, "classbook/parent_photos.html", context)
