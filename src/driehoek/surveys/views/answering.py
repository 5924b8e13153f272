"""Where people answer: a guardian by their own link, somebody who logs in, and whoever stands at the shared tablet."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Guardian
from driehoek.shared.gone import TooLate, written
from driehoek.shared.pages import page_of
from driehoek.surveys import phrases, walking
from driehoek.surveys.actions import answer_asked, answer_loosely
from driehoek.surveys.models import Asked, Survey
from driehoek.surveys.queries import asked_account, asked_guardian
from driehoek.surveys.queries.doors import shared_survey, waiting_for
from driehoek.surveys.queries.parents import said_done, told_surveys
from driehoek.surveys.rules import may_answer

METHODS = ["GET", "HEAD", "POST"]


@parent_page
@require_http_methods(METHODS)
def parent_survey(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let a guardian answer, one page after the other, and thank them."""
    return _own(request, asked_guardian(guardian, pk), guardian=guardian)


@staff_page
@require_http_methods(METHODS)
def own_survey(request: StaffRequest, pk: int) -> HttpResponse:
    """Let somebody of the team, or a student, answer."""
    return _own(request, asked_account(request.user, pk))


@staff_page
@require_safe
def own_surveys(request: StaffRequest) -> HttpResponse:
    """List what is asked of somebody who logs in."""
    return render(request, "surveys/own_surveys.html", {"page": page_of(request, waiting_for(request.user))})


def _own(request: HttpRequest, asked: Asked, **context: Any) -> HttpResponse:
    survey, words = asked.survey, _over(request, asked)
    side = survey.questionnaire.side(asked.side)
    if side is None:
        raise Http404
    if words and not asked.answered and written(request):
        raise TooLate(words)
    if words is not None:
        return _end(request, asked, words=words, **context)
    walk = walking.walk_of(request, survey, side, own_device=True)
    wrong = walking.step(request, walk) if request.method == "POST" else None
    if not walk.done:
        return walking.page(request, walk, own_device=True, form=wrong, **context)
    try:
        answer_asked(asked=asked, answers=walk.answers, written_in=_language())
    except ValidationError as late:
        return _end(request, asked, words=late.messages[0], **context)
    return walking.forget(request, survey, redirect(f"{request.path}?dank=1"))


def _over(request: HttpRequest, asked: Asked) -> str | None:
    """Why nothing is asked now: answered before, or closed; empty right after sending, None when it can be answered."""
    if asked.answered:
        return "" if "dank" in request.GET else phrases.to(asked.side)["answered"]
    return None if may_answer(asked.survey) else phrases.to(asked.side)["closed"]


def _end(request: HttpRequest, asked: Asked, **context: Any) -> HttpResponse:
    points = said_done([asked.survey], _language())
    data = {"survey": asked.survey, "location": asked.survey.location, "points": points, "say": phrases.to(asked.side)}
    return render(request, "surveys/answer/end.html", {**data, **context})


@csrf_exempt
@never_cache
@require_http_methods(METHODS)
def shared(request: HttpRequest, key: str) -> HttpResponse:
    """Ask whoever stands at the tablet in the hall; afterwards it begins anew for the next person."""
    survey = shared_survey(key)
    side = survey.questionnaire.sides[0]
    if side.who == "school":
        raise Http404
    if not may_answer(survey):
        return _thanked(request, survey, side.who, words=phrases.to(side.who)["closed"])
    walk = walking.walk_of(request, survey, side, own_device=False)
    wrong = walking.step(request, walk) if request.method == "POST" else None
    if not walk.done:
        return walking.page(request, walk, own_device=False, form=wrong)
    answer_loosely(survey=survey, side=side.who, answers=walk.answers, way="shared", written_in=_language())
    return _thanked(request, survey, side.who)


def _thanked(request: HttpRequest, survey: Survey, who: str, words: str = "") -> HttpResponse:
    context = {"survey": survey, "location": survey.location, "say": phrases.to(who), "words": words, "shared": True}
    return render(request, "surveys/answer/end.html", context)


@require_safe
def school_said_done(request: HttpRequest, code: str) -> HttpResponse:
    """Show everybody what a school heard and what it does with that."""
    told = told_surveys(code)
    context = {"location": told[0].location, "points": said_done(told, _language())}
    return render(request, "surveys/said_done_all.html", context)


def _language() -> str:
    return get_language() or "nl"
