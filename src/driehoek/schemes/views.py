"""Pages of subsidies: what there is, what a plan still needs for it, the application and its dossier."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location, SchoolYear
from driehoek.people.queries import school_year_of
from driehoek.schemes import actions, dossier, queries
from driehoek.schemes.catalogue import example
from driehoek.schemes.forms import ApplicationForm, SchemeForm
from driehoek.schemes.pictures import groups_of, lines_of
from driehoek.schemes.reading import read
from driehoek.schemes.scheme import Scheme
from driehoek.schemes.words import euros, steps
from driehoek.shared.papers import pdf_response


def _asked(request: StaffRequest, location: Location, key: str) -> tuple[Scheme, queries.Years]:
    found = queries.scheme_at(location, key)
    return found, queries.years_of(location, found, request.GET.get("jaar", ""))


def _page(location: Location, scheme: Scheme, year: SchoolYear) -> str:
    return f"{reverse('scheme', kwargs={'code': location.code, 'key': scheme.key})}?jaar={year.name}"


@staff_page
@require_safe
def schemes(request: StaffRequest, code: str) -> HttpResponse:
    """List the subsidies for this kind of location, with what was entered for them."""
    place = queries.reading_location(request.user, code)
    year = school_year_of(place)
    context = {
        "place": place, "year": year, "rows": queries.listed(place, year),
        "undo": request.GET.get("weg", ""),
    }  # fmt: skip
    return render(request, "schemes/schemes.html", context)


@staff_page
@require_safe
def scheme(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """Hold the plan and the application against a scheme: what is met, what lacks, and the sum."""
    place = queries.reading_location(request.user, code)
    found, years = _asked(request, place, key)
    year = years.chosen
    weighed = queries.weighed(place, year, found)
    context = {
        "place": place, "year": year, "scheme": found, "over": found.is_over(year.name), "weighed": weighed,
        "groups": groups_of(weighed.verdicts, place), "lines": lines_of(weighed.total), "steps": steps(weighed.total),
        "grant": euros(weighed.total.grant), "years": years.offered,
    }  # fmt: skip
    return render(request, "schemes/scheme.html", context)


@staff_page
def scheme_apply(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """Fill in the application; everything may be left for later."""
    place = queries.applying_location(request.user, code)
    found, years = _asked(request, place, key)
    year = years.chosen
    draft = queries.draft_of(place, year, found)
    data = request.POST if request.method == "POST" else None
    form = ApplicationForm(data, scheme=found, draft=draft, plan=queries.suggestions(place, year))
    if form.is_valid():
        application = form.save(commit=False)
        actions.save_application(application=application, claimed=form.claimed, stated=form.stated, by=request.user)
        messages.success(request, _("The application is saved. Below you see what it still needs."))
        return redirect(_page(place, found, year))
    context = {"place": place, "year": year, "scheme": found, "form": form, "back": _page(place, found, year)}
    return render(request, "schemes/apply.html", context)


@staff_page
@require_safe
def scheme_dossier(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """The application on paper; without anything entered there is none."""
    place = queries.reading_location(request.user, code)
    found, years = _asked(request, place, key)
    weighed = queries.weighed(place, years.chosen, found)
    if not weighed.draft.begun:
        raise Http404
    return pdf_response(dossier.as_pdf(weighed), f"{found.key}-{place.code}-{years.chosen.name}")


@staff_page
def scheme_add(request: StaffRequest, code: str) -> HttpResponse:
    """Try a scheme file, see every mistake with what to do, and add it when it has none."""
    place = queries.applying_location(request.user, code)
    posted = request.method == "POST"
    form = SchemeForm(request.POST, request.FILES) if posted else SchemeForm()
    context: dict[str, Any] = {"place": place, "form": form, "example": example()}
    if form.is_valid():
        text = form.cleaned_data["text"]
        found, context["mistakes"] = read(text)
        context |= {"found": found, "form": SchemeForm(initial={"text": text})}
        if found and "add" in request.POST and _added(request, place, text):
            return redirect("schemes", code=code)
    return render(request, "schemes/add.html", context)


def _added(request: StaffRequest, place: Location, text: str) -> bool:
    try:
        actions.add_scheme(location=place, text=text, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return False
    messages.success(request, _("The scheme is added. When it is for this kind of location, it stands in the list."))
    return True


@staff_page
@require_POST
def scheme_withdraw(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """Take an own scheme away, or with ?terug=1 put it back."""
    place = queries.applying_location(request.user, code)
    if "terug" in request.GET:
        actions.restore_scheme(location=place, key=key, by=request.user)
        return redirect("schemes", code=code)
    actions.withdraw_scheme(location=place, key=key, by=request.user)
    return redirect(f"{reverse('schemes', kwargs={'code': code})}?weg={key}")
