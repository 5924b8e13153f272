"""What came of a call."""

from django import forms

from driehoek.messages.models import Call


class CallForm(forms.Form):
    """One tap: the outcome, and about which deliveries it is (those that were on the page)."""

    outcome = forms.ChoiceField(choices=Call.Outcome.choices)
    numbers = forms.RegexField(regex=r"\A[0-9]{1,18}(,[0-9]{1,18}){0,99}\Z")

    def clean_numbers(self) -> list[int]:
        """The numbers of the deliveries."""
        return [int(number) for number in self.cleaned_data["numbers"].split(",")]
