"""One step back, offered on the next page: what can be undone, kept in the session until it is shown."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.http import HttpRequest

KEY = "conversations_undo"


@dataclass(frozen=True)
class Undo:
    """What happened in words, and the form that undoes it: its address and fields."""

    text: str
    url: str
    fields: dict[str, str] = field(default_factory=dict)


def offer(request: HttpRequest, undo: Undo) -> None:
    """Offer it on the page that comes next."""
    request.session[KEY] = asdict(undo)


def offered(request: HttpRequest) -> Undo | None:
    """What is offered, once."""
    kept: dict[str, Any] | None = request.session.pop(KEY, None)
    return Undo(**kept) if kept else None
