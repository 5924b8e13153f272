"""Logging in: who has been invited may, nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class InvitedOnlyAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by the head or by createschool, never by a visitor."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False
