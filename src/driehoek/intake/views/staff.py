"""Intakes for colleagues: who has one, doing it together with a parent, on paper, and asking again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.intake import actions
from driehoek.intake.adapted import form_at, spoken
from driehoek.intake.forms import BeginForm
from driehoek.intake.hearing import heard
from driehoek.intake.models import Intake, Sitting
from driehoek.intake.papers import form_on_paper
from driehoek.intake.queries import (
    guardians_at_table,
    intake_for,
    intakes_about,
    lines_for,
    may_fill,
    place_for,
    places_at,
    rows_of,
)
from driehoek.intake.rules import FILL, SEE
from driehoek.intake.walking import ALL, Walk
from driehoek.people.actions import look
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import family_for, found, groups_for, location_for
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.pages import page_of
from driehoek.shared.papers import pdf_response

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def intakes(request: StaffRequest, code: str) -> HttpResponse:
    """Show the children of one's groups, those without an intake first."""
    location = location_for(request.user, code, SEE)
    groups = list(groups_for(request.user, SEE).filter(location=location))
    asked = request.GET.get("groep", "")
    chosen = next((one for one in groups if str(one.pk) == asked), None)
    page = page_of(request, places_at(request.user, location, chosen.pk if chosen else None))
    context = {"place": location, "page": page, "rows": rows_of(page, location), "groups": groups, "chosen": chosen}
    return render(request, "intake/intakes.html", context)


@staff_page
@require_safe
def intake_family(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the children of a family with their intakes."""
    family = family_for(request.user, pk, SEE)
    context = {"family": family, "rows": lines_for(request.user, family)}
    return render(request, "intake/intake_family.html", context)


@staff_page
@form_page
def intake_child(request: StaffRequest, code: str, child: int) -> HttpResponse:
    """Show what was told about a child, and begin or go on together with a parent."""
    place = place_for(request.user, code, child, FILL if request.method == "POST" else SEE)
    form_ = BeginForm(request.POST or None, guardians=guardians_at_table(place.child))
    if form_.is_valid():
        intake = actions.begin(child=place.child, location=place.group.location, by=request.user, **form_.chosen)
        key = ALL if form_.chosen["way"] == Sitting.Way.PAPER else intake.sections[0].key
        return redirect("intake_section", pk=intake.pk, guardian=form_.chosen["guardian"].pk, key=key)
    look(at=place.child.family, by=request.user)
    told = intakes_about(place.child, place.group.location)
    context = {
        "place": place.group.location, "child": place.child, "group": place.group, "form": form_,
        "told": [(one, heard(one, one.answers.all(), get_language() or "nl")) for one in told],
        "start": next((one for one in told if one.kind == Intake.Kind.START), None),
        "may_fill": may_fill(request.user, place.child, place.group.location), "languages": LANGUAGES.values(),
    }  # fmt: skip
    return render(request, "intake/intake_child.html", context)


@staff_page
@form_page
def intake_section(request: StaffRequest, pk: int, guardian: int, key: str) -> HttpResponse:
    """Show one step in the parent's language with one's own beside it, keep it and go on."""
    intake = intake_for(request.user, pk, FILL)
    parent = found(guardians_at_table(intake.child), pk=guardian)

    def address(step: str) -> str:
        return reverse("intake_section", kwargs={"pk": pk, "guardian": guardian, "key": step})

    walk = Walk(intake, parent, request.user, address, beside=get_language() or "nl")
    with translation.override(parent.language_read):
        return walk.page(request, key)


@staff_page
@require_POST
def intake_again(request: StaffRequest, code: str, child: int, guardian: int) -> HttpResponse:
    """Ask the questions about learning at home once more."""
    place = place_for(request.user, code, child, FILL)
    parent = found(guardians_at_table(place.child), pk=guardian)
    intake = actions.ask_again(child=place.child, location=place.group.location, by=request.user)
    if not intake.sections:
        messages.info(request, _("At this location there is nothing to ask again."))
        return redirect("intake_child", code=code, child=child)
    actions.sit_down(intake=intake, by=request.user, guardian=parent, way=Sitting.Way.TABLET)
    return redirect("intake_section", pk=intake.pk, guardian=parent.pk, key=intake.sections[0].key)


@staff_page
@require_safe
def intake_paper(request: StaffRequest, code: str, child: int, language: str) -> HttpResponse:
    """Give the form on paper in the parent's language, with one's own beside it."""
    place = place_for(request.user, code, child, FILL)
    if language not in LANGUAGES:
        raise Http404
    sections = spoken(form_at(place.group.location).asked_at(place.group.location.kind))
    paper = form_on_paper(sections, place.child, place.group.location, language, beside=get_language() or "nl")
    return pdf_response(paper, f"intake-{language}")
