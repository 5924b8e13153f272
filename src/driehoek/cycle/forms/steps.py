"""What is asked on the pages of the cycle."""

from django import forms

from driehoek.cycle.models import SaidStep
from driehoek.shared.forms import RadioCards


class SayForm(forms.ModelForm[SaidStep]):
    """What was done in an own way, or why a step is skipped."""

    class Meta:
        model = SaidStep
        fields = ("kind", "note")
        widgets = {"kind": RadioCards}
