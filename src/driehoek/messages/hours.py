"""When the school is there, in the language of the page."""

from dataclasses import dataclass

from django.utils.translation import get_language

from driehoek.messages.models import Manners
from driehoek.shared import phrases
from driehoek.shared.moments import weekdays


@dataclass(frozen=True)
class Hours:
    """The days on which a location is open and the times, both in words; empty when the school did not tell."""

    days: str
    times: str


def opening_hours(manners: Manners) -> Hours:
    """Return when a location is open, in the language of the page."""
    start, end = manners.open_from, manners.open_until
    days = weekdays(sorted(int(one) for one in manners.open_days), get_language() or "nl") if manners.open_days else ""
    return Hours(days, phrases.time_range(f"{start:%H:%M}", f"{end:%H:%M}") if start and end else "")
