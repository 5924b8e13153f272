"""Decorators that open a page: for a colleague who is logged in, or for a guardian with a personal link."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from driehoek.people.links import link_by_token
from driehoek.people.models import Account, Guardian, StudentDecision
from driehoek.people.rules import CONTACT, open_guardianships
from driehoek.shared.again import send_again, typed
from driehoek.shared.gone import GONE, gone, gone_for_staff

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in."""

    user: Account


def token_in(request: HttpRequest) -> str:
    """The token in the address of the page of somebody with a link."""
    return str(request.resolver_match.kwargs["token"]) if request.resolver_match else ""


def parent_page(
    view: Callable[Concatenate[HttpRequest, Guardian, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Find the guardian by the token in the address and speak the language they read.

    Without a valid link the page does not exist (Http404), nor when there is no child about whom the guardian may be
    informed today: a right that has ended opens nothing. What is not there (any more) behind a valid link is told in
    their language, with what they wrote (`shared.gone`). The token itself is the secret that a forged request
    lacks, so no cookie is asked for: these pages work on a phone that refuses them.
    """
    return _page(view, CONTACT)


def absence_page(
    view: Callable[Concatenate[HttpRequest, Guardian, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """As `parent_page`, also for guardians who may be told of an adult student's absence and of nothing else."""
    return _page(view, CONTACT, StudentDecision.Category.ABSENCE)


def progress_page(
    view: Callable[Concatenate[HttpRequest, Guardian, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """As `parent_page`, also for guardians who may hear of an adult student's progress and of nothing else."""
    return _page(view, CONTACT, StudentDecision.Category.PROGRESS)


def _page(
    view: Callable[Concatenate[HttpRequest, Guardian, P], HttpResponseBase], *categories: str
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    @wraps(view)
    def page(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        guardian = link_by_token(token, categories).guardian
        with translation.override(guardian.language_read):
            try:
                return view(request, guardian, *args, **kwargs)
            except GONE as why:
                home = reverse("parent_home", args=[token])
                return gone(request, why, home=home, may_ask=open_guardianships(guardian).exists())

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]", csrf_exempt(never_cache(page)))


def staff_page(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Ask to log in first, and keep what is shown out of every cache; what somebody typed in vain is given back."""
    opened = login_required(cast("Callable[..., HttpResponseBase]", view))

    @wraps(view)
    def page(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "POST" and not request.user.is_authenticated and typed(request):
            return send_again(request, logged_out=True)
        try:
            return opened(request, *args, **kwargs)
        except GONE as why:
            if request.method != "POST":
                raise
            return gone_for_staff(request, why)

    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", never_cache(page))
