"""The language of a page: the account's own, else what the visitor chose, else what the browser asks."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from driehoek.shared.languages import LANGUAGES

PARENT_PREFIX = "/u/"
YEAR = 365 * 24 * 3600


class LanguageMiddleware:
    """Activate the reader's language; a parent's own pages then speak the language that the guardian reads."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose, answer, and remember what a visitor without account chose."""
        chosen = request.GET.get("taal", "")
        translation.activate(self._language(request, chosen))
        response = self.get_response(request)
        if chosen in LANGUAGES:
            name, secure = settings.LANGUAGE_COOKIE_NAME, settings.SESSION_COOKIE_SECURE
            response.set_cookie(name, chosen, max_age=YEAR, httponly=True, samesite="Lax", secure=secure)
        return response

    def _language(self, request: HttpRequest, chosen: str) -> str:
        if chosen in LANGUAGES:
            return chosen
        if not request.path.startswith(PARENT_PREFIX) and request.user.is_authenticated:
            return request.user.language
        return translation.get_language_from_request(request)
