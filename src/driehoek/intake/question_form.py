"""What is asked of a question of a location's own."""

from typing import Any, cast

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.intake.adapted import lines, may_hold_own
from driehoek.intake.adapting import Content
from driehoek.intake.form import ABOUT, CHOSEN, Section, form, said
from driehoek.intake.models import ExtraQuestion
from driehoek.intake.words import ABOUT as ABOUT_IN_WORDS
from driehoek.intake.words import KINDS
from driehoek.people.models import Location
from driehoek.shared.forms import RadioCards
from driehoek.shared.languages import DEFAULT

MOST_OPTIONS, LONGEST = 12, 80


class QuestionForm(forms.Form):
    """One question; answers to choose from may stay empty where there is nothing to choose."""

    words = forms.CharField(
        label=_("The question"), max_length=150, help_text=_("One thing at a time, in short and plain words.")
    )
    why = forms.CharField(
        label=_("Why do you ask it?"), max_length=200,
        help_text=_("Parents read this under the question. If you do nothing with the answer, do not ask."),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("How is it answered?"), choices=list(KINDS.items()), widget=RadioCards)
    options = forms.CharField(
        label=_("Answers to choose from, one on a line"), required=False, widget=forms.Textarea({"rows": 5}),
        help_text=_("Only for a question with answers to choose from. Two to twelve."),
    )  # fmt: skip
    about = forms.ChoiceField(
        label=_("Whose answer is it?"), choices=[(key, ABOUT_IN_WORDS[key]) for key in ABOUT], widget=RadioCards
    )
    section = forms.ChoiceField(label=_("Where does it stand?"))  # a page, or "page:question" before which it stands

    def __init__(
        self, *args: Any, location: Location, question: ExtraQuestion | None = None, section: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        pages = [one for one in form().asked_at(location.kind) if may_hold_own(one)]
        cast("forms.ChoiceField", self.fields["section"]).choices = [_spots(one) for one in pages]
        self.initial.update(_initial(question) if question else {"section": section})

    def clean(self) -> dict[str, Any]:
        """Enough to choose from, and short enough."""
        data: dict[str, Any] = super().clean() or {}
        chosen = lines(data.get("options", "")) if data.get("kind") in CHOSEN else []
        if data.get("kind") in CHOSEN and not 2 <= len(chosen) <= MOST_OPTIONS:
            self.add_error("options", _("Write two to twelve answers, each on a line."))
        if any(len(one) > LONGEST for one in chosen):
            self.add_error("options", _("Keep each line shorter than eighty letters."))
        return {**data, "options": chosen}

    def content(self) -> Content:
        """What was filled in."""
        section, _colon, before = self.cleaned_data["section"].partition(":")
        return Content(**{**self.cleaned_data, "section": section, "before": before})


def _spots(section: Section) -> tuple[str, list[tuple[str, str]]]:
    """A page with the places on it, the last one first: that is where most belong."""
    code = get_language() or DEFAULT
    title = said(section.words, code)
    last = (section.key, _("At the end of: %(page)s") % {"page": title})
    befores = ((f"{section.key}:{one.key}", said(one.words, code)) for one in section.questions)
    return title, [last, *((spot, _("Before: %(question)s") % {"question": words}) for spot, words in befores)]


def spot(section: str, before: str) -> str:
    """A place on a page as the form names it."""
    return f"{section}:{before}" if before else section


def _initial(question: ExtraQuestion) -> dict[str, Any]:
    why, *options = lines(question.text.body)
    return {
        "words": question.text.title, "why": why, "options": "\n".join(options), "kind": question.kind,
        "about": question.about, "section": spot(question.section, question.before),
    }  # fmt: skip
