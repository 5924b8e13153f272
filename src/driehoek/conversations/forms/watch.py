"""How many talks about each child a location agrees on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.kinds import MOST_A_YEAR


class LeastForm(forms.Form):
    """One number."""

    number = forms.IntegerField(label=_("Talks about each child in a school year"), min_value=0, max_value=MOST_A_YEAR)
