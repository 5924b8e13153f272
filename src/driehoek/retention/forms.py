"""What is filled in about keeping: another term, and holding back."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.people.forms.setup import choice_of
from driehoek.people.models import Child, Family
from driehoek.people.rules import today
from driehoek.retention.terms import Term
from driehoek.shared.forms import DateInput

LEAST_WORDS = 10
LONGEST_HOLD = timedelta(days=730)


def reason(label: Any) -> forms.CharField:
    """A reason in words that somebody understands in two years."""
    return forms.CharField(
        label=label, min_length=LEAST_WORDS, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("Without names and without what happened: everybody who decides about keeping here reads it."),
    )  # fmt: skip


class TermForm(forms.Form):
    """For how many months, and why."""

    months = forms.IntegerField(label=_("For how many months?"))
    why = reason(_("Why?"))

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.term = term
        self.fields["months"].help_text = _("Between %(least)d and %(most)d months.") % vars(term)

    def clean_months(self) -> int:
        """What lies outside the bounds is refused, with who set them."""
        months: int = self.cleaned_data["months"]
        if not self.term.least <= months <= self.term.most:
            who = _("The law sets these bounds:") if self.term.by_law else _("Driehoek sets these bounds:")
            raise forms.ValidationError(f"{who} {self.term.source}.")
        return months


class HoldForm(forms.Form):
    """Whom, until when, and why."""

    child = forms.ModelChoiceField(
        Child.objects.none(), label=_("Whom?"), required=False, empty_label=_("The whole family")
    )
    reason = reason(_("Why?"))
    until = forms.DateField(label=_("Until and including which day?"), widget=DateInput)

    def __init__(self, *args: Any, family: Family, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_of(self, "child").queryset = Child.objects.filter(family=family)

    def clean_until(self) -> Any:
        """A day to come, at most two years away: then somebody looks again."""
        until = self.cleaned_data["until"]
        if not today() <= until <= today() + LONGEST_HOLD:
            raise forms.ValidationError(_("Choose a day from today on, at most two years away."))
        return until


class ConfirmForm(forms.Form):
    """The name, typed once more: nobody erases the wrong family by a slip."""

    name = forms.CharField(label=_("Type the name to confirm"), max_length=300)

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.expected = name
        self.fields["name"].help_text = name

    def clean_name(self) -> str:
        """The same name, whatever its capitals and spaces."""
        typed: str = self.cleaned_data["name"]
        if typed.casefold().split() != self.expected.casefold().split():
            raise forms.ValidationError(_("This is another name. Look whether you have the right person."))
        return typed
