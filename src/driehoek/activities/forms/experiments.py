"""What is fixed before ways of inviting are compared."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Experiment
from driehoek.activities.ways import all_ways
from driehoek.shared.forms import CheckboxCards, RadioCards

ICONS = {"usual": "mail", "warm": "heart", "letter": "letter", "call": "phone"}


class ExperimentForm(forms.Form):
    """The question, what counts, and the ways: chosen before anybody is invited."""

    question = forms.CharField(
        label=_("What do you want to know?"), max_length=200,
        help_text=_("For example: do more families come when we also call?"),
    )  # fmt: skip
    outcome = forms.ChoiceField(label=_("What counts?"), choices=Experiment.Outcome, widget=RadioCards)
    ways = forms.MultipleChoiceField(label=_("Which ways of inviting do you compare?"), widget=CheckboxCards)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(one.key, one.label(get_language() or "nl")) for one in all_ways().ways]
        self.fields["ways"] = forms.MultipleChoiceField(
            label=_("Which ways of inviting do you compare?"), choices=words, widget=CheckboxCards(icons=ICONS)
        )

    def clean_ways(self) -> list[str]:
        """At least two."""
        chosen: list[str] = self.cleaned_data["ways"]
        if len(chosen) < 2:
            raise forms.ValidationError(_("Choose at least two ways of inviting."))
        return chosen
