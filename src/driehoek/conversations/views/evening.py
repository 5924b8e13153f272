"""The evening: one's own talks on a phone, and the door."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from driehoek.conversations import undo
from driehoek.conversations.actions import evening as actions
from driehoek.conversations.models import Talk
from driehoek.conversations.queries import evening as queries
from driehoek.conversations.queries import round_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.back import back_to
from driehoek.shared.pages import page_of

AT_DOOR = 30
STEPS: dict[str, tuple[Callable[..., Any], Any]] = {
    "arrive": (actions.arrive, gettext_lazy("Noted: the family is here.")),
    "begin": (actions.begin, gettext_lazy("The talk has begun.")),
    "finish": (actions.finish, gettext_lazy("The talk is done. It stands in the logbook.")),
    "miss": (actions.miss, gettext_lazy("Noted. The family gets a new time: you find it under your promises.")),
    "back": (actions.step_back, gettext_lazy("The last step is undone.")),
}


@staff_page
@require_safe
def my_talks(request: StaffRequest) -> HttpResponse:
    """Show somebody's talks of today, or of the next day with talks: who is in, who is next, how late it is."""
    day = queries.day_with_talks(request.user)
    talks = list(queries.own_talks(request.user).filter(starts_at__date=day)) if day else []
    is_today = day == timezone.localdate()
    context = {"day": day, "is_today": is_today, "evening": queries.evening_of(talks), "undo": undo.offered(request)}
    only_list = request.headers.get("HX-Target") == "evening"
    return render(request, "conversations/evening/_own.html" if only_list else "conversations/my_talks.html", context)


@staff_page
@require_POST
def talk_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Note how a talk goes, one step on or one back."""
    talk = queries.talk_to_handle(request.user, pk)
    name = request.POST.get("step", "")
    if name not in STEPS:
        return HttpResponseBadRequest()
    act, words = STEPS[name]
    try:
        act(talk=talk, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        _offer_back(request, talk, name, str(words))
    return redirect(back_to(request, reverse("my_talks")))


def _offer_back(request: StaffRequest, talk: Talk, name: str, words: str) -> None:
    if name == "back":
        messages.success(request, words)
        return
    fields = {"step": "back", "next": back_to(request, reverse("my_talks"))}
    undo.offer(request, undo.Undo(words, reverse("talk_step", args=[talk.pk]), fields))


@staff_page
@require_safe
def round_evening(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who comes, to find a family at the door, note that they are here and tell them where to go."""
    round_ = round_for(request.user, pk, queries.REGISTER)
    day, words = queries.evening_day(round_, request.GET.get("dag", "")), request.GET.get("q", "")[:60]
    talks = list(queries.evening_talks(request.user, round_, day)) if day else []
    everybody = queries.arrivals(talks)
    page = page_of(request, queries.matching(everybody, words), AT_DOOR)
    context = {
        "round": round_, "day": day, "page": page, "q": words, "undo": undo.offered(request),
        "here": sum(row.here for row in everybody), "families": len(everybody), "is_today": day == timezone.localdate(),
        "interpreters": list(queries.interpreters_on(round_, day)) if day else [],
        "interpreted": queries.interpreted(talks),
    }  # fmt: skip
    only_list = request.headers.get("HX-Target") == "families"
    template = "conversations/evening/_families.html" if only_list else "conversations/round_evening.html"
    return render(request, template, context)
