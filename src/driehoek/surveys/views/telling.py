"""Pages on which colleagues write what was heard and what is done with it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.surveys.actions import telling
from driehoek.surveys.forms.reading import SaidDoneForm
from driehoek.surveys.queries.telling import closed_for, said_done_for
from driehoek.surveys.rules import ASK


@staff_page
def survey_done(request: StaffRequest, pk: int) -> HttpResponse:
    """Write points, and see what parents will read."""
    survey = closed_for(request.user, pk, ASK)
    form = SaidDoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        telling.say_done(survey=survey, by=request.user, **form.cleaned_data)
        messages.success(request, _("Kept. Parents read it when you tell them."))
        return redirect("survey_done", pk=pk)
    context = {
        "survey": survey, "place": survey.location, "form": form, "points": survey.said_done.select_related("text"),
    }  # fmt: skip
    return render(request, "surveys/done.html", context)


@staff_page
@require_POST
def said_done_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a point away before parents are told."""
    row = said_done_for(request.user, pk)
    telling.take_back_done(row=row, by=request.user)
    return redirect("survey_done", pk=row.survey_id)


@staff_page
@require_POST
def survey_tell(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell everybody who was asked."""
    try:
        telling.tell_done(survey=closed_for(request.user, pk, ASK), by=request.user)
        messages.success(request, _("Parents are told, each in their own language."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("survey_done", pk=pk)
