"""A new activity for tests, as a form would make it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from driehoek.activities.models import Activity, ActivityText
from driehoek.demo.cast import Cast
from driehoek.shared.moments import AMSTERDAM


def moment(day: date, clock: str) -> datetime:
    """This time of this day at school."""
    return datetime.combine(day, time.fromisoformat(clock), AMSTERDAM)


def new_activity(cast: Cast, day: date | None = None, **fields: Any) -> Activity:
    """An unsaved coffee morning at De Vlindertuin, by default a week from now."""
    day = day or timezone.localdate() + timedelta(days=7)
    values = {
        "location": cast.vlindertuin, "school_year": cast.year, "partnership": "informal", "participation": "join_in",
        "level": "2.0", "starts_at": moment(day, "08:30"), "ends_at": moment(day, "09:15"), "place": "Ouderkamer",
    }  # fmt: skip
    return Activity(**values | fields)


def dutch(title: str = "Kom op de koffie", **fields: str) -> ActivityText:
    """What the school itself writes."""
    values = {"why": "U leert andere ouders kennen.", "what": "", "source": "original", "language": "nl"}
    return ActivityText(title=title, **values | fields)
