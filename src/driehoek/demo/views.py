"""The demo page: become anybody of the cast with one click. It exists in demo mode only."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from driehoek.demo.queries import account_named, doors

View = Callable[..., HttpResponse]


def in_demo_only(view: View) -> View:
    """Answer with the 404 of any unknown page unless this installation is a demo."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@in_demo_only
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    """Show whom one can become."""
    return render(request, "demo/demo.html", {"sections": doors()})


@in_demo_only
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    """Log in as a colleague or student of the cast."""
    account = account_named(key)
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return redirect("student" if account.child_id else "today")
