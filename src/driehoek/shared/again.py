"""What somebody sent when it could not be taken stays on the page, to be sent once more: nothing typed is lost."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything that was sent with a form, field by field; nothing of one with a password."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    return [] if any("password" in name for name, _value in sent) else sent


def send_again(request: HttpRequest, *, logged_out: bool) -> HttpResponse:
    """The page that holds what was sent; a file must be chosen again, as no page can hold one."""
    return render(request, "shared/again.html", {"typed": typed(request), "logged_out": logged_out}, status=403)


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django gives it
    """Answer a form without a valid token (setting CSRF_FAILURE_VIEW); only what our own page sent is given back."""
    ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    if ours and typed(request):
        return send_again(request, logged_out=False)
    return render(request, "403_csrf.html", status=403)
