"""Walking through an intake, a section a page, for a colleague beside a parent and for a parent alone alike."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from driehoek.intake import actions, phrases
from driehoek.intake.adapted import spoken
from driehoek.intake.beside import in_both
from driehoek.intake.form import Question, Section, said
from driehoek.intake.forms import AnswersForm, ContactForm
from driehoek.intake.hearing import heard
from driehoek.intake.models import Intake
from driehoek.intake.queries import answers_for
from driehoek.intake.rules import told_to
from driehoek.intake.sayable import words_aloud
from driehoek.people.models import Guardian
from driehoek.people.spoken import suggestions
from driehoek.texts.recordings import heard as recorded

CONTACT, END, ALL = "contact", "klaar", "alles"
Address = Callable[[str], str]


class Walk:
    """One guardian's way through one intake; `beside` is the language of the colleague, empty when there is none."""

    def __init__(
        self, intake: Intake, guardian: Guardian, by: actions.Doer, address: Address, beside: str = ""
    ) -> None:
        """The steps: its sections, how contact goes before what was agreed, and the end."""
        self.intake, self.guardian, self.by = intake, guardian, by
        self.address, self.beside = address, beside
        self.sections = spoken(intake.sections)
        self.steps = [*(section.key for section in self.sections), END]
        if intake.kind == Intake.Kind.START:
            self.steps.insert(-2, CONTACT)

    def page(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show a step, or keep what was filled in and go on; Http404 for a step that is not there."""
        if key == END:
            return self._end(request)
        if key not in (*self.steps, ALL):
            raise Http404
        if "one" in request.POST and key != CONTACT:
            return self._one(request, key)
        skipped = request.POST.get("step") == "skip"
        form = self._contact(request, skipped) if key == CONTACT else self._answers(request, key, skipped)
        if request.method == "POST" and (skipped or form.is_valid()):
            if not skipped:
                self._keep(form)
            return redirect(self.address(self._next(key)))
        return render(request, "intake/section.html", self._context(key, form))

    def _contact(self, request: HttpRequest, skipped: bool) -> ContactForm:
        data = request.POST if request.method == "POST" and not skipped else None
        return ContactForm(data, guardian=self.guardian, beside=self.beside)

    def _answers(self, request: HttpRequest, key: str, skipped: bool) -> AnswersForm:
        return self._form(self.questions(key), request.POST if request.method == "POST" and not skipped else None)

    def _form(self, questions: list[Question], data: QueryDict | None = None) -> AnswersForm:
        given, code = answers_for(self.intake, self.guardian), get_language() or "nl"
        return AnswersForm(data, questions=questions, code=code, beside=self.beside, given=given)

    def _one(self, request: HttpRequest, key: str) -> HttpResponse:
        """Keep one answer as soon as it is given, and say so; Http404 for a question that is not on the page."""
        one = request.POST["one"]
        questions = [question for question in self.questions(key) if question.key == one]
        if not questions:
            raise Http404
        form = self._form(questions, request.POST)
        if kept := form.is_valid():
            self._keep(form)
            form = self._form(questions)
        field, was = form.rows[0]
        context = {"field": field, "was": was, "kept": kept, "say": phrases.PAGE, "walk": self}
        return render(request, "intake/_kept.html", context)

    def questions(self, key: str) -> list[Question]:
        """The questions of a step; of all of them for typing in a sheet of paper."""
        return [one for section in self.sections if key in (section.key, ALL) for one in section.questions]

    def _keep(self, form: forms.Form) -> None:
        about: dict[str, Any] = {"intake": self.intake, "guardian": self.guardian, "by": self.by}
        if isinstance(form, ContactForm):
            if form.chosen:
                actions.keep_contact(**about, needs=form.chosen)
        elif isinstance(form, AnswersForm):
            actions.keep(**about, answers=form.answers())

    def _next(self, key: str) -> str:
        return END if key == ALL else self.steps[self.steps.index(key) + 1]

    def _context(self, key: str, form: forms.Form) -> dict[str, Any]:
        at = self.steps.index(key) if key in self.steps else len(self.steps) - 2
        section: Section | None = next((one for one in self.sections if one.key == key), None)
        code = get_language() or "nl"
        return {
            "walk": self, "say": phrases.PAGE, "form": form, "key": key, "number": at + 1, "total": len(self.steps) - 1,
            "title": said(section.words, code) if section else "", "section": section,
            "heading": in_both(section.words, code, self.beside) if section else "",
            "back": self.address(self.steps[at - 1]) if at and key != ALL else "", "spoken": suggestions(),
            "aloud": self._aloud(section, code),
            "location": self.intake.location, "child": self.intake.child, "guardian": self.guardian,
        }  # fmt: skip

    def _aloud(self, section: Section | None, code: str) -> list[str]:
        """The tokens of what a person read aloud of this page; at most one query."""
        words = words_aloud(section) if section else {}
        return recorded(self.intake.location, code, [words[code]]) if code in words else []

    def _end(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST":
            actions.finish(intake=self.intake, guardian=self.guardian, by=self.by)
            return redirect(f"{self.address(END)}?klaar")
        answers = self.intake.answers.filter(told_to(self.guardian)).select_related("guardian")
        context = {
            "walk": self, "say": phrases.PAGE, "done": self.intake.finished_at, "first": self.address(self.steps[0]),
            "heard": heard(self.intake, answers, get_language() or "nl", self.beside),
            "location": self.intake.location, "child": self.intake.child, "guardian": self.guardian,
        }  # fmt: skip
        return render(request, "intake/end.html", context)
