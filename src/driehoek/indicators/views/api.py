"""Totals for other programs: read only, as JSON, by a key. `data/openapi.json` describes every answer."""

import json
from collections.abc import Callable, Sequence
from functools import cache, wraps
from http import HTTPStatus
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from driehoek import indicators
from driehoek.indicators import actions
from driehoek.indicators.keys import PER_MINUTE, may_ask
from driehoek.indicators.queries.connections import key_known, told_locations
from driehoek.indicators.queries.monitor import roll_ups
from driehoek.indicators.telling import told_figure, told_indicators, told_location
from driehoek.people.models import Account
from driehoek.shared.pages import page_of

FILE = Path(indicators.__file__).parent / "data" / "openapi.json"
SIZE = 100
Answer = Callable[[HttpRequest], JsonResponse]


@require_safe
def api(request: HttpRequest) -> JsonResponse:
    """Describe the API, as OpenAPI 3.1."""
    return JsonResponse(description() | {"servers": [{"url": settings.BASE_URL}]})


@cache
def description() -> dict[str, Any]:
    """The description as it stands in the file."""
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def by_key(view: Callable[[HttpRequest, Account], JsonResponse]) -> Answer:
    """Find who asks by the key in `Authorization: Bearer …`; refuse without one, and whoever asks too often."""

    @wraps(view)
    def answer(request: HttpRequest) -> JsonResponse:
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        key = key_known(secret.strip()) if kind.lower() == "bearer" else None
        if key is None:
            return _refused(HTTPStatus.UNAUTHORIZED, "A valid key is needed.", {"WWW-Authenticate": "Bearer"})
        if not may_ask(key.pk):
            said = f"A key may ask {PER_MINUTE} times a minute."
            return _refused(HTTPStatus.TOO_MANY_REQUESTS, said, {"Retry-After": "60"})
        actions.note_use(key)
        return view(request, key.account)

    return never_cache(require_safe(answer))


def _refused(status: HTTPStatus, said: str, headers: dict[str, str]) -> JsonResponse:
    return JsonResponse({"error": said}, status=status, headers=headers)


def _listed(request: HttpRequest, rows: Any, tell: Callable[[Any], dict[str, Any]]) -> JsonResponse:
    page = page_of(request, rows, SIZE)
    whole = {"page": page.number, "pages": page.paginator.num_pages, "total": page.paginator.count}
    return JsonResponse({"items": [tell(row) for row in page], **whole})


@by_key
def api_indicators(request: HttpRequest, account: Account) -> JsonResponse:
    """List the indicators by their newest definitions."""
    rows: Sequence[dict[str, Any]] = told_indicators()
    return _listed(request, rows, dict)


@by_key
def api_locations(request: HttpRequest, account: Account) -> JsonResponse:
    """List the locations whose totals may be read."""
    return _listed(request, told_locations(account).order_by("name", "pk"), told_location)


@by_key
def api_figures(request: HttpRequest, account: Account) -> JsonResponse:
    """List figures of those locations: of one school year, and of one indicator, location or kind if asked."""
    asked = {name: request.GET.get(name, "") for name in ("school_year", "indicator", "location", "kind")}
    if not asked["school_year"]:
        return _refused(HTTPStatus.BAD_REQUEST, "Say which school_year, such as 2026-2027.", {})
    locations = told_locations(account)
    locations = locations.filter(code=asked["location"]) if asked["location"] else locations
    locations = locations.filter(kind=asked["kind"]) if asked["kind"] else locations
    return _listed(request, roll_ups(locations, asked["school_year"], asked["indicator"], "naam"), told_figure)
