"""Why a rule may be left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

LEAST, MOST = 10, 300  # letters


class SilenceForm(forms.Form):
    """One reason, in words that somebody understands next year."""

    reason = forms.CharField(
        label=_("Why may this be left out?"),
        min_length=LEAST,
        max_length=MOST,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Everybody who sets the policy here reads it, next year too."),
    )
