"""Pages of staff: joining in at a location, a task, whom to ask, who came, and thanks."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.participation import actions
from driehoek.participation.forms.staff import AskForm, MomentForm, TaskForm, moment_of_task
from driehoek.participation.library import talents
from driehoek.participation.models import Task
from driehoek.participation.queries.doors import ask_for, outsiders_for, place_for, task_for, tasks_for
from driehoek.participation.queries.numbers import numbers_for
from driehoek.participation.queries.outside import to_tell
from driehoek.participation.queries.proposing import proposals
from driehoek.participation.queries.risks import risks_for
from driehoek.participation.queries.staff import asked_for, place_to_ask, tasks_to_come, tasks_to_look_back
from driehoek.participation.rules import ASK, is_open, nears_its_end
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Account
from driehoek.people.queries import locations_for
from driehoek.shared.pages import page_of

form_page = require_http_methods(["GET", "HEAD", "POST"])
ROWS = 8


@staff_page
@require_safe
def joining_in(request: StaffRequest, code: str) -> HttpResponse:
    """Show what people can, what is to come and who joins in; who sees no families reads no small number."""
    place, sees = place_for(request.user, code)
    asks = sees and locations_for(request.user, ASK).filter(pk=place.pk).exists()
    context = {
        "place": place, "sees": sees, "asks": asks, "numbers": numbers_for(request.user, place, sees=sees),
        "page": page_of(request, tasks_to_come(request.user, place), ROWS) if sees else None,
        "back_rows": tasks_to_look_back(request.user, place)[:ROWS] if asks else (),
        "to_tell": to_tell(request.user, place)[:ROWS] if asks else (),
        "renew": [one for one in outsiders_for(request.user, place) if nears_its_end(one)] if asks else (),
    }  # fmt: skip
    return render(request, "participation/joining_in.html", context)


@staff_page
@form_page
def task_new(request: StaffRequest, code: str) -> HttpResponse:
    """Make a task; then the page proposes whom to ask."""
    place = place_to_ask(request.user, code)
    form = TaskForm(request.POST or None, location=place, account=request.user)
    if form.is_valid() and (task := _made(request, form)):
        return redirect("task", pk=task.pk)
    return render(request, "participation/task_new.html", {"place": place, "form": form})


def _made(request: StaffRequest, form: TaskForm) -> Task | None:
    try:
        return actions.make_task(location=form.location, by=request.user, **form.chosen)
    except ValidationError as problem:
        form.add_error(None, problem)
        return None


@staff_page
@require_safe
def task(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a task: whom was asked, what they said, and whom to ask next and why."""
    row = task_for(request.user, pk)
    may_ask = _may_change(request.user, row)
    asked = asked_for(row)
    coming = [one.helper for one in asked.rows if one.answer == "yes"]
    warned = risks_for(row, coming, request.user)
    context = {
        "task": row, "asked": asked, "is_open": is_open(row), "may_ask": may_ask,
        "warned": {pk: found for pk, found in warned.items() if found}, "talent": talents()[row.talent],
        "proposals": proposals(row, request.user) if may_ask and is_open(row) and asked.left > 0 else [],
    }  # fmt: skip
    return render(request, "participation/task.html", context)


def _may_change(account: Account, row: Task) -> bool:
    return tasks_for(account, ASK).filter(pk=row.pk).exists()


@staff_page
@form_page
def task_move(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a task another moment or place; everybody who was asked and did not say no is told."""
    row = task_for(request.user, pk, ASK)
    form = MomentForm(request.POST or None, initial=moment_of_task(row))
    if form.is_valid():
        told = _("Changed. Everybody who was asked and did not say no is told.")
        return _do(request, pk, told, lambda: actions.move_task(task=row, by=request.user, **form.chosen))
    return render(request, "participation/task_move.html", {"task": row, "form": form})


@staff_page
@require_POST
def task_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask the people chosen among those proposed."""
    row = task_for(request.user, pk, ASK)
    form = AskForm(request.POST, proposed=[one.helper.pk for one in proposals(row, request.user)])
    if not form.is_valid():
        messages.warning(request, _("Choose first whom you want to ask."))
        return redirect("task", pk=pk)
    told = _("Asked. Everybody reads it in their own language; the answers appear here.")
    return _do(request, pk, told, lambda: actions.ask(task=row, by=request.user, helpers=form.cleaned_data["helpers"]))


@staff_page
@require_POST
def task_withdraw(request: StaffRequest, pk: int) -> HttpResponse:
    """Withdraw a task; everybody who was asked is told."""
    row = task_for(request.user, pk, ASK)
    told = _("Withdrawn. Everybody who was asked is told.")
    return _do(request, pk, told, lambda: actions.withdraw_task(task=row, by=request.user))


@staff_page
@require_POST
def task_came(request: StaffRequest, pk: int) -> HttpResponse:
    """Note whether somebody who said yes came."""
    row = ask_for(request.user, pk)
    actions.note_came(ask=row, by=request.user, came=request.POST.get("came") == "yes")
    return redirect("task", pk=row.task_id)


@staff_page
@require_POST
def task_thank(request: StaffRequest, pk: int) -> HttpResponse:
    """Thank somebody who came, in their own language."""
    row = ask_for(request.user, pk)
    actions.thank(ask=row, by=request.user)
    messages.success(request, _("Thanked, in their own language."))
    return redirect("task", pk=row.task_id)


def _do(request: StaffRequest, pk: int, told: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
        messages.success(request, told)
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
    return redirect("task", pk=pk)
