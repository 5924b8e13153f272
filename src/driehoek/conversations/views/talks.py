"""One talk in the plan: another time, a fixed time, off, back; and a time by hand for a wish without one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.conversations import undo
from driehoek.conversations.actions import moving
from driehoek.conversations.forms.plan import MoveForm
from driehoek.conversations.models import Round, Talk
from driehoek.conversations.queries.choosing import days_of, times_for
from driehoek.conversations.queries.plan import talk_to_plan, wish_to_plan
from driehoek.people.doors import StaffRequest, staff_page


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def talk_move(request: StaffRequest, pk: int) -> HttpResponse:
    """Show when a talk can be, what is against every time, and give it another."""
    talk = talk_to_plan(request.user, pk)
    before = {"start": talk.starts_at.isoformat(), "sure": "on", **({} if talk.locked else {"unlock": "on"})}
    if request.method == "POST" and (form := MoveForm(request.POST)).is_valid():
        chosen = form.cleaned_data
        change = {"starts_at": chosen["start"], "sure": chosen["sure"], "locked": not chosen["unlock"]}
        try:
            moving.move_talk(talk=talk, by=request.user, **change)
        except ValidationError as problem:
            return _choose(request, talk.round, {"talk": talk}, form, problem)
        if not chosen["unlock"]:
            undo.offer(request, undo.Undo(_("The talk has a new time."), request.path, before))
        return _to_plan(talk.round)
    return _choose(request, talk.round, {"talk": talk})


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def talk_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose a time for a wish that has none."""
    wish = wish_to_plan(request.user, pk)
    round_ = wish.party.round
    if request.method == "POST" and (form := MoveForm(request.POST)).is_valid():
        chosen = form.cleaned_data
        try:
            talk = moving.plan_by_hand(wish=wish, by=request.user, starts_at=chosen["start"], sure=chosen["sure"])
        except ValidationError as problem:
            return _choose(request, round_, {"wish": wish}, form, problem)
        back = reverse("talk_cancel", args=[talk.pk])
        undo.offer(request, undo.Undo(_("The talk is in the plan."), back))
        return _to_plan(round_)
    return _choose(request, round_, {"wish": wish})


def _choose(
    request: StaffRequest, round_: Round, about: dict[str, Any], form: MoveForm | None = None,
    problem: ValidationError | None = None,
) -> HttpResponse:  # fmt: skip
    """Show every time; after one that breaks only wishes, ask whether it is meant so."""
    one = about.get("talk") or about["wish"]
    times = times_for(round_, one)
    chosen = form.cleaned_data["start"] if form else None
    asked = next((time for time in times if time.start == chosen and time.possible), None)
    context = {
        "round": round_, "place": round_.location, "one": one, "days": days_of(times), "asked": asked,
        "problems": problem.messages if problem and not asked else [], **about,
    }  # fmt: skip
    return render(request, "conversations/talk_move.html", context, status=422 if problem else 200)


def _to_plan(round_: Round, view: str = "") -> HttpResponseRedirect:
    return redirect(reverse("round_plan", args=[round_.pk]) + (f"?per={view}" if view else ""))


@staff_page
@require_POST
def talk_lock(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a talk stay where it is, or let it go."""
    talk = talk_to_plan(request.user, pk)
    try:
        moving.lock_talk(talk=talk, by=request.user, locked=not talk.locked)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        kept = _("This talk stays where it is, also when you plan again.")
        messages.success(request, _("This talk may move when you plan again.") if talk.locked else kept)
    return redirect("talk_move", pk=talk.pk)


@staff_page
@require_POST
def talk_cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a talk out of the plan."""
    talk = talk_to_plan(request.user, pk)
    return _act(request, talk, moving.cancel_talk, _("The talk is cancelled."), "talk_restore")


@staff_page
@require_POST
def talk_restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Bring a cancelled talk back."""
    talk = talk_to_plan(request.user, pk)
    return _act(request, talk, moving.restore_talk, _("The talk is back in the plan."), "talk_cancel")


def _act(request: StaffRequest, talk: Talk, act: Any, text: str, back: str) -> HttpResponse:
    try:
        act(talk=talk, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        undo.offer(request, undo.Undo(text, reverse(back, args=[talk.pk])))
    return _to_plan(talk.round)
