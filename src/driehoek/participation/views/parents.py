"""Pages of who helps: a guardian on their own page, and somebody from outside behind a link of their own."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise as LazyText
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.participation import actions, phrases
from driehoek.participation.doors import outsider_page
from driehoek.participation.forms.helping import AnswerForm, HelperForm, told_at_intake, told_by
from driehoek.participation.library import talents
from driehoek.participation.models import Ask, Outsider
from driehoek.participation.queries.doors import ask_of, asks_of, helper_of
from driehoek.participation.queries.parents import own, places_left
from driehoek.participation.rules import is_open, was_moved
from driehoek.people.doors import parent_page, token_in
from driehoek.people.models import Guardian, Location
from driehoek.people.queries import location_of, own_children
from driehoek.shared.pages import page_of
from driehoek.texts.queries import shown_one

form_page = require_http_methods(["GET", "HEAD", "POST"])
ROWS = 8
SAID: dict[str, LazyText] = {
    "yes": phrases.ANSWERED_YES, "no": phrases.ANSWERED_NO, "rest": phrases.ANSWERED_REST,
}  # fmt: skip
Person = Guardian | Outsider


@parent_page
@form_page
def parent_joining_in(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show and keep what a guardian can and likes to do, and what they were asked."""
    pages = {"me": "parent_joining_in", "task": "parent_task", "back": "parent_home"}
    return _me(request, guardian, location_of(own_children(guardian)), pages)


@parent_page
@form_page
def parent_task(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show one task that a guardian was asked for, and keep the answer."""
    return _task(request, guardian, ask_of(guardian, pk), "parent_task", "parent_joining_in")


@outsider_page
@require_safe
def helper_home(request: HttpRequest, outsider: Outsider) -> HttpResponse:
    """Show somebody from outside what they were asked, and nothing else."""
    page = page_of(request, asks_of(outsider), ROWS)
    context = {"page": page, "rows": own(page), "location": outsider.location, "outsider": outsider}
    return render(request, "participation/helper_home.html", {**context, **_links(request, "helper_task")})


@outsider_page
@form_page
def helper_task(request: HttpRequest, outsider: Outsider, pk: int) -> HttpResponse:
    """Show one task that somebody from outside was asked for, and keep the answer."""
    return _task(request, outsider, ask_of(outsider, pk), "helper_task", "helper_home")


@outsider_page
@form_page
def helper_me(request: HttpRequest, outsider: Outsider) -> HttpResponse:
    """Show and keep what somebody from outside can and likes to do."""
    return _me(request, outsider, outsider.location, {"me": "helper_me", "task": "helper_task", "back": "helper_home"})


def _me(request: HttpRequest, person: Person, place: Location | None, pages: dict[str, str]) -> HttpResponse:
    helper = helper_of(person)
    proposal = told_at_intake(person) if helper is None and isinstance(person, Guardian) else {}
    form = HelperForm(request.POST or None, initial=told_by(helper) or proposal)
    if request.method == "POST" and form.is_valid():
        actions.tell_talents(person=person, by=person, **form.cleaned_data)
        return redirect(f"{_url(request, pages['me'])}?bewaard")
    page = page_of(request, asks_of(person), ROWS)
    saved = phrases.RESTING if helper and helper.rest else phrases.SAVED
    context = {
        "form": form, "proposal": proposal, "location": place, "page": page, "rows": own(page),
        "saved": saved if "bewaard" in request.GET else "", "outside": isinstance(person, Outsider),
        "back_url": _url(request, pages["back"]), **_links(request, pages["task"]),
    }  # fmt: skip
    return render(request, "participation/parent_joining_in.html", context)


def _task(request: HttpRequest, person: Person, ask: Ask, here: str, back: str) -> HttpResponse:
    problem = _answered(request, person, ask) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect(f"{_url(request, here, pk=ask.pk)}?bewaard")
    context: dict[str, Any] = {
        "ask": ask, "task": ask.task, "text": shown_one(ask.task.text, person.language_read),
        "talent": talents()[ask.task.talent], "is_open": is_open(ask.task), "left": places_left(ask.task),
        "saved": SAID.get(ask.answer, "") if is_open(ask.task) else "", "problem": problem,
        "moved": phrases.MOVED_SUBJECT if was_moved(ask) and ask.answer == Ask.Answer.YES else "",
        "location": ask.task.location, "back_url": _url(request, back), "outside": isinstance(person, Outsider),
    }  # fmt: skip
    return render(request, "participation/parent_task.html", context)


def _answered(request: HttpRequest, person: Person, ask: Ask) -> str:
    """Keep an answer; what stands in its way in words, or nothing."""
    form = AnswerForm(request.POST)
    try:
        if form.is_valid():
            actions.answer(ask=ask, person=person, said=form.cleaned_data["said"])
    except ValidationError as problem:
        return problem.messages[0]
    except PermissionDenied:
        return str(phrases.TOO_LATE)
    return ""


def _url(request: HttpRequest, name: str, **kwargs: int) -> str:
    return reverse(name, kwargs={"token": token_in(request), **kwargs})


def _links(request: HttpRequest, task: str) -> dict[str, str]:
    """The names and the token that the lists of tasks link with."""
    return {"task_page": task, "own_token": token_in(request)}
