"""Asking something about what is kept, and answering it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.privacy import phrases
from driehoek.privacy.models import HeldBack
from driehoek.shared.forms import RadioCards

LONGEST = 2000


class AskForm(forms.Form):
    """What somebody asks, in one tap, with words when they like."""

    right = forms.ChoiceField(
        label=phrases.ASK, widget=RadioCards, choices=lambda: list(phrases.RIGHTS.items()),
        error_messages={"required": phrases.CHOOSE, "invalid_choice": phrases.CHOOSE},
    )  # fmt: skip
    words = forms.CharField(
        label=phrases.OWN_WORDS, required=False, max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}), help_text=phrases.OWN_LANGUAGE,
    )  # fmt: skip
    group = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """What was done, or why not, told to who asked."""

    done = forms.ChoiceField(
        label=_("Did you do what was asked?"), widget=RadioCards,
        choices=[("yes", _("Yes, and I tell what was done")), ("no", _("No, or not all of it, and I tell why"))],
    )  # fmt: skip
    answer = forms.CharField(
        label=_("What do you tell?"), max_length=LONGEST, widget=forms.Textarea({"rows": 5}),
        help_text=_("Short and plain: it is translated. Name the law when something must stay."),
    )  # fmt: skip


class LongerForm(forms.Form):
    """Why a month is not enough."""

    why = forms.CharField(label=_("Why is a month not enough?"), max_length=500, widget=forms.Textarea({"rows": 2}))


class HoldBackForm(forms.ModelForm[HeldBack]):
    """Why one row does not go along."""

    class Meta:
        model = HeldBack
        fields = ("record", "number", "reason", "note")
        widgets: dict[str, Any] = {"record": forms.HiddenInput, "number": forms.HiddenInput}
