"""The little worker that gives the list of a door when there is no network (decision 0050)."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

WORKER = Path(__file__).parent.parent / "static" / "activities" / "door_worker.js"


@require_safe
def door_worker(request: HttpRequest) -> HttpResponse:
    """Give the worker from here, because a browser lets it work only for addresses below its own."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer
