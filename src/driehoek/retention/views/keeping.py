"""Pages about keeping: what is soon erased, how long what is kept, and what is held back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.retention import actions, queries
from driehoek.retention.forms import HoldForm, TermForm
from driehoek.retention.terms import terms
from driehoek.shared.pages import page_of

ROWS = 20


@staff_page
@require_safe
def retention(request: StaffRequest, code: str) -> HttpResponse:
    """Show what is soon erased, what is held back, and what the last nights did."""
    place = queries.location_seen(request.user, code)
    decides = queries.decides(request.user, place)
    context = {"place": place, "shown": queries.overview(place), "decides": decides}
    return render(request, "retention/retention.html", context)


@staff_page
@require_safe
def retention_list(request: StaffRequest, code: str) -> HttpResponse:
    """Show about whom something is soon erased, and find a family that left long ago."""
    place = queries.location_decided(request.user, code)
    words = request.GET.get("q", "").strip()[:100]
    rows = queries.families_named(request.user, words) if words else queries.listed_at(place)
    context = {"place": place, "words": words, "page": page_of(request, rows, ROWS), "terms": terms()}
    return render(request, "retention/retention_list.html", context)


@staff_page
@require_safe
def retention_terms(request: StaffRequest, code: str) -> HttpResponse:
    """Show how long each kind is kept here, why, and what the law asks."""
    place = queries.location_seen(request.user, code)
    context = {"place": place, "kept": queries.kept_at(place), "decides": queries.decides(request.user, place)}
    return render(request, "retention/retention_terms.html", context)


@staff_page
@require_POST
def retention_agree(request: StaffRequest, code: str) -> HttpResponse:
    """Begin: from now on what is over its term goes by itself."""
    place = queries.location_decided(request.user, code)
    actions.agree(location=place, by=request.user)
    messages.success(
        request, _("From tonight on Driehoek looks what is over its term. Nothing goes within thirty days.")
    )
    return redirect("retention", code=code)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def retention_term(request: StaffRequest, code: str, kind: str) -> HttpResponse:
    """Choose another term for one kind of record."""
    place = queries.location_decided(request.user, code)
    term = terms().get(kind)
    if term is None or not term.own:
        raise Http404
    history = list(queries.choices_of(place, kind))
    months = history[0].months if history else term.months
    form = TermForm(request.POST or None, term=term, initial={"months": months})
    if form.is_valid():
        actions.choose_term(location=place, kind=kind, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted. What is over this term stands in the list for thirty days first."))
        return redirect("retention_terms", code=code)
    return render(
        request, "retention/retention_term.html", {"place": place, "term": term, "form": form, "rows": history}
    )


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def retention_hold(request: StaffRequest, pk: int) -> HttpResponse:
    """Hold back what would be erased about a family."""
    family = queries.family_decided(request.user, pk)
    place = queries.place_of(request.user, family)
    form = HoldForm(request.POST or None, family=family)
    if form.is_valid():
        actions.hold_back(family=family, location=place, by=request.user, **form.cleaned_data)
        messages.success(request, _("Held back. It stays to be seen until that day."))
        return redirect("retention", code=place.code)
    return render(request, "retention/retention_hold.html", {"family": family, "place": place, "form": form})


@staff_page
@require_POST
def retention_let_go(request: StaffRequest, pk: int) -> HttpResponse:
    """End a hold."""
    hold = queries.hold_for(request.user, pk)
    actions.let_go(hold=hold, by=request.user)
    messages.success(request, _("Let go. It stands in the list for thirty days before it is erased."))
    return redirect("retention", code=hold.location.code)
