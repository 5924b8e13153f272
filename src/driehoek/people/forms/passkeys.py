"""Passkeys and codes from an app in our words: every key that somebody adds can log in by itself."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and what its owner calls it."""

    name = forms.CharField(
        label=_("Name of this passkey"), required=False, max_length=100, help_text=_("For example: my phone")
    )


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    name = forms.CharField(label=_("Name of this passkey"), max_length=100)


class PasskeyLoginForm(LoginWebAuthnForm):  # type: ignore[misc]
    """Logging in with a passkey."""

    def clean_credential(self) -> Any:
        """Return the passkey; of one that was removed, tell what to do instead of naming a code nobody typed."""
        try:
            return super().clean_credential()
        except forms.ValidationError as error:
            text = _("This passkey does not open an account here. Choose another way, and then add a new passkey.")
            raise forms.ValidationError(text) from error


class TurnOnAppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code from the app shows that it works."""

    code = forms.CharField(
        label=_("Code that your app shows now"),
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
