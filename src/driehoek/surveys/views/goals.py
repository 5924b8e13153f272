"""Pages that tie what came of a question to a goal."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.policy.queries import goals_of
from driehoek.surveys.actions.goals import ask_for_goal, ask_no_more
from driehoek.surveys.forms.reading import GoalForm
from driehoek.surveys.queries.goals import asks_for_for
from driehoek.surveys.queries.results import sides_told
from driehoek.surveys.queries.telling import closed_for
from driehoek.surveys.rules import ASK


@staff_page
def survey_asks_for(request: StaffRequest, pk: int, who: str, question: str) -> HttpResponse:
    """Choose the goal for which this result asks."""
    survey = closed_for(request.user, pk, ASK)
    sides = [one for one in sides_told(survey, request.user.language) if one.who == who]
    told = next((one for side in sides for one in side.questions if one.question.key == question and one.n), None)
    if told is None:
        raise Http404
    form = GoalForm(request.POST or None, goals=goals_of(request.user, survey.location))
    if form.is_valid():
        ask_for_goal(survey=survey, side=who, question=question, goal=form.cleaned_data["goal"], by=request.user)
        messages.success(request, _("Kept. It stands at the goal, and at this result."))
        return redirect("survey_results", pk=pk)
    context = {"survey": survey, "place": survey.location, "told": told, "form": form, "who": who}
    return render(request, "surveys/asks_for.html", context)


@staff_page
@require_POST
def asks_no_more(request: StaffRequest, pk: int) -> HttpResponse:
    """Take it back."""
    row = asks_for_for(request.user, pk)
    ask_no_more(row=row, by=request.user)
    messages.success(request, _("Taken back. The goal itself stays."))
    return redirect("survey_results", pk=row.survey_id)
