"""Pages of a questionnaire of one's own: its questions, one question, and how people will see it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.languages import LANGUAGES
from driehoek.surveys.actions import editing
from driehoek.surveys.forms.answers import AnswersForm
from driehoek.surveys.forms.editing import QuestionForm, QuestionnaireForm
from driehoek.surveys.models import OwnQuestion, OwnQuestionnaire
from driehoek.surveys.own import questionnaire_of
from driehoek.surveys.queries import survey_location
from driehoek.surveys.queries.own import own_question, own_questionnaire


@staff_page
def questionnaire_new(request: StaffRequest, code: str) -> HttpResponse:
    """Begin a questionnaire of one's own."""
    place = survey_location(request.user, code)
    form = QuestionnaireForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        own = editing.keep_questionnaire(location=place, by=request.user, **form.cleaned_data)
        return redirect("questionnaire", pk=own.pk)
    return render(request, "surveys/own/new.html", {"place": place, "form": form})


@staff_page
@require_safe
def questionnaire(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the questions in their order."""
    own = own_questionnaire(request.user, pk)
    rows = own.questions.select_related("text", "after__text")
    context = {"own": own, "place": own.location, "questions": rows, "code": f"own-{own.pk}"}
    return render(request, "surveys/own/questionnaire.html", context)


@staff_page
def questionnaire_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change the first words, or whom it asks."""
    own = own_questionnaire(request.user, pk)
    initial = {"title": own.text.title, "intro": own.text.body, "asks": own.asks}
    form = QuestionnaireForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        editing.keep_questionnaire(location=own.location, own=own, by=request.user, **form.cleaned_data)
        return redirect("questionnaire", pk=pk)
    return render(request, "surveys/own/new.html", {"place": own.location, "form": form, "own": own})


@staff_page
@require_safe
def questionnaire_preview(request: StaffRequest, pk: int) -> HttpResponse:
    """Show all questions as they are answered, in a language of choice."""
    own, asked = own_questionnaire(request.user, pk), request.GET.get("in", "nl")
    code, whole = asked if asked in LANGUAGES else "nl", questionnaire_of(own)
    forms = [
        (side.who, AnswersForm(questions=side.questions, code=code, auto_id=f"{side.who}_%s")) for side in whole.sides
    ]
    context = {"own": own, "place": own.location, "forms": forms, "code": code}
    return render(request, "surveys/own/preview.html", context)


@staff_page
def question_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Add a question."""
    return _question(request, own_questionnaire(request.user, pk), None)


@staff_page
def question_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a question."""
    question = own_question(request.user, pk)
    return _question(request, question.questionnaire, question)


def _question(request: StaffRequest, own: OwnQuestionnaire, question: OwnQuestion | None) -> HttpResponse:
    form = QuestionForm(request.POST if request.method == "POST" else None, own=own, question=question)
    if form.is_valid():
        editing.keep_question(own=own, content=form.content(), by=request.user, question=question)
        messages.success(request, _("Kept."))
        return redirect("questionnaire", pk=own.pk)
    return render(request, "surveys/own/question.html", {"own": own, "place": own.location, "form": form})


@staff_page
@require_POST
def question_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Move a question, or take it out."""
    question = own_question(request.user, pk)
    if request.POST.get("step") == "remove":
        editing.remove_question(question=question, by=request.user)
    else:
        editing.move_question(question=question, up=request.POST.get("step") == "up", by=request.user)
    return redirect("questionnaire", pk=question.questionnaire_id)
