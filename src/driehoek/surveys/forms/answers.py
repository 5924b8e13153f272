"""The questions of a page as a form; every question may be skipped."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import get_language

from driehoek.shared.forms import CheckboxCards, RadioCards
from driehoek.surveys import phrases
from driehoek.surveys.questionnaires import FACES, MARKS, Answers, Choice, Question, said
from driehoek.texts.cleaning import plain

LONGEST, MOST = 2000, 100_000
FACE_ICONS = {key: f"face-{number}" for number, key in enumerate(FACES, 1)}


class AnswersForm(forms.Form):
    """Questions in the language of who answers; what was answered before stands in it."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, questions: Iterable[Question], code: str = "", who: str = "parents", **kwargs: Any
    ) -> None:
        """`code`: the language of the questions, else that of the page; `who`: the side that answers."""
        super().__init__(*args, **kwargs)
        self.questions, self.code = list(questions), code or get_language() or "nl"
        self.say = phrases.to(who)
        for question in self.questions:
            self.fields |= self._fields(question)

    def answers(self) -> Answers:
        """Question -> its answer; None takes an earlier answer back."""
        return {question.key: self._answer(question) for question in self.questions}

    def _answer(self, question: Question) -> Any:
        data = self.cleaned_data
        if question.kind == "matrix":
            given = {row.key: data.get(f"{question.key}.{row.key}") for row in question.rows}
            return {row: value for row, value in given.items() if value} or None
        value = data.get(question.key)
        if question.kind == "mark" and value:
            return int(value)
        return plain(value or "") or None if question.is_open else (None if value == "" else value)

    def _fields(self, question: Question) -> dict[str, forms.Field]:
        label = question.text(self.code)
        if question.kind == "matrix":
            rows = {f"{question.key}.{row.key}": row for row in question.rows}
            return {name: self._field(question, f"{label} {row.text(self.code)}") for name, row in rows.items()}
        return {question.key: self._field(question, label)}

    def _field(self, question: Question, label: str) -> forms.Field:
        common: dict[str, Any] = {"label": label, "required": False}
        field: forms.Field = getattr(self, f"_{question.kind}", self._one)(question, common)
        field.asked = True  # type: ignore[attr-defined]  # every question may be skipped: the page says so once
        return field

    def _choices(self, options: Iterable[Choice]) -> list[tuple[str, str]]:
        return [(one.key, said(one.words, self.code)) for one in options]

    def _one(self, question: Question, common: dict[str, Any]) -> forms.Field:
        faces = question.kind == "scale"
        widget = RadioCards({"class": "face"} if faces else {}, icons=FACE_ICONS if faces else {})
        return forms.ChoiceField(choices=self._choices(question.options), widget=widget, **common)

    def _many(self, question: Question, common: dict[str, Any]) -> forms.Field:
        return forms.MultipleChoiceField(
            choices=self._choices(question.options), widget=CheckboxCards, help_text=self.say["choose_more"], **common
        )

    def _mark(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        icons = {str(mark): f"face-{(mark + 1) // 2}" for mark in MARKS}
        choices = [(str(mark), str(mark)) for mark in MARKS]
        widget = RadioCards({"class": "mark"}, icons=icons)
        return forms.ChoiceField(choices=choices, widget=widget, help_text=phrases.MARK_HELP, **common)

    def _number(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        messages: dict[str, Any] = dict.fromkeys(("invalid", "min_value", "max_value"), self.say["a_number"])
        return forms.IntegerField(min_value=0, max_value=MOST, error_messages=messages, **common)

    def _open(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        return forms.CharField(  # no maxlength: a browser would cut what is pasted, and say nothing
            validators=[MaxLengthValidator(LONGEST, self.say["too_long"])],
            widget=forms.Textarea({"rows": 4}), help_text=self.say["own_language"], **common,
        )  # fmt: skip
