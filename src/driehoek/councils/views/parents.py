"""Where a guardian reads what councils do, says something to them, stands, and votes."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.councils import phrases
from driehoek.councils.actions.elections import stand, withdraw
from driehoek.councils.actions.work import say_idea
from driehoek.councils.forms.elections import StandForm, VoteForm
from driehoek.councils.forms.work import IdeaForm
from driehoek.councils.models import Election
from driehoek.councils.queries import doors, work
from driehoek.councils.queries.elections import is_unchanged, standing, turnout_of
from driehoek.councils.queries.electorate import may_stand, stands, voter_of
from driehoek.councils.queries.parents import seen
from driehoek.councils.views import acting
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.people.rules import today
from driehoek.shared.gone import TooLate

METHODS = ["GET", "HEAD", "POST"]


@parent_page
@require_safe
def parent_councils(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show the councils where a child of this guardian is."""
    rows = seen(guardian)
    context = {"rows": [(row, phrases.EXPLAINED[row.council.kind]) for row in rows], "guardian": guardian}
    return render(request, "councils/parent/councils.html", {**context, "location": _place(rows, guardian)})


def _place(rows: list[Any], guardian: Guardian) -> Any:
    return rows[0].council.location if rows else location_of(own_children(guardian))


@parent_page
@require_http_methods(METHODS)
def parent_council(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show what a council does and did, and let a guardian say what it should say."""
    council = doors.council_of(guardian, pk)
    form = IdeaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        say_idea(council=council, words=form.cleaned_data["words"], by=guardian)
        return redirect(f"{request.path}?bewaard")
    code, seat = guardian.language_read, doors.seat_in(council, guardian)
    context = {
        "council": council, "location": council.location, "form": form, "saved": "bewaard" in request.GET,
        "papers": work.read(work.open_papers(council), code),
        "asked": work.read(work.requests_of(council)[: work.MOST], code),
        "ideas": work.read(work.ideas_of(guardian, council), code), "seat": seat,
        "meetings": work.meetings_of(council)[: work.MOST] if seat else [],
        "explained": phrases.EXPLAINED[council.kind],
    }  # fmt: skip
    return render(request, "councils/parent/council.html", context)


@parent_page
@require_http_methods(METHODS)
def parent_election(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let a guardian stand, vote, or read what was decided: what can be done today."""
    election = doors.election_of(guardian, pk)
    candidates = standing(election, guardian.language_read, guardian.pk)
    context = {
        "election": election, "council": election.council, "location": election.council.location,
        "candidates": candidates, "turnout": turnout_of(election), "result": election.result,
        "unchanged": is_unchanged(election),
    }  # fmt: skip
    if election.state == Election.State.STANDING:
        return _stand(request, guardian, election, context)
    if election.state == Election.State.OPEN:
        return _vote(request, guardian, election, context)
    if request.method == "POST":
        raise TooLate(phrases.CLOSED)
    return render(request, "councils/parent/result.html", context)


def _stand(request: HttpRequest, guardian: Guardian, election: Election, context: dict[str, Any]) -> HttpResponse:
    own = stands(election, guardian)
    may = election.stand_until >= today() and may_stand(election, guardian)
    posted = request.POST if request.method == "POST" else None
    if posted is not None and not may:
        raise TooLate(phrases.NO_STANDING)
    if posted is not None and own and "withdraw" in posted:
        withdraw(candidate=own, by=guardian)
        return redirect(f"{request.path}?bewaard")
    form = StandForm(posted, initial={"words": own.text.body if own else ""})
    if form.is_valid():
        words = form.cleaned_data["words"]
        stand(election=election, person=guardian, words=words, language=guardian.language_read)
        return redirect(f"{request.path}?bewaard")
    context |= {"form": form if may else None, "own": own, "saved": "bewaard" in request.GET}
    return render(request, "councils/parent/stand.html", context)


def _vote(request: HttpRequest, guardian: Guardian, election: Election, context: dict[str, Any]) -> HttpResponse:
    voter = voter_of(election, guardian)
    running = election.vote_until >= today()
    if "words" in request.POST:
        raise TooLate(phrases.NO_STANDING)
    if request.method == "POST" and voter is None:
        raise Http404
    form = VoteForm(
        request.POST if request.method == "POST" else None, election=election, candidates=context["candidates"]
    )
    if voter and (code := acting.cast(voter, form)):
        return render(request, "councils/parent/voted.html", {**context, "code": code})
    context |= {"form": form if running else None, "voter": voter}
    return render(request, "councils/parent/vote.html", context)
