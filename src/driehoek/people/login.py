"""Logging in and out: who has been invited may, nobody signs up."""

from html import unescape
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

LEAVING = "school_login"  # in the session: by which provider somebody came, and how to log out there
PASSKEY = "mfa_reauthenticate:webauthn"
WAYS = {PASSKEY: _("Use a passkey"), "mfa_reauthenticate": _("Use a code from an app or an emergency code")}


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the head or by createschool, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None,
        message_context: dict[str, Any] | None = None, extra_tags: str = "", message: str | None = None,
    ) -> None:  # fmt: skip
        """Show a notice of allauth, which looks for the app of notices by a name that ours has not (config/apps.py)."""
        if message_template and not message:
            message = unescape(render_to_string(message_template, message_context, request).strip())
        if message:
            messages.add_message(request, level, message, extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
        """How somebody can show once more that it is them: by passkey first, as most who have one have nothing else."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        told = [{**way, "description": WAYS.get(way["id"], way["description"])} for way in ways]
        return sorted(told, key=lambda way: way["id"] != PASSKEY)

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:
        """Remember by which provider somebody came, for when they log out."""
        by_school = (kwargs.get("signal_kwargs") or {}).get("sociallogin")
        if by_school:
            request.session[LEAVING] = by_school.state["leaving"]
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def logout(self, request: HttpRequest) -> None:
        """Log out here, and keep for one page what is needed to log out at the provider as well."""
        leaving = request.session.get(LEAVING)
        super().logout(request)
        if leaving:
            request.session[LEAVING] = leaving

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Go by the provider when that is how somebody came."""
        url: str = super().get_logout_redirect_url(request)
        return reverse("school_login_left") if LEAVING in request.session else url
