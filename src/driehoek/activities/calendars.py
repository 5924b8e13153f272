"""An activity as an entry for a parent's own calendar."""

from icalendar import Event

from driehoek.activities.models import Activity
from driehoek.activities.queries.parents import Card
from driehoek.shared.ics import calendar_of, event


def entry(card: Card) -> bytes:
    """Return an .ics file with this one activity, which takes it out of a calendar when it is cancelled."""
    cancelled = card.invitation.activity.state == Activity.State.CANCELLED
    return calendar_of([event_of(card)], method="CANCEL" if cancelled else "PUBLISH")


def event_of(card: Card) -> Event:
    """Return the activity as an entry. It holds no personal link: calendars are often shared."""
    activity = card.invitation.activity
    cancelled = activity.state == Activity.State.CANCELLED
    made = event(
        f"activity-{activity.pk}", start=activity.starts_at, end=activity.ends_at, stamp=card.invitation.invited_at,
        goes_on=not cancelled, sequence=int(cancelled),
    )  # fmt: skip
    made.add("summary", card.text.title, {"language": card.text.language})
    made.add("description", card.text.why, {"language": card.text.language})
    made.add("location", place_of(activity))
    return made


def place_of(activity: Activity) -> str:
    """Where it is, with the address of the school."""
    location = activity.location
    return ", ".join(part for part in (activity.place, location.name, location.street, location.city) if part)
