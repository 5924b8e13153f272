"""A talk as an entry for a parent's own calendar (RFC 5545)."""

from icalendar import Calendar, Event

from driehoek.conversations import phrases
from driehoek.conversations.queries.telling import OwnTalk
from driehoek.people.models import Location
from driehoek.shared.moments import AMSTERDAM


def entry(own: OwnTalk, code: str) -> bytes:
    """Return an .ics file: on the Dutch clock, one UID for ever, cancelled when the talk is.

    It holds no personal link: calendars are often shared. For the same reason it names no more than the child and the
    colleague.
    """
    talk, event = own.talk, Event()
    told = talk.told_at or talk.starts_at
    event.add("uid", f"talk-{talk.pk}@driehoek")
    event.add("dtstamp", told)
    event.add(
        "summary", phrases.CALENDAR_SUMMARY % {"child": own.about, "host": talk.host.account.name}, {"language": code}
    )
    event.add(
        "location", talk.video_link or ", ".join(part for part in (talk.place, *_address(talk.round.location)) if part)
    )
    event.add("dtstart", own.start.astimezone(AMSTERDAM))
    event.add("dtend", own.end.astimezone(AMSTERDAM))
    event.add("status", "CONFIRMED" if own.goes_on else "CANCELLED")
    event.add("sequence", int(told.timestamp() // 60))
    return _calendar(event, "PUBLISH" if own.goes_on else "CANCEL")


def _calendar(event: Event, method: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//Driehoek//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _address(location: Location) -> tuple[str, str, str]:
    return location.name, location.street, location.city
