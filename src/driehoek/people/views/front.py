"""The front door for whoever comes by."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Tell what Driehoek is; who is logged in goes on to today."""
    if request.user.is_authenticated:
        return redirect("today")
    return render(request, "people/front.html")
