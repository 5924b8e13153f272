"""Pages of elections for who logs in: the team, students, and who holds the election."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.councils.actions import elections as actions
from driehoek.councils.forms.elections import DaysForm, ElectionForm, PupilForm, StandForm, VoteForm
from driehoek.councils.models import Election
from driehoek.councils.queries import doors
from driehoek.councils.queries.elections import is_unchanged, own_elections, standing, turnout_of
from driehoek.councils.queries.electorate import may_stand, stands, voter_of
from driehoek.councils.queries.slips import printed
from driehoek.councils.views import acting
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.rules import today
from driehoek.shared.pages import page_of


@staff_page
def election_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Call an election."""
    council = doors.managed_council(request.user, pk)
    election = Election(council=council)
    form = ElectionForm(request.POST if request.method == "POST" else None, election=election)
    if form.is_valid():
        try:
            actions.call_election(election=form.save(commit=False), by=request.user)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
        else:
            by_message = _("Every parent hears that there is a seat.")
            by_you = _("The election is called. Tell it yourself: this side gets no message.")
            messages.success(request, by_message if election.side == "parents" else by_you)
            return redirect("election", pk=election.pk)
    return render(request, "councils/election_new.html", {"council": council, "place": council.location, "form": form})


@staff_page
@require_safe
def election(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who stands, what can be done now, and the outcome once it is decided."""
    return render(request, "councils/election.html", _context(request, doors.election_for(request.user, pk)))


def _context(request: StaffRequest, one: Election) -> dict[str, Any]:
    account = request.user
    voter = voter_of(one, account)
    return {
        "election": one, "council": one.council, "place": one.council.location, "turnout": turnout_of(one),
        "unchanged": is_unchanged(one), "printed": printed(one),
        "candidates": standing(one, get_language() or "nl", account.pk), "voter": voter, "result": one.result,
        "own": stands(one, account), "may_manage": doors.may_manage(account, one.council),
        "may_stand": one.state == "standing" and one.stand_until >= today() and may_stand(one, account),
        "may_vote": bool(voter and not voter.voted and one.state == "open" and one.vote_until >= today()),
        "can_open": one.stand_until < today(), "can_close": one.vote_until < today(),
    }  # fmt: skip


@staff_page
def election_stand(request: StaffRequest, pk: int) -> HttpResponse:
    """Stand oneself, as one of the team or as a student; or with ?terug=1 no more."""
    one = doors.election_for(request.user, pk)
    own = stands(one, request.user)
    if not may_stand(one, request.user) or one.state != "standing" or one.stand_until < today():
        raise Http404
    if own and request.method == "POST" and "terug" in request.GET:
        actions.withdraw(candidate=own, by=request.user)
        messages.success(request, _("You stand no more."))
        return redirect("election", pk=pk)
    said = {"words": own.text.body if own else ""}
    form = acting.spoken(StandForm(request.POST if request.method == "POST" else None, initial=said), request.user)
    if form.is_valid():
        actions.stand(election=one, person=request.user, words=form.cleaned_data["words"], language="nl")
        messages.success(request, _("You stand. Thank you!"))
        return redirect("election", pk=pk)
    return render(request, "councils/stand.html", {"election": one, "place": one.council.location, "form": form})


@staff_page
def election_pupil(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that a pupil without an own page stands."""
    one = doors.managed_election(request.user, pk)
    if one.side != "pupils" or one.state != "standing" or one.stand_until < today():
        raise Http404
    form = PupilForm(request.POST if request.method == "POST" else None, council=one.council)
    if form.is_valid():
        pupil, words = form.pupils[form.cleaned_data["pupil"]], form.cleaned_data["words"]
        try:
            actions.put_forward(election=one, pupil=pupil, words=words, by=request.user)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
        else:
            messages.success(request, _("%(name)s stands.") % {"name": pupil})
            return redirect("election", pk=pk)
    return render(request, "councils/pupil.html", {"election": one, "place": one.council.location, "form": form})


@staff_page
def election_vote(request: StaffRequest, pk: int) -> HttpResponse:
    """Vote, and see the code of the ballot once."""
    one = doors.election_for(request.user, pk)
    voter = voter_of(one, request.user)
    if voter is None:
        raise Http404
    candidates = standing(one, get_language() or "nl", request.user.pk)
    form = VoteForm(request.POST if request.method == "POST" else None, election=one, candidates=candidates)
    context = {"election": one, "place": one.council.location, "candidates": candidates, "form": form}
    if code := acting.cast(voter, form):
        return render(request, "councils/voted.html", {**context, "code": code})
    return render(request, "councils/vote.html", {**context, "voted": voter.voted})


@staff_page
def election_days(request: StaffRequest, pk: int) -> HttpResponse:
    """Give people longer to stand or to vote."""
    one = doors.managed_election(request.user, pk)
    form = DaysForm(request.POST if request.method == "POST" else None, instance=one)
    if form.is_valid():
        try:
            actions.move_days(election=one, by=request.user, **form.cleaned_data)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
        else:
            messages.success(request, _("The days are saved."))
            return redirect("election", pk=pk)
    return render(request, "councils/days.html", {"election": one, "place": one.council.location, "form": form})


@staff_page
@require_POST
def election_step(request: StaffRequest, pk: int, step: str) -> HttpResponse:
    """Open the vote, or close it and count."""
    one = doors.managed_election(request.user, pk)
    act = {"openen": actions.open_vote, "sluiten": actions.close_vote}.get(step)
    if act is None:
        raise Http404
    try:
        act(election=one, by=request.user)
    except ValidationError as wrong:
        messages.error(request, wrong.messages[0])
    except PermissionDenied as again:
        raise Http404 from again
    return redirect("election", pk=pk)


@staff_page
@require_POST
def candidate_off(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that somebody stands no more."""
    candidate = doors.candidate_for(request.user, pk)
    actions.withdraw(candidate=candidate, by=request.user)
    messages.success(request, _("%(name)s stands no more.") % {"name": candidate})
    return redirect("election", pk=candidate.election_id)


@staff_page
@require_safe
def elections_of_mine(request: StaffRequest) -> HttpResponse:
    """List elections in which somebody who logs in can vote or stand."""
    return render(request, "councils/own_elections.html", {"page": page_of(request, own_elections(request.user))})
