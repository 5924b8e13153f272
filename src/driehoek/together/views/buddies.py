"""A guardian's own pages about buddies: offer or ask, say yes, write, stop, report."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import found
from driehoek.shared.rows import number_of
from driehoek.together import actions
from driehoek.together.forms import BuddyForm, WriteForm
from driehoek.together.models import BuddyOffer
from driehoek.together.queries.buddies import purposes_of, tongues
from driehoek.together.queries.pairs import Own, as_own, own_match, own_matches, own_offers, words_of
from driehoek.together.rules import places_of
from driehoek.together.views.board import back_to, or_404

Side = BuddyOffer.Side


@parent_page
def parent_buddies(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show what this guardian offers and asks, and let them offer or ask."""
    side = request.GET.get("kant", "")
    places, initial = places_of(guardian), {"languages": [guardian.language_read]}
    form = BuddyForm(request.POST or None, places=places, initial=initial) if side in Side.values else None
    if request.method == "POST" and form and form.is_valid() and _offered(form, guardian, side):
        return back_to(request, "parent_buddies")
    offers = [(one, tongues(one.languages), purposes_of(one)) for one in own_offers(guardian)]
    context = {
        "form": form, "side": side, "offers": offers, "location": places.first(), "saved": "bewaard" in request.GET,
        "matches": [as_own(one, guardian) for one in own_matches(guardian)],
    }  # fmt: skip
    return render(request, "together/parent_buddies.html", context)


def _offered(form: BuddyForm, guardian: Guardian, side: str) -> bool:
    values = form.cleaned_data
    said = {"languages": values["languages"], "purposes": values["purposes"]}
    try:
        actions.offer_buddy(guardian=guardian, location=form.place, side=side, **said)
    except ValidationError as problem:
        form.add_error(None, problem)
    return form.is_valid()


@parent_page
@require_POST
def parent_buddy_stop(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Take back what one offers or asks."""
    actions.stop_offer(offer=found(own_offers(guardian), pk=pk), guardian=guardian)
    return back_to(request, "parent_buddies")


@parent_page
def parent_match(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Ask for a yes; then show what the two wrote and let them write."""
    match = own_match(guardian, pk)
    form = WriteForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _wrote(form, guardian, pk):
        return back_to(request, "parent_match", pk=pk)
    own = as_own(match, guardian)
    context = {
        "own": own, "form": form, "location": match.ask.location,
        "words": _read(own, guardian), "guardian": guardian, "saved": "bewaard" in request.GET,
    }  # fmt: skip
    return render(request, "together/parent_match.html", context)


def _read(own: Own, guardian: Guardian) -> list[object]:
    """The words between the two, which are then read."""
    if not own.match.together:
        return []
    actions.read_words(match=own.match, guardian=guardian)
    return list(words_of(own.match))


def _wrote(form: WriteForm, guardian: Guardian, pk: int) -> bool:
    try:
        with or_404():
            actions.write_to_buddy(match=own_match(guardian, pk), guardian=guardian, body=form.cleaned_data["body"])
    except ValidationError as problem:
        form.add_error("body", problem)
    return form.is_valid()


@parent_page
@require_POST
def parent_match_answer(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Keep a yes, a no, a stop, or a report of words of the other."""
    match, act = own_match(guardian, pk), request.POST.get("act", "")
    with or_404():
        if act in ("yes", "no"):
            match = actions.consent(match=match, guardian=guardian, agrees=act == "yes")
        elif act == "report":
            actions.report(message=number_of(request.POST.get("message")), match=match, guardian=guardian)
        elif act == "stop":
            actions.stop_match(match=match, guardian=guardian)
    return back_to(request, "parent_match", pk=pk) if act == "yes" else back_to(request, "parent_buddies", "?bewaard")
