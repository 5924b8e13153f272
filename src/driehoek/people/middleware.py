"""The language of a page: the account's own, else what the visitor chose or the browser asks."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from driehoek.shared.languages import LANGUAGES

PARENT_PREFIX = "/u/"


class LanguageMiddleware:
    """Activate the reader's language; parents' pages do it themselves, from the guardian."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PARENT_PREFIX):
            translation.activate(self._language(request))
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or "nl")
        return response

    def _language(self, request: HttpRequest) -> str:
        if request.user.is_authenticated:
            return request.user.language
        # A link in the list of languages names one; without a cookie it holds for this page and what it links to.
        if request.GET.get("taal") in LANGUAGES:
            return request.GET["taal"]
        return translation.get_language_from_request(request)
