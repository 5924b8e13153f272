"""A guardian's own pages about talks: what they wish, and when, where and with whom they talk."""

from base64 import b64decode
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from driehoek.conversations import calendars, rules
from driehoek.conversations.actions import cancelling
from driehoek.conversations.actions.wishes import decline, mark_seen, save_wishes
from driehoek.conversations.forms.wishes import DeclineForm, WishesForm
from driehoek.conversations.models import Party
from driehoek.conversations.queries import party_of
from driehoek.conversations.queries.parents import OwnRound, elsewhere, how_to_prepare, owed_for, own_rounds, own_talk
from driehoek.conversations.queries.readings import own_reports
from driehoek.conversations.queries.telling import OwnTalk
from driehoek.conversations.queries.wishes import asked_of, contact_of
from driehoek.conversations.said import lines
from driehoek.people.doors import parent_page, token_in
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children

# A transparent picture of one point.
POINT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")


@parent_page
@require_safe
def parent_talks(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show every round and talk that is asked of or told to this guardian."""
    rounds = own_rounds(guardian)
    context = {
        "rounds": rounds,
        "reports": own_reports(guardian),
        "location": rounds[0].party.round.location if rounds else location_of(own_children(guardian)),
    }
    return render(request, "conversations/parent/talks.html", context)


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_wishes(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let a family say with whom and when it wants to talk, and show what it said."""
    party = party_of(guardian, pk)
    asked = asked_of(party, guardian)
    form = WishesForm(request.POST if request.method == "POST" else None, asked=asked)
    problem = ""
    if form.is_valid():
        said = form.said()
        try:
            save_wishes(party=party, by=guardian, wishes=said.wishes, times=said.times, **said.answers)
            return redirect(f"{request.path}?dank=1")
        except ValidationError as late:
            problem = late.messages[0]
    return _wishes_page(request, guardian, party, form, problem)


def _wishes_page(
    request: HttpRequest, guardian: Guardian, party: Party, form: WishesForm, problem: str = "",
    declining: DeclineForm | None = None,
) -> HttpResponse:  # fmt: skip
    own = OwnRound(party)
    context: dict[str, Any] = {
        "party": party, "round": party.round, "own": own, "asked": form.asked, "form": form, "problem": problem,
        "decline_form": declining or DeclineForm(auto_id="decline_%s"), "location": party.round.location,
        "guardian": guardian, "may_wish": rules.may_wish(party.round),
        "owed": owed_for(guardian, party) if party.answered_at else None,
        "contact": contact_of(form.asked), "said": lines(form.asked),
    }  # fmt: skip
    wrong = bool(problem or form.errors)
    return render(request, "conversations/parent/wishes.html", context, status=400 if wrong else 200)


@parent_page
@require_POST
def parent_decline(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Hear that a family does not come."""
    party, form = party_of(guardian, pk), DeclineForm(request.POST, auto_id="decline_%s")
    try:
        decline(party=party, by=guardian, note=form.text())
    except ValidationError as wrong:
        wishes = WishesForm(asked=asked_of(party, guardian))
        return _wishes_page(request, guardian, party, wishes, wrong.messages[0], form)
    return redirect("parent_wishes", token=token_in(request), pk=pk)


@parent_page
@require_GET
def parent_wishes_seen(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Note that the question was seen: only a person's browser draws this point (docs/decisions/0009)."""
    mark_seen(party=party_of(guardian, pk), guardian=guardian)
    return HttpResponse(POINT, content_type="image/gif")


@parent_page
@require_safe
def parent_talk(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show when, where, with whom and about whom, and how to prepare."""
    return _talk_page(request, guardian, own_talk(guardian, pk))


def _talk_page(
    request: HttpRequest, guardian: Guardian, own: OwnTalk, problem: str = "", form: DeclineForm | None = None
) -> HttpResponse:
    talk = own.talk
    context = {
        "own": own, "talk": talk, "location": talk.round.location, "prepare": how_to_prepare(talk.round),
        "kind": OwnRound(talk.party).kind, "where": elsewhere(talk), "form": form or DeclineForm(), "problem": problem,
        "both": talk.party.voices.exists(), "may_cancel": own.goes_on and rules.may_be_cancelled(talk),
        "may_undo": not own.goes_on and cancelling.cancelled_by_family(talk).exists() and not own.over,
        "owed": None if own.goes_on else owed_for(guardian, talk.party, talk),
        "contact": next((own for own in own_children(guardian) if own.child.pk == talk.child_id), None),
    }  # fmt: skip
    return render(request, "conversations/parent/talk.html", context, status=400 if problem else 200)


@parent_page
@require_POST
def parent_talk_cancel(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Hear that a family cannot come to a talk."""
    own, form = own_talk(guardian, pk), DeclineForm(request.POST)
    try:
        cancelling.cancel_talk(talk=own.talk, by=guardian, note=form.text())
    except ValidationError as wrong:
        return _talk_page(request, guardian, own_talk(guardian, pk), wrong.messages[0], form)
    return redirect("parent_talk", token=token_in(request), pk=pk)


@parent_page
@require_POST
def parent_talk_back(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let a family take back that it cannot come."""
    own = own_talk(guardian, pk)
    try:
        cancelling.undo_cancel(talk=own.talk, by=guardian)
    except ValidationError as gone:
        return _talk_page(request, guardian, own, gone.messages[0])
    return redirect("parent_talk", token=token_in(request), pk=pk)


@parent_page
@require_safe
def parent_talk_calendar(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Give a talk as an entry for the parent's own calendar."""
    entry = calendars.entry(own_talk(guardian, pk), translation.get_language() or "nl")
    answer = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="school.ics"'
    return answer
