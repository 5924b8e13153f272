"""Pages of colleagues: which surveys there are, a new one, one survey with its response, and its steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of
from driehoek.surveys import actions
from driehoek.surveys.forms.surveys import SurveyForm
from driehoek.surveys.library import library
from driehoek.surveys.models import Survey
from driehoek.surveys.own import as_it_is_now
from driehoek.surveys.queries import may_ask_at, survey_for, survey_location, surveys_for
from driehoek.surveys.queries.asking import to_ask
from driehoek.surveys.queries.doors import own_asked, shared_key
from driehoek.surveys.queries.own import own_questionnaires, ready
from driehoek.surveys.queries.response import Response, response_of
from driehoek.surveys.queries.results import bars_of, language_name
from driehoek.surveys.rules import ASK, ENTER, READ, may_answer
from driehoek.surveys.words import SIDES


@staff_page
@require_safe
def surveys(request: StaffRequest, code: str) -> HttpResponse:
    """List the surveys of a location."""
    place = location_for(request.user, code, READ)
    rows = surveys_for(request.user).filter(location=place)
    context = {"place": place, "page": page_of(request, rows), "may_ask": may_ask_at(request.user, place)}
    return render(request, "surveys/surveys.html", context)


@staff_page
@require_safe
def survey_choose(request: StaffRequest, code: str) -> HttpResponse:
    """Choose which questions to ask."""
    place = survey_location(request.user, code)
    own = own_questionnaires(request.user).filter(location=place)
    context = {"place": place, "questionnaires": library().values(), "page": page_of(request, own)}
    return render(request, "surveys/choose.html", context)


@staff_page
def survey_new(request: StaffRequest, code: str, questionnaire: str) -> HttpResponse:
    """Say whom to ask and until when."""
    place = survey_location(request.user, code)
    chosen = ready(request.user, place, questionnaire)
    form = SurveyForm(request.POST if request.method == "POST" else None, by=request.user, place=place)
    if form.is_valid():
        row = actions.make_survey(location=place, questionnaire=chosen, by=request.user, **form.cleaned_data)
        return redirect("survey", pk=row.pk)
    return render(request, "surveys/new.html", {"place": place, "questionnaire": chosen, "form": form})


@staff_page
@require_safe
def survey(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a survey: the questions before it is sent, the response while it runs."""
    row = survey_for(request.user, pk)
    draft = row.state == Survey.State.DRAFT
    if draft:
        row.content = as_it_is_now(row.content)
    context: dict[str, Any] = {
        "survey": row, "place": row.location, "questionnaire": row.questionnaire, "running": may_answer(row),
        "may_ask": surveys_for(request.user, ASK).filter(pk=pk).exists(),
        "may_enter": surveys_for(request.user, ENTER).filter(pk=pk).exists(), "shared_key": shared_key(row),
        "own": own_asked(request.user, row), "first": row.questionnaire.sides[0].who,
    }  # fmt: skip
    context |= _before(row) if draft else {"response": [_told(one) for one in response_of(row)]}
    return render(request, "surveys/survey.html", context)


def _before(row: Survey) -> dict[str, Any]:
    """Whom it would ask, and in which of their languages something is not there yet."""
    asked, sides = to_ask(row), row.questionnaire.sides
    lacks = row.questionnaire.lacks(one.language or "nl" for one in asked)
    return {
        "to_ask": [(SIDES[side.who], sum(one.side == side.who for one in asked)) for side in sides],
        "lacks": [language_name(code) for code in lacks],
    }


def _told(one: Response) -> dict[str, Any]:
    languages, groups = bars_of(one.language, languages=True), bars_of(one.group)
    return {"response": one, "who": SIDES[one.side], "languages": languages, "groups": groups}


@staff_page
@require_POST
def survey_send(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask everybody."""
    row = survey_for(request.user, pk, ASK)
    with telling_what_is_wrong(request):
        number = actions.send_survey(survey=row, by=request.user)
        words = ngettext("%(number)d person is asked.", "%(number)d people are asked.", number)
        alone = _("It runs. Now help them to answer: on a shared tablet, on paper or in a talk.")
        messages.success(request, words % {"number": number} if number else alone)
    return redirect("survey", pk=pk)


@staff_page
@require_POST
def survey_discard(request: StaffRequest, pk: int) -> HttpResponse:
    """Throw away what nobody was asked yet."""
    row = survey_for(request.user, pk, ASK)
    with telling_what_is_wrong(request):
        actions.discard_survey(survey=row, by=request.user)
        messages.success(request, _("Thrown away. Nobody was asked."))
    return redirect("surveys", code=row.location.code)


@staff_page
@require_POST
def survey_remind(request: StaffRequest, pk: int) -> HttpResponse:
    """Remind everybody who was asked, once."""
    row = survey_for(request.user, pk, ASK)
    with telling_what_is_wrong(request):
        number = actions.remind(survey=row, by=request.user)
        words = ngettext("%(number)d guardian is reminded.", "%(number)d guardians are reminded.", number)
        messages.success(request, words % {"number": number})
    return redirect("survey", pk=pk)


@staff_page
@require_POST
def survey_close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close it, and show what came of it."""
    row = survey_for(request.user, pk, ASK)
    with telling_what_is_wrong(request):
        actions.close_survey(survey=row, by=request.user)
        messages.success(request, _("The survey is closed. Nobody can find out any more who answered."))
    return redirect("survey_results", pk=pk)


@contextmanager
def telling_what_is_wrong(request: StaffRequest) -> Iterator[None]:
    """Do what stands within, and tell on the next page why it did not go: too late, or a colleague was quicker."""
    try:
        yield
    except ValidationError as problem:
        messages.warning(request, problem.messages[0])
