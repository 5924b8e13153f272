"""The door of somebody from outside: a personal link to their own tasks, and to nothing else (row V4)."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from driehoek.participation.models import Outsider
from driehoek.participation.queries.doors import outsider_by_token
from driehoek.shared.gone import GONE, gone

P = ParamSpec("P")


def outsider_page(
    view: Callable[Concatenate[HttpRequest, Outsider, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Find who it is by the token in the address and speak their language; Http404 without a valid link.

    As on a parent's page the token is the secret that a forged request lacks, so no cookie is asked for.
    """

    @wraps(view)
    def page(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        outsider = outsider_by_token(token)
        with translation.override(outsider.language_read):
            try:
                return view(request, outsider, *args, **kwargs)
            except GONE as why:
                return gone(request, why, home=reverse("helper_home", args=[token]))

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]", csrf_exempt(never_cache(page)))
