"""What a browser tells about itself when a guardian turns notices on."""

from typing import Any

from django import forms

from driehoek.messages import phrases
from driehoek.messages.pushing import may_post_to
from driehoek.messages.webpush import check_keys


class PushForm(forms.Form):
    """Where notices for one browser go, and its keys; filled in by `push.js`."""

    endpoint = forms.CharField(max_length=500, widget=forms.HiddenInput)
    p256dh = forms.CharField(max_length=120, widget=forms.HiddenInput)
    auth = forms.CharField(max_length=60, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Only a known push service, and keys to which we can encrypt: what is made up never comes further."""
        values = super().clean() or {}
        if self.errors:
            return values
        try:
            check_keys(values["p256dh"], values["auth"])
        except ValueError as error:
            raise forms.ValidationError(phrases.NOTICE_REFUSED) from error
        if not may_post_to(values["endpoint"]):
            raise forms.ValidationError(phrases.NOTICE_REFUSED)
        return values
