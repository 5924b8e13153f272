"""Pages of a parent about themselves: contact needs, language, and who looked at the family's file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people import actions
from driehoek.people.doors import parent_page, token_in
from driehoek.people.forms.parents import OwnNeedsForm
from driehoek.people.models import Guardian
from driehoek.people.phrases import ACTS, OTHER_ACT, TOLD_ABOUT
from driehoek.people.queries import location_of, looks_at_family, looks_per_day, own_children, told_about
from driehoek.people.spoken import suggestions
from driehoek.shared.back import back_to
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.pages import page_of

ROWS = 20


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_me(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show a parent their children, contact persons and contact needs, and let them change those needs."""
    form = OwnNeedsForm(request.POST or None, guardian=guardian)
    if form.is_valid():
        actions.change_needs(guardian=guardian, by=guardian, **form.cleaned_data)
        return redirect(f"{request.path}?bewaard")
    children = own_children(guardian)
    context = {
        "guardian": guardian, "form": form, "saved": "bewaard" in request.GET, "spoken": suggestions(),
        "children": children, "location": location_of(children),
    }  # fmt: skip
    return render(request, "people/parent_me.html", context)


@parent_page
@require_POST
def parent_language(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Keep the language a parent reads, and go back to the page they were on."""
    code = request.POST.get("language", "")
    if code in LANGUAGES:
        actions.change_needs(guardian=guardian, by=guardian, language_read=code)
    return redirect(back_to(request, reverse("parent_home", kwargs={"token": token_in(request)})))


@parent_page
@require_safe
def parent_rights(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Tell a guardian what the school may tell them about each child, and who decides that (row P5)."""
    told = [(one, [(TOLD_ABOUT[name], may) for name, may in one.parts.items()]) for one in told_about(guardian)]
    context = {"told": told, "location": location_of(own_children(guardian))}
    return render(request, "people/parent_rights.html", context)


@parent_page
@require_safe
def parent_looks(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Tell a family who looked at or changed what the school keeps about it."""
    page = page_of(request, looks_at_family(guardian), ROWS)
    looks = [(look, ACTS.get(look.verb, OTHER_ACT)) for look in looks_per_day(page)]
    location = location_of(own_children(guardian))
    return render(request, "people/parent_looks.html", {"page": page, "looks": looks, "location": location})
