"""What a guardian answers on their own page."""

from typing import Any

from django import forms

from driehoek.policy import phrases
from driehoek.policy.queries.expectations import Mutual
from driehoek.shared.forms import RadioCards

LONGEST = 2000
ICONS = {phrases.YES: "check", phrases.TALK: "talk"}


class ExpectationsAnswerForm(forms.Form):
    """Yes or first a talk, and what the guardian expects."""

    answer = forms.ChoiceField(label=phrases.ANSWER, choices=phrases.ANSWERS, widget=RadioCards(icons=ICONS))
    words = forms.CharField(
        label=phrases.OWN_WORDS, help_text=phrases.OWN_LANGUAGE, required=False, max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, mutual: Mutual) -> None:
        said = mutual.answer
        chosen = (phrases.YES if said.guardian_agrees else phrases.TALK) if said and said.answered_at else None
        initial = {"answer": chosen, "words": said.own_words if said and said.answered_at else ""}
        super().__init__(data, initial=initial, prefix=str(mutual.expectations.pk))
        self.mutual = mutual

    @property
    def said(self) -> dict[str, Any]:
        """What the action asks."""
        return {"agrees": self.cleaned_data["answer"] == phrases.YES, "words": self.cleaned_data["words"]}
