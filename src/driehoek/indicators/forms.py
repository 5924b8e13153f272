"""Forms of the indicators."""

from django import forms
from django.utils.translation import gettext_lazy as _


class KeyForm(forms.Form):
    """For which program a key is."""

    name = forms.CharField(label=_("For which program is this key?"), max_length=80)
