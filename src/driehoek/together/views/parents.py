"""A guardian's own pages: what there is to do together, the programme of the parents' room, and commissions."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.shared.rows import number_of
from driehoek.together import actions
from driehoek.together.forms import ProposeForm
from driehoek.together.queries.commissions import commission_of, commissions_of, rows_of
from driehoek.together.queries.pairs import as_own, own_matches
from driehoek.together.queries.programme import place_of, rooms_of, to_choose, what_became
from driehoek.together.rules import places_of
from driehoek.together.views.board import back_to, desk, or_404, work


@parent_page
@require_safe
def parent_together(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show what this guardian can do together with other parents and the team."""
    context = {
        "rooms": rooms_of(guardian), "commissions": rows_of(commissions_of(guardian)),
        "matches": [as_own(one, guardian) for one in own_matches(guardian)], "location": places_of(guardian).first(),
    }  # fmt: skip
    return render(request, "together/parent_together.html", context)


@parent_page
def parent_programme(request: HttpRequest, guardian: Guardian, code: str) -> HttpResponse:
    """Show what can be chosen and what became of it; keep a subject in own words."""
    location = place_of(guardian, code)
    form = ProposeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _proposed(form, guardian, code):
        return back_to(request, "parent_programme", code=code)
    choices = to_choose(guardian, location)
    context = {
        "location": location, "form": form, "saved": "bewaard" in request.GET,
        "choices": choices, "more_open": any(one.mine for one in choices[8:]),
        "became": what_became(guardian, location), "guardian": guardian,
    }  # fmt: skip
    return render(request, "together/parent_programme.html", context)


def _proposed(form: ProposeForm, guardian: Guardian, code: str) -> bool:
    try:
        actions.propose(guardian=guardian, location=place_of(guardian, code), body=form.cleaned_data["body"])
    except ValidationError as problem:
        form.add_error("body", problem)
    return form.is_valid()


@parent_page
@require_POST
def parent_choose(request: HttpRequest, guardian: Guardian, code: str) -> HttpResponse:
    """Keep that a guardian would come for a subject, or not any more; each stays where they were on the page."""
    location, number = place_of(guardian, code), number_of(request.POST.get("proposal"))
    subject, wants = request.POST.get("subject", ""), "wants" in request.POST
    if subject or number:
        with or_404():
            actions.choose(guardian=guardian, location=location, subject=subject, proposal=number, wants=wants)
    return back_to(request, "parent_programme", code=code)


@parent_page
def parent_commission(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a commission to its member, who works in it as any other; to who is asked only what it is and for what."""
    commission = commission_of(guardian, pk)
    at = desk(request, commission, guardian)
    if request.method == "POST" and _acted(request, guardian, pk) and work(request, at):
        left = request.POST.get("act") in ("no", "leave")
        return back_to(request, "parent_together", "") if left else back_to(request, "parent_commission", pk=pk)
    context = {**at.context, "location": commission.location, "saved": "bewaard" in request.GET}
    return render(request, "together/parent_commission.html", context)


def _acted(request: HttpRequest, guardian: Guardian, pk: int) -> bool:
    """Answer the question to sit in it, when that was what was sent."""
    act = request.POST.get("act")
    if act in ("yes", "no"):
        with or_404():
            actions.answer_seat(commission=commission_of(guardian, pk), guardian=guardian, agrees=act == "yes")
    return True
