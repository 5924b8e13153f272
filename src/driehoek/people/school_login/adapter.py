"""What allauth asks us on the way: which providers there are, who comes in, and what to show when it goes wrong."""

import logging
from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from driehoek.people.school_login import admission
from driehoek.people.school_login.person import person_of
from driehoek.people.school_login.providers import LoginProvider
from driehoek.people.school_login.refusals import Refusal, RefusedError

logger = logging.getLogger(__name__)


class SchoolLoginAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Only the providers of our own file, and only accounts that exist."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> Any:
        """The providers of the file; allauth would also look in a table that anybody with the database can fill."""
        found = settings.DRIEHOEK_LOGIN_PROVIDERS.values()
        return [
            _app(one)
            for one in found
            if provider in (None, "openid_connect", one.slug) and client_id in (None, one.client_id)
        ]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let this person in or link them; whoever may not, sees why."""
        provider = settings.DRIEHOEK_LOGIN_PROVIDERS[sociallogin.account.provider]
        person = person_of(provider, sociallogin.claims)
        try:
            if sociallogin.state.get("process") == AuthProcess.CONNECT:
                admission.link_for(request.user, provider, person)
                messages.success(
                    request, _("From now on %(provider)s opens your account.") % {"provider": provider.name}
                )
                raise ImmediateHttpResponse(redirect("school_logins"))
            sociallogin.account = admission.admit(provider, person)
        except RefusedError as refused:
            raise ImmediateHttpResponse(refusal_page(request, provider, refused.refusal)) from refused
        sociallogin.user = sociallogin.account.user
        sociallogin.state["leaving"] = [provider.slug, sociallogin.id_token, sociallogin.logout_address]

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Show what went wrong at the provider, or between it and us."""
        known = settings.DRIEHOEK_LOGIN_PROVIDERS[provider.app.provider_id]
        refusal = _refusal(error, exception, extra_context or {})
        raise ImmediateHttpResponse(refusal_page(request, known, refusal))

    def get_requests_session(self) -> Any:
        """Ask with the time limit of allauth, and never follow to another address: that could be one without https."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session


def refusal_page(request: HttpRequest, provider: LoginProvider, refusal: Refusal) -> HttpResponse:
    """Tell why this way is closed, with the other ways; the log tells the administrator, without names."""
    logger.warning("Log-in by %s: %s", provider.slug, refusal.name)
    name = {"provider": provider.name}
    context = {"provider": provider, "happened": refusal.value.happened % name, "advice": refusal.value.advice % name}
    return render(request, "people/school_login_refused.html", context, status=403)


def _refusal(error: Any, exception: Any, context: dict[str, Any]) -> Refusal:
    if error == AuthError.CANCELLED:
        return Refusal.CANCELLED
    if isinstance(exception, RefusedError):
        return exception.refusal
    if isinstance(exception, OSError):
        return Refusal.DOWN
    if exception:
        return Refusal.INVALID
    return Refusal.EXPIRED if "state_id" in context else Refusal.DOWN


def _app(provider: LoginProvider) -> SocialApp:
    return SocialApp(
        provider="openid_connect", provider_id=provider.slug, name=provider.name, client_id=provider.client_id,
        secret=provider.secret, settings={"server_url": provider.discovery, "scope": list(provider.scopes)},
    )  # fmt: skip
