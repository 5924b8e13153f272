"""Adding a passkey, as allauth does it, without asking for it again at once."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse


class AddPasskeyView(AddWebAuthnView):  # type: ignore[misc]
    """Who just made a passkey has shown who they are: the emergency codes that come next open without asking."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the passkey, and remember in this session that its owner was there."""
        answer: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn", reauthenticated=True)
        return answer


add_passkey = AddPasskeyView.as_view()
