"""An activity as an entry for a parent's own calendar (RFC 5545)."""

from icalendar import Calendar, Event

from driehoek.activities.models import Activity
from driehoek.activities.queries.parents import Card
from driehoek.shared.moments import AMSTERDAM


def entry(card: Card) -> bytes:
    """Return an .ics file: on the Dutch clock, one UID for ever, cancelled when the activity is.

    It holds no personal link: calendars are often shared.
    """
    activity, event = card.invitation.activity, Event()
    event.add("uid", f"activity-{activity.pk}@driehoek")
    event.add("dtstamp", card.invitation.invited_at)
    event.add("summary", card.text.title, {"language": card.text.language})
    event.add("description", card.text.why, {"language": card.text.language})
    event.add("location", ", ".join(part for part in (activity.place, *_address(activity)) if part))
    event.add("dtstart", activity.starts_at.astimezone(AMSTERDAM))
    event.add("dtend", activity.ends_at.astimezone(AMSTERDAM))
    cancelled = activity.state == Activity.State.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("sequence", int(cancelled))
    calendar = Calendar()
    calendar.add("prodid", "-//Driehoek//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _address(activity: Activity) -> tuple[str, str, str]:
    return activity.location.name, activity.location.street, activity.location.city
