"""The form of a location: what is asked, questions of its own, and how a parent sees it."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.intake import adapting
from driehoek.intake.adapted import form_at, spoken, whole_form
from driehoek.intake.editing import form_location, language_or, own_question_for, pages_of, versions_of
from driehoek.intake.form import said
from driehoek.intake.forms import AnswersForm
from driehoek.intake.models import ExtraQuestion
from driehoek.intake.question_form import QuestionForm
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.shared.languages import language as language_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def intake_form(request: StaffRequest, code: str) -> HttpResponse:
    """Show every question, what is left out, and the versions with which intakes began."""
    place = form_location(request.user, code)
    pages = pages_of(place, get_language() or "nl")
    context = {"place": place, "pages": pages, "versions": versions_of(place)}
    return render(request, "intake/form/form.html", context)


@staff_page
@require_POST
def intake_form_step(request: StaffRequest, code: str, key: str) -> HttpResponse:
    """Leave a question out, or ask it again."""
    place = form_location(request.user, code)
    if key not in whole_form(place).questions:
        raise Http404
    verb = adapting.ask if request.POST.get("step") == "ask" else adapting.leave_out
    if _tried(request, lambda: verb(location=place, question=key, by=request.user)):
        messages.success(request, _("This counts for children who begin from now on. You can change it back."))
    return redirect("intake_form", code=code)


@staff_page
@form_page
def intake_question_new(request: StaffRequest, code: str) -> HttpResponse:
    """Add a question of one's own."""
    return _question(request, form_location(request.user, code), None)


@staff_page
@form_page
def intake_question(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a question of one's own."""
    question = own_question_for(request.user, pk)
    return _question(request, question.location, question)


def _question(request: StaffRequest, place: Location, question: ExtraQuestion | None) -> HttpResponse:
    data, section = request.POST or None, request.GET.get("pagina", "")
    form = QuestionForm(data, location=place, question=question, section=section)
    if form.is_valid() and _tried(
        request,
        lambda: adapting.keep_question(location=place, content=form.content(), by=request.user, question=question),
    ):
        messages.success(request, _("Kept. It is asked of children who begin from now on."))
        return redirect("intake_form", code=place.code)
    return render(request, "intake/form/question.html", {"place": place, "form": form})


@staff_page
@require_POST
def intake_question_move(request: StaffRequest, pk: int) -> HttpResponse:
    """Move a question of one's own up or down on its page."""
    question = own_question_for(request.user, pk)
    adapting.move_question(question=question, up=request.POST.get("step") == "up", by=request.user)
    return redirect("intake_form", code=question.location.code)


@staff_page
@require_safe
def intake_form_preview(request: StaffRequest, code: str) -> HttpResponse:
    """Show all pages of the form as a parent sees them, in a language of choice."""
    place, language = form_location(request.user, code), language_or(request.GET.get("in", ""), "nl")
    with override(language):
        asked = spoken(form_at(place).asked_at(place.kind))
        shown = [
            (said(one.words, language), one.pictogram, str(AnswersForm(questions=one.questions, code=language)))
            for one in asked
        ]
    context = {"place": place, "pages": shown, "code": language, "direction": language_of(language).direction}
    return render(request, "intake/form/preview.html", context)


def _tried(request: StaffRequest, act: Callable[[], object]) -> bool:
    """Do it, or say why it cannot be done."""
    try:
        act()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    return True
