"""Pages on which colleagues find families and keep what contact their guardians need and may have."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people import actions
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.forms.families import AddressForm, GuardianshipForm, NeedsForm, WeighForm
from driehoek.people.links import url_of
from driehoek.people.models import Account, Family, Guardian
from driehoek.people.queries import (
    families_for,
    family_for,
    family_rows,
    found,
    groups_for,
    guardian_for,
    guardianship_for,
    looks_at,
    objection_for,
    open_link_of,
    search_families,
)
from driehoek.people.queries.search import SORTS
from driehoek.people.rules import open_guardianships
from driehoek.people.spoken import suggestions
from driehoek.people.words import acts
from driehoek.shared.pages import page_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
ROWS = 25


@staff_page
@require_safe
def families(request: StaffRequest) -> HttpResponse:
    """Find families by any name or pupil number."""
    words, sort = request.GET.get("q", ""), request.GET.get("sort", "")
    sort = sort if sort in SORTS else "name"
    groups = list(groups_for(request.user).order_by("location__name", "name"))
    group = next((group for group in groups if str(group.pk) == request.GET.get("group")), None)
    page = page_of(request, search_families(request.user, words, group, sort), ROWS)
    context = {"page": page, "rows": family_rows(page), "groups": groups, "group": group, "words": words, "sort": sort}
    return render(request, "people/families.html", context)


@staff_page
@form_page
def guardian(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what contact a guardian needs, and give them their personal link."""
    person = guardian_for(request.user, pk, "edit_families")
    family = _family_of(request.user, person)
    needs = NeedsForm(request.POST or None, instance=person)
    address = AddressForm(request.POST or None, instance=person.household)
    if needs.is_valid() and address.is_valid():
        _keep(request.user, person, needs, address)
        messages.success(request, _("Saved."))
        return redirect("family", pk=family.pk)
    if request.method != "POST":
        actions.look(at=family, by=request.user)
    link = open_link_of(person)
    context = {
        "person": person, "family": family, "form": needs, "address": address, "spoken": suggestions(),
        "link": link, "link_url": url_of(link) if link else "", "opens": open_guardianships(person).exists(),
        "shares": bool(person.household and person.household.guardians.exclude(pk=pk).exists()),
    }  # fmt: skip
    return render(request, "people/guardian.html", context)


def _family_of(account: Account, person: Guardian) -> Family:
    mine = families_for(account, "edit_families").filter(children__guardianships__guardian=person).distinct()
    return found(mine.order_by("pk")[:1])


def _keep(account: Account, person: Guardian, needs: NeedsForm, address: AddressForm) -> None:
    kept = actions.change_needs(guardian=person, by=account, **needs.cleaned_data)
    together = address.cleaned_data["together"]
    actions.change_address(guardian=kept, by=account, together=together, **address.address())


@staff_page
@require_POST
def guardian_link(request: StaffRequest, pk: int) -> HttpResponse:
    """Make a new personal link; the old one stops working."""
    person = guardian_for(request.user, pk, "edit_families")
    actions.renew_link(guardian=person, by=request.user)
    messages.success(request, _("There is a new link. The old one no longer works."))
    return redirect("guardian", pk=pk)


@staff_page
@form_page
def guardianship(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep relation, custody and right to information of a guardian of a child."""
    tie = guardianship_for(request.user, pk)
    form = GuardianshipForm(request.POST or None, instance=tie)
    if form.is_valid():
        actions.change_guardianship(guardianship=tie, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. It holds from now on, on every page."))
        return redirect("family", pk=tie.child.family_id)
    if request.method != "POST":
        actions.look(at=tie.child.family, by=request.user)
    return render(request, "people/guardianship.html", {"tie": tie, "form": form})


@staff_page
@form_page
def objection(request: StaffRequest, pk: int) -> HttpResponse:
    """Weigh the objection of a student of 16 or 17: follow it, or not, with the reason."""
    decision = objection_for(request.user, pk)
    form = WeighForm(request.POST if request.POST.get("weighed") == "not_followed" else None)
    if request.POST.get("weighed") == "followed":
        actions.follow_objection(decision=decision, by=request.user)
    elif form.is_valid():
        actions.dismiss_objection(decision=decision, by=request.user, because=form.cleaned_data["because"])
    else:
        actions.look(at=decision.child.family, by=request.user)
        return render(request, "people/objection.html", {"decision": decision, "form": form})
    messages.success(request, _("Saved. The student can read it."))
    return redirect("family", pk=decision.child.family_id)


@staff_page
@require_safe
def audit(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who looked at or changed a family's file."""
    family = family_for(request.user, pk, "see_audit")
    page = page_of(request, looks_at(request.user, family), ROWS)
    return render(request, "people/audit.html", {"family": family, "page": page, "acts": acts(page)})
