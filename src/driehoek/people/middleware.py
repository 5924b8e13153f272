"""What holds for a whole page: its language, what it is about, and rights that are asked once while somebody reads."""

from collections.abc import Callable
from contextlib import nullcontext

from django.conf import settings
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from driehoek.people.reach import read_once
from driehoek.people.subject import page_of_its_own
from driehoek.shared.languages import LANGUAGES

PARENT_PREFIX = "/u/"
YEAR = 365 * 24 * 3600
READING = {"GET", "HEAD", "OPTIONS"}


class PageMiddleware:
    """Keep what belongs to one page: what it is about and, for who only reads, what they are appointed to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and forget. Whoever acts is asked at every step: a right may end meanwhile.

        A sign that no database of ours can look for stands in no address of ours: raises BadRequest.
        """
        if "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        with page_of_its_own(), read_once() if request.method in READING else nullcontext():
            return self.get_response(request)


class LanguageMiddleware:
    """Activate the reader's language: the account's own, else what the visitor chose, else what the browser asks.

    A parent's own pages then speak the language that the guardian reads.
    """

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
