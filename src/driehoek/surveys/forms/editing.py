"""What is asked of a questionnaire of one's own, and of each question in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.shared.forms import CheckboxCards, RadioCards
from driehoek.surveys.actions.editing import MOST_QUESTIONS, Content
from driehoek.surveys.models import OwnQuestion, OwnQuestionnaire
from driehoek.surveys.own import lines, lists_in

MOST_LINES, LONGEST = 20, 120


class QuestionnaireForm(forms.Form):
    """How it is called, its first words, and whom it asks."""

    title = forms.CharField(label=_("How is it called?"), max_length=120)
    intro = forms.CharField(
        label=_("First words"), max_length=400, widget=forms.Textarea({"rows": 3}),
        help_text=_("What is it about, and how long does it take?"),
    )  # fmt: skip
    asks = forms.ChoiceField(
        label=_("Whom do you ask?"), choices=OwnQuestionnaire.Asks, widget=RadioCards, initial="parents"
    )


class QuestionForm(forms.Form):
    """One question; what is not needed for its kind may stay empty."""

    words = forms.CharField(
        label=_("The question"), max_length=200, help_text=_("One thing at a time, in short and plain words.")
    )
    kind = forms.ChoiceField(label=_("How is it answered?"), choices=OwnQuestion.KINDS, widget=RadioCards)
    rows = forms.CharField(
        label=_("About which things? One on a line"), required=False, widget=forms.Textarea({"rows": 4}),
        help_text=_("Only for the same question about several things."),
    )  # fmt: skip
    options = forms.CharField(
        label=_("Answers to choose from, one on a line"), required=False, widget=forms.Textarea({"rows": 5}),
        help_text=_("Do not ask what points at somebody, such as the group or the language of a child."),
    )  # fmt: skip
    for_team = forms.CharField(
        label=_("The same question for the team"), max_length=200, required=False,
        help_text=_("Empty: the team gets the same words."),
    )  # fmt: skip
    after = forms.MultipleChoiceField(
        label=_("Ask it only after one of these answers"), required=False, widget=CheckboxCards,
        help_text=_("Empty: it is always asked."),
    )  # fmt: skip

    def __init__(self, *args: Any, own: OwnQuestionnaire, question: OwnQuestion | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(_initial(question) if question else {})
        rows = own.questions.select_related("text")
        self.full = question is None and len(rows) >= MOST_QUESTIONS
        self.before = [row for row in rows if question is None or row.place < question.place]
        self.fields["after"].choices = [  # type: ignore[attr-defined]
            (f"{row.pk}-{number}", f"{row.words} {option}")
            for row in self.before
            if row.kind in ("one", "many")
            for number, option in enumerate(lists_in(row.kind, row.text.body)[1], 1)
        ]
        for name, needed in {"for_team": own.asks == "both", "after": bool(self.fields["after"].choices)}.items():  # type: ignore[attr-defined]
            if not needed:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Enough to choose from, short enough, and a condition on one question only."""
        data: dict[str, Any] = super().clean() or {}
        kind, chosen = data.get("kind"), lines(data.get("options", ""))
        if kind in ("one", "many", "matrix") and not 2 <= len(chosen) <= MOST_LINES:
            self.add_error("options", _("Write two to twenty answers, each on a line."))
        if len({one.casefold() for one in chosen}) < len(chosen):
            self.add_error("options", _("The same answer stands there twice."))
        if self.full:
            self.add_error(None, _("Forty questions are the most. Take one out first."))
        if kind == "matrix" and not 1 <= len(lines(data.get("rows", ""))) <= MOST_LINES:
            self.add_error("rows", _("Write what it is about, each on a line."))
        if any(len(line) > LONGEST for line in [*chosen, *lines(data.get("rows", ""))]):
            self.add_error("options", _("A line is too long. Make it shorter."))
        if len({one.partition("-")[0] for one in data.get("after", [])}) > 1:
            self.add_error("after", _("Choose answers to one question only."))
        return data

    def content(self) -> Content:
        """What the question says."""
        data, after = self.cleaned_data, self.cleaned_data.get("after", [])
        first = int(after[0].partition("-")[0]) if after else 0
        return Content(
            words=data["words"], kind=data["kind"], rows=lines(data["rows"]), options=lines(data["options"]),
            for_team=data.get("for_team", ""), after=next((row for row in self.before if row.pk == first), None),
            after_options=[int(one.partition("-")[2]) for one in after],
        )  # fmt: skip


def _initial(question: OwnQuestion) -> dict[str, Any]:
    rows, options = lists_in(question.kind, question.text.body)
    return {
        "words": question.words, "kind": question.kind, "rows": "\n".join(rows), "options": "\n".join(options),
        "for_team": question.for_team, "after": [f"{question.after_id}-{one}" for one in question.after_options],
    }  # fmt: skip
