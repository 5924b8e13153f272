"""The questions of a section as a form, in the parent's language with that of the colleague small under it."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from driehoek.intake import phrases
from driehoek.intake.form import TIMES, Question, Words, said
from driehoek.intake.models import Sitting
from driehoek.people.forms.parents import OwnNeedsForm
from driehoek.people.models import Guardian
from driehoek.people.spoken import dutch_name
from driehoek.shared.forms import CheckboxCards, RadioCards, Switch
from driehoek.texts.cleaning import plain

LONGEST = 500
WRONG = {"max_length": phrases.TOO_LONG, "invalid_choice": phrases.CHOOSE_ONE}


class AnswersForm(forms.Form):
    """Questions in language `code`; `beside` is a second language under it. Every question may be skipped."""

    use_required_attribute = False

    def __init__(self, *args: Any, questions: Iterable[Question], code: str, beside: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions, self.code = list(questions), code
        self.beside = beside if beside != code else ""
        last: Words = {}  # one reason for several questions is given once
        for question in self.questions:
            field: forms.Field = getattr(self, f"_{question.kind}")(question, {"required": False})
            field.label = self._both(question.words)
            field.help_text = field.help_text if question.why == last else self._help(question, field.help_text)
            last = question.why
            field.error_messages |= WRONG
            field.asked = True  # type: ignore[attr-defined]  # every question may be skipped: the page says so once
            self.fields[question.key] = field

    def answers(self) -> dict[str, Any]:
        """Question -> its answer; None takes an earlier answer back."""
        return {question.key: self._answer(question, self.cleaned_data[question.key]) for question in self.questions}

    def _answer(self, question: Question, value: Any) -> Any:
        if question.kind == "text":
            return plain(value) or None
        if question.kind == "languages":
            return [dutch_name(one)[:60] for one in re.split(r"[,;/،፣]", plain(value)) if one.strip()] or None
        return int(value) if question.kind == "times" and value else value or None

    def _both(self, words: Words) -> SafeString:
        if not self.beside:
            return format_html("{}", said(words, self.code))
        small = '{} <small class="soft" lang="{}" dir="ltr">{}</small>'
        return format_html(small, said(words, self.code), self.beside, said(words, self.beside))

    def _help(self, question: Question, more: Any) -> SafeString:
        return format_html("{} {}", self._both(question.why), more)

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

    def _languages(self, _question: Question, common: dict[str, Any]) -> forms.Field:
        widget = forms.TextInput({"list": "spoken", "dir": "auto"})
        return forms.CharField(max_length=LONGEST, widget=widget, help_text=phrases.LANGUAGES_HELP, **common)


def shown(question: Question, value: Any) -> Any:
    """An answer as a field shows it."""
    if question.kind == "languages":
        return ", ".join(value)
    return str(value) if question.kind == "times" else value


class ContactForm(OwnNeedsForm):
    """How a parent likes contact; it changes only when the parent says so here."""

    def __init__(self, data: QueryDict | None, *, guardian: Guardian) -> None:
        super().__init__(data, guardian=guardian)
        self.fields["agrees"] = forms.BooleanField(
            label=phrases.AGREES, help_text=phrases.AGREES_HELP, widget=Switch, required=False
        )

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
