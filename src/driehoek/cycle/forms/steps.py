"""What is asked on the pages of the cycle."""

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.cycle.models import SaidStep
from driehoek.shared.forms import RadioCards


class SayForm(forms.ModelForm[SaidStep]):
    """What was done in an own way, or why a step is skipped."""

    kind = forms.ChoiceField(label=_("What do you want to say?"), choices=SaidStep.Kind, widget=RadioCards)

    class Meta:
        model = SaidStep
        fields = ("kind", "note")
