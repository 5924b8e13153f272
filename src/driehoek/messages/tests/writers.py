"""Messages for tests: written by Marieke at the preschool unless somebody else is named."""

from datetime import datetime
from typing import Any

from driehoek.demo.cast import Cast
from driehoek.messages import sending
from driehoek.messages.actions import drafts, writing
from driehoek.messages.models import Message
from driehoek.people.rules import today
from driehoek.shared.moments import AMSTERDAM

NOON = datetime.combine(today(), datetime.min.time(), AMSTERDAM).replace(hour=12)
EARLY_HOME = {"day": "2026-12-18", "time": "12:00", "reason": "Studiemiddag"}


def draft(
    cast: Cast, *, by: Any = None, kind: str = "must", title: str = "Kom kijken", ready: str = "", body: str = "Dag.",
    **audience: Any,
) -> Message:  # fmt: skip
    """A draft of Marieke for an audience."""
    details = EARLY_HOME if ready else {"title": title, "body": body, "language": "nl"}
    by = by or cast.marieke
    location = by.appointments.exclude(location=None).order_by("pk")[0].location
    return drafts.save_draft(by=by, location=location, kind=kind, ready=ready, details=details, audience=audience)


def send(cast: Cast, *, at: datetime | None = None, override: str = "", **fields: Any) -> Message:
    """A draft that is let go."""
    message = draft(cast, **fields)
    return writing.send(message=message, by=fields.get("by") or cast.marieke, at=at, override=override)


def drain() -> None:
    """Let the worker do all there is to do."""
    while sending.take_next():
        pass
