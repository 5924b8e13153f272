"""What colleagues say of answers: how they came, what they are about, whether they name somebody."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from driehoek.policy.models import Goal
from driehoek.shared.forms import RadioCards, Switch
from driehoek.shared.languages import LANGUAGES
from driehoek.surveys.words import WAYS


class LooseForm(forms.Form):
    """How answers came that a colleague enters, and in which language they were given."""

    way = forms.ChoiceField(
        label=_("How did it come?"), choices=[(w, WAYS[w]) for w in ("paper", "talk")], widget=RadioCards
    )
    language = forms.ChoiceField(label=_("Language"), choices=[(one.code, one.own_name) for one in LANGUAGES.values()])


class TagForm(forms.Form):
    """A word that several answers share, or put aside."""

    tag = forms.CharField(
        label=_("What is it about?"), max_length=60, required=False,
        help_text=_("One or two words about the subject, never about the person: opening hours, homework."),
    )  # fmt: skip
    hidden = forms.BooleanField(label=_("Put it aside: it names somebody"), required=False, widget=Switch)


class GoalForm(forms.Form):
    """Which goal a result asks for."""

    goal = forms.ModelChoiceField(
        label=_("Which goal?"), queryset=Goal.objects.none(), widget=RadioCards, empty_label=None
    )

    def __init__(self, *args: Any, goals: QuerySet[Goal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = goals.select_related("school_year")  # type: ignore[attr-defined]
        self.fields["goal"].label_from_instance = lambda goal: f"{goal} ({goal.school_year})"  # type: ignore[attr-defined]


class SaidDoneForm(forms.Form):
    """One thing that was heard, and what is done with it."""

    heard = forms.CharField(
        label=_("What did you hear?"), max_length=200,
        help_text=_("In plain words: many parents want to know earlier when there is a party."),
    )  # fmt: skip
    done = forms.CharField(
        label=_("What do you do with it?"), max_length=1500, widget=forms.Textarea({"rows": 4}),
        help_text=_("Also when you do not do it: say why."),
    )  # fmt: skip
