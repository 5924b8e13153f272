"""Decorators that open a page: for a colleague who is logged in, or for a guardian with a personal link."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from driehoek.people.links import link_by_token
from driehoek.people.models import Account, Guardian, StudentDecision
from driehoek.people.rules import CONTACT

P = ParamSpec("P")


class StaffRequest(HttpRequest):
    """A request of somebody who is logged in; `rights`: those a view asked already, to spare the navigation a query."""

    user: Account
    rights: frozenset[str]


def parent_page(
    view: Callable[Concatenate[HttpRequest, Guardian, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]:
    """Find the guardian by the token in the address and speak the language they read.

    Without a valid link the page does not exist (Http404), nor when there is no child about whom the guardian may be
    informed today: a right that has ended opens nothing. The token itself is the secret that a forged request
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
            return view(request, guardian, *args, **kwargs)

    return cast("Callable[Concatenate[HttpRequest, str, P], HttpResponseBase]", csrf_exempt(never_cache(page)))


def staff_page(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Ask to log in first, and keep what is shown out of every cache."""
    opened = never_cache(login_required(cast("Callable[..., HttpResponseBase]", view)))
    return cast("Callable[Concatenate[HttpRequest, P], HttpResponseBase]", opened)
