"""Telling families their times, and afterwards only what changed: first looked at, then done with one button."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from driehoek.conversations import rules
from driehoek.conversations.actions.telling import tell_changes, tell_times
from driehoek.conversations.actions.tellings import Sent
from driehoek.conversations.models import Round
from driehoek.conversations.queries import round_to_plan
from driehoek.conversations.queries.publishing import (
    Unserved,
    Untold,
    preview_changes,
    preview_times,
    unserved_wishes,
)
from driehoek.conversations.queries.telling import untold_talks
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def round_publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who will be told what, and tell it when asked to."""
    round_ = round_to_plan(request.user, pk)
    if request.method == "POST":
        return _told(request, round_)
    published = round_.state == Round.State.PUBLISHED
    context = _changes(request, round_) if published else _times(request, round_)
    context |= {"round": round_, "published": published}
    return render(request, "conversations/round_publish.html", context)


def _times(request: StaffRequest, round_: Round) -> dict[str, Any]:
    page, preview = page_of(request, unserved_wishes(round_)), preview_times(round_)
    may = bool(preview.talks) and rules.may_publish(round_)
    return {"page": page, "unserved": [Unserved(row) for row in page], "may_publish": may, "preview": preview}


def _changes(request: StaffRequest, round_: Round) -> dict[str, Any]:
    page = page_of(request, untold_talks(round_))
    preview = preview_changes(round_) if page.paginator.count else None
    return {"page": page, "untold": [Untold(row) for row in page], "preview": preview}


def _told(request: StaffRequest, round_: Round) -> HttpResponse:
    """What the button said is done, and not what the round has come to meanwhile."""
    tell = tell_changes if "changes" in request.POST else tell_times
    try:
        sent: Sent = tell(round_=round_, by=request.user)
        words = ngettext("%(number)d family is told.", "%(number)d families are told.", sent.families)
        messages.success(request, words % {"number": sent.families})
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("round_publish", pk=round_.pk)
