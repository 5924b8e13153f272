"""The address with which somebody logs in."""

from django import forms
from django.utils.translation import gettext_lazy as _


class LoginAddressForm(forms.Form):
    """A new one."""

    email = forms.EmailField(
        label=_("New e-mail address"), max_length=254,
        help_text=_("We mail a link to it. You keep logging in with the old address until you open that link."),
    )  # fmt: skip

    def clean_email(self) -> str:
        """Addresses are kept in small letters, as logging in looks for them."""
        return str(self.cleaned_data["email"]).lower()
