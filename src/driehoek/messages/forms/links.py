"""What a parent fills in to get their link back."""

from django import forms

from driehoek.messages import phrases


class LinkForm(forms.Form):
    """The address to which the personal link goes."""

    email = forms.EmailField(
        label=phrases.EMAIL_LABEL,
        help_text=phrases.EMAIL_HELP,
        widget=forms.EmailInput({"autocomplete": "email", "inputmode": "email", "dir": "ltr"}),
    )
