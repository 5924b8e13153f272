"""What colleagues enter for somebody else: a sheet of paper, or a talk; and that sheet of paper itself."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.papers import pdf_response
from driehoek.surveys.actions import answer_loosely
from driehoek.surveys.forms.answers import AnswersForm
from driehoek.surveys.forms.reading import LooseForm
from driehoek.surveys.models import Survey
from driehoek.surveys.papers import questions_on_paper
from driehoek.surveys.queries import survey_for
from driehoek.surveys.questionnaires import Side
from driehoek.surveys.rules import ENTER


def _sent(request: StaffRequest, pk: int) -> Survey:
    survey = survey_for(request.user, pk, ENTER)
    if survey.state == Survey.State.DRAFT:
        raise Http404
    return survey


def _side(survey: Survey, who: str) -> Side:
    side = survey.questionnaire.side(who)
    if side is None or who == "school":
        raise Http404
    return side


@staff_page
def survey_enter(request: StaffRequest, pk: int, who: str) -> HttpResponse:
    """Type in one sheet, all questions on one page, in the language in which it was filled in."""
    survey = _sent(request, pk)
    if survey.state == Survey.State.CLOSED:
        messages.warning(request, _("This survey is closed. What you typed in was not kept."))
        return redirect("survey", pk=pk)
    side, asked_in = _side(survey, who), request.POST.get("language") or request.GET.get("in", "nl")
    code = asked_in if asked_in in LANGUAGES else "nl"
    data: Any = request.POST if request.method == "POST" else None
    how = LooseForm(data, initial={"way": "paper", "language": code})
    form = AnswersForm(data, questions=side.questions, code=code)
    if data and how.is_valid() and form.is_valid():
        way = how.cleaned_data["way"]
        answer_loosely(survey=survey, side=who, answers=form.answers(), way=way, written_in=code, by=request.user)
        messages.success(request, _("Kept among the other answers. You can enter the next one."))
        return redirect(f"{request.path}?in={code}")
    context = {"survey": survey, "place": survey.location, "form": form, "how": how, "code": code, "who": who}
    return render(request, "surveys/enter.html", context)


@staff_page
@require_safe
def survey_paper(request: StaffRequest, pk: int, language: str) -> HttpResponse:
    """Give the questions on paper, with a code that leads a colleague to where it is typed in."""
    survey = _sent(request, pk)
    side = survey.questionnaire.sides[0]
    if language not in LANGUAGES or side.who == "school" or survey.state != Survey.State.OPEN:
        raise Http404
    address = request.build_absolute_uri(f"{reverse('survey_enter', args=[pk, side.who])}?in={language}")
    return pdf_response(questions_on_paper(survey, side, language, address), f"vragen-{language}")
