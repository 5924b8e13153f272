"""The board of a commission, one and the same for parents and team: what a member does there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from driehoek.people.doors import token_in
from driehoek.people.models import Account
from driehoek.shared.rows import number_of
from driehoek.together import actions
from driehoek.together.forms import MeetingForm, MinutesForm, TaskForm
from driehoek.together.models import Commission
from driehoek.together.queries.commissions import Board, board, meeting_of, next_chair, task_of
from driehoek.together.queries.programme import Wish, mornings_at, wishes
from driehoek.together.rules import Person


@contextmanager
def or_404() -> Iterator[None]:
    """What somebody may not do does not exist for them."""
    try:
        yield
    except PermissionDenied as refused:
        raise Http404 from refused


def back_to(request: HttpRequest, page: str, query: str = "?bewaard", **kwargs: object) -> HttpResponse:
    """Send a guardian to another of their own pages, which says by its query what is kept."""
    return HttpResponseRedirect(reverse(page, kwargs={"token": token_in(request), **kwargs}) + query)


@dataclass
class Desk:
    """All that the page of a commission needs: what is shown, and a form for each thing that a member writes."""

    board: Board
    mornings: list[Wish]
    forms: dict[str, Form]
    who: Person

    @property
    def context(self) -> dict[str, Any]:
        """The context of the templates."""
        return {
            "board": self.board, "mornings": self.mornings, "forms": self.forms,
            "for_staff": isinstance(self.who, Account),
        }  # fmt: skip


def desk(request: HttpRequest, commission: Commission, who: Person) -> Desk:
    """Return the board with its forms; the one that was sent holds what was typed."""
    shown, sent = board(commission, who), request.POST.get("act", "")
    is_room = commission.kind == Commission.Kind.PARENTS_ROOM
    mornings = wishes(mornings_at(commission.location)[:6]) if is_room else []
    typed = {name: request.POST if sent == name else None for name in ("task", "meeting", "minutes")}
    chair = next_chair(shown.members, shown.meetings)
    forms: dict[str, Form] = {
        "task": TaskForm(typed["task"], mornings=mornings, prefix="task"),
        "meeting": MeetingForm(typed["meeting"], members=shown.members, initial={"chair": chair}, prefix="meeting"),
        "minutes": MinutesForm(typed["minutes"], prefix="minutes"),
    }
    return Desk(shown, mornings, forms, who)


def work(request: HttpRequest, at: Desk) -> bool:
    """Do what a member sent; False when a form has to be looked at once more."""
    act = request.POST.get("act", "")
    if act in at.forms and not at.forms[act].is_valid():
        return False
    try:
        with or_404():
            if act in at.forms:
                WRITING[act](at, at.forms[act].cleaned_data)
            elif act in DOING:
                DOING[act](at, number_of(request.POST.get("task")))
    except ValidationError as problem:
        at.forms[act].add_error("body" if "body" in at.forms[act].fields else None, problem)
        return False
    return True


def _task(at: Desk, values: dict[str, Any]) -> None:
    chosen = values.get("proposal")
    morning = next((one.proposal for one in at.mornings if one.proposal and one.proposal.pk == chosen), None)
    told = {name: values[name] for name in ("body", "mine", "due")}
    actions.add_task(commission=at.board.commission, who=at.who, proposal=morning, **told)


def _meeting(at: Desk, _values: dict[str, Any]) -> None:
    form = at.forms["meeting"]
    if isinstance(form, MeetingForm):
        actions.plan_meeting(commission=at.board.commission, who=at.who, **form.chosen)


def _minutes(at: Desk, values: dict[str, Any]) -> None:
    told = {name: values[name] for name in ("body", "seen")}
    actions.write_minutes(meeting=meeting_of(at.who, values["meeting"]), who=at.who, **told)


def _leave(at: Desk, _task: int) -> None:
    actions.leave(commission=at.board.commission, who=at.who)


WRITING: dict[str, Callable[[Desk, dict[str, Any]], None]] = {"task": _task, "meeting": _meeting, "minutes": _minutes}
DOING: dict[str, Callable[[Desk, int], None]] = {
    "take": lambda at, task: actions.take_task(task=task_of(at.who, task), who=at.who),
    "give": lambda at, task: actions.take_task(task=task_of(at.who, task), who=at.who, takes=False),
    "done": lambda at, task: actions.finish_task(task=task_of(at.who, task), who=at.who),
    "undo": lambda at, task: actions.finish_task(task=task_of(at.who, task), who=at.who, done=False),
    "leave": _leave,
}
