"""The questions of a section as a form, in the parent's language with that of the colleague small under it."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from driehoek.intake import phrases
from driehoek.intake.beside import both, in_both, with_beside
from driehoek.intake.form import TIMES, Question, Words
from driehoek.intake.models import Sitting
from driehoek.people.forms.parents import OwnNeedsForm
from driehoek.people.models import Guardian
from driehoek.people.spoken import dutch_name
from driehoek.shared.forms import CheckboxCards, RadioCards, Switch
from driehoek.shared.languages import DEFAULT, language
from driehoek.texts.cleaning import plain
from driehoek.texts.phrases import source

LONGEST, MOST = 500, 999
WRONG = {
    "max_length": phrases.TOO_LONG, "invalid_choice": phrases.CHOOSE_ONE, "invalid": phrases.WHOLE_NUMBER,
    "min_value": phrases.WHOLE_NUMBER, "max_value": phrases.WHOLE_NUMBER,
}  # fmt: skip


class AnswersForm(forms.Form):
    """Questions in language `code`; `beside` is a second language under it. Every question may be skipped.

    Beside each answer stands what was `given` before: what somebody else changed meanwhile is not overwritten.
    """

    use_required_attribute = False

    def __init__(
        self, data: QueryDict | None = None, *, questions: Iterable[Question], code: str, beside: str = "",
        given: Mapping[str, Any] | None = None,
    ) -> None:  # fmt: skip
        self.questions, self.code, self.given = list(questions), code, given or {}
        self.beside = beside if beside != code else ""
        super().__init__(data, initial={one.key: shown(one, self.given.get(one.key)) for one in self.questions})
        last: Words = {}  # one reason for several questions is given once
        for question in self.questions:
            self.fields[question.key] = self._field(question, with_why=question.why != last)
            last = question.why

    def _field(self, question: Question, *, with_why: bool) -> forms.Field:
        field: forms.Field = getattr(self, f"_{question.kind}")(question, {"required": False})
        more = with_beside(field.help_text, self.beside)
        note = source(question.states.get(self.code, ""), language(DEFAULT).own_name)
        why = self._both(question.why) if with_why else ""
        field.label, field.help_text = self._both(question.words), format_html("{} {} {}", why, more, note)
        field.error_messages |= WRONG
        field.asked = True  # type: ignore[attr-defined]  # every question may be skipped: the page says so once
        return field

    @property
    def rows(self) -> list[tuple[BoundField, str]]:
        """Each field with what was kept of it when the page was drawn, as JSON."""
        return [(self[one.key], self.was(one.key)) for one in self.questions]

    def was(self, key: str) -> str:
        """What was kept of a question when the page was drawn, as JSON; the page carries it along."""
        return str(self.data.get(f"was-{key}") or json.dumps(self.given.get(key)))

    def answers(self) -> dict[str, Any]:
        """Question -> its answer, of those that were changed here; None takes an earlier answer back."""
        told = {question.key: self._answer(question, self.cleaned_data[question.key]) for question in self.questions}
        return {key: value for key, value in told.items() if json.dumps(value) != self.data.get(f"was-{key}")}

    def _answer(self, question: Question, value: Any) -> Any:
        if question.kind == "text":
            return plain(value) or None
        if question.kind == "languages":
            return [dutch_name(one)[:60] for one in re.split(r"[,;/،፣]", plain(value)) if one.strip()] or None
        if question.kind == "number":
            return value
        return int(value) if question.kind == "times" and value else value or None

    def _both(self, words: Words) -> SafeString:
        return in_both(words, self.code, self.beside)

    def _options(self, question: Question) -> list[tuple[str, SafeString]]:
        return [(one.key, self._both(one.words)) for one in question.options]

    def _one(self, question: Question, common: dict[str, Any]) -> forms.Field:
        return forms.ChoiceField(choices=self._options(question), widget=RadioCards, **common)

    def _many(self, question: Question, common: dict[str, Any]) -> forms.Field:
        help_text = phrases.CHOOSE_MORE
        options = self._options(question)
        return forms.MultipleChoiceField(choices=options, widget=CheckboxCards, help_text=help_text, **common)

    def _times(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        choices = [(str(times), str(times)) for times in TIMES]
        return forms.ChoiceField(
            choices=choices, widget=RadioCards({"class": "times"}), help_text=phrases.TIMES_HELP, **common
        )

    def _text(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        widget = forms.Textarea({"rows": 2, "dir": "auto"})
        return forms.CharField(max_length=LONGEST, widget=widget, **common)

    def _number(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        return forms.IntegerField(min_value=0, max_value=MOST, **common)

    def _languages(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        widget = forms.TextInput({"list": "spoken", "dir": "auto"})
        return forms.CharField(max_length=LONGEST, widget=widget, help_text=phrases.LANGUAGES_HELP, **common)


def shown(question: Question, value: Any) -> Any:
    """An answer as a field shows it."""
    if value is None:
        return None
    if question.kind == "languages":
        return ", ".join(value)
    return str(value) if question.kind == "times" else value


class ContactForm(OwnNeedsForm):
    """How a parent likes contact, in both languages; it changes only when the parent says so here."""

    def __init__(self, data: QueryDict | None, *, guardian: Guardian, beside: str = "") -> None:
        super().__init__(data, guardian=guardian)
        self.fields["agrees"] = forms.BooleanField(
            label=phrases.AGREES, help_text=phrases.AGREES_HELP, widget=Switch, required=False
        )
        for name, field in self.fields.items():
            both(field, beside, options=name != "language_read")  # languages are called by their own names

    @property
    def chosen(self) -> dict[str, Any]:
        """What the parent wants from now on; nothing without their yes."""
        values = dict(self.cleaned_data)
        return values if values.pop("agrees") else {}


class BeginForm(forms.Form):
    """With which parent, and how."""

    guardian = forms.ChoiceField(label=_("With whom?"), widget=RadioCards)
    way = forms.ChoiceField(
        label=_("How do you fill it in?"), initial=Sitting.Way.TABLET, widget=RadioCards,
        choices=[(way.value, way.label) for way in Sitting.Way if way != Sitting.Way.OWN],
    )  # fmt: skip
    interpreter = forms.BooleanField(label=_("An interpreter helps"), widget=Switch, required=False)

    def __init__(self, *args: Any, guardians: Iterable[Guardian], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guardians = {str(one.pk): one for one in guardians}
        field = self.fields["guardian"]
        field.choices = [(pk, one.full_name) for pk, one in self.guardians.items()]  # type: ignore[attr-defined]
        if len(self.guardians) == 1:
            field.initial = next(iter(self.guardians))

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action asks."""
        values = self.cleaned_data
        return {**values, "guardian": self.guardians[values["guardian"]]}
