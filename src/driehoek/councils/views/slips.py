"""Voting slips: printing them, and the page where anybody with a slip votes, on any screen."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from driehoek.councils import papers, phrases
from driehoek.councils.actions.slips import print_slips
from driehoek.councils.forms.elections import SlipForm, SlipsForm, VoteForm
from driehoek.councils.models import Election, Voter
from driehoek.councils.queries import doors
from driehoek.councils.queries.elections import is_unchanged, standing, turnout_of
from driehoek.councils.queries.slips import roll_of
from driehoek.councils.slips import voter_with
from driehoek.councils.views import acting
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.rules import today
from driehoek.shared.papers import pdf_response


@staff_page
def election_slips(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose for whom, and get their slips on paper."""
    election = doors.managed_election(request.user, pk)
    roll = roll_of(election)
    if election.state != Election.State.OPEN or not roll.voters:
        raise Http404
    form = SlipsForm(request.POST if request.method == "POST" else None, roll=roll)
    if form.is_valid():
        if voters := roll.chosen(form.cleaned_data["whom"]):
            slips = print_slips(election=election, voters=voters, by=request.user)
            return pdf_response(papers.slips(election, slips, roll.groups), _("voting slips"))
        form.add_error(None, _("Nobody is without an own page. Choose somebody by name."))
    context = {"election": election, "place": election.council.location, "form": form, "address": papers.address()}
    return render(request, "councils/slips.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip_vote(request: HttpRequest) -> HttpResponse:
    """Open the ballot, or the result, with the code of a slip; nothing is remembered on the device."""
    form = SlipForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "councils/slip/code.html", {"form": form})
    voter = voter_with(form.cleaned_data["code"])
    if voter is None or voter.election.state == Election.State.STANDING:
        form.add_error("code", phrases.SLIP_UNKNOWN)
    elif request.user.is_authenticated and voter.slip_by_id == request.user.pk:
        form.add_error("code", _("You printed this slip. Log out first: its owner votes, without you at the screen."))
    if voter is None or form.errors:
        return render(request, "councils/slip/code.html", {"form": form})
    return _opened(request, voter, form.cleaned_data["code"])


def _opened(request: HttpRequest, voter: Voter, slip: str) -> HttpResponse:
    election = voter.election
    context: dict[str, Any] = {
        "election": election, "council": election.council, "location": election.council.location, "voter": voter,
        "candidates": standing(election, get_language() or "nl", voter.pk), "slip": slip, "result": election.result,
    }  # fmt: skip
    if election.state == Election.State.CLOSED:
        context |= {"turnout": turnout_of(election), "unchanged": is_unchanged(election)}
        return render(request, "councils/slip/result.html", context)
    data = request.POST if "ballot" in request.POST else None
    form = VoteForm(data, election=election, candidates=context["candidates"])
    if code := acting.cast(voter, form, by_slip=True):
        return render(request, "councils/slip/voted.html", {**context, "code": code})
    context["form"] = form if election.vote_until >= today() else None
    return render(request, "councils/slip/ballot.html", context)
