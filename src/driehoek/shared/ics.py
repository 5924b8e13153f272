"""Calendars for other programs (RFC 5545): one wrapper, on the Dutch clock."""

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, Component, Event

from driehoek.shared.moments import AMSTERDAM

TYPE = "text/calendar; charset=utf-8"


def event(uid: str, *, start: datetime, end: datetime, stamp: datetime, goes_on: bool, sequence: int) -> Event:
    """Return an entry with one UID for ever, cancelled when it does not go on; words and place are added to it."""
    made = Event()
    made.add("uid", f"{uid}@driehoek")
    made.add("dtstamp", stamp)
    made.add("dtstart", start.astimezone(AMSTERDAM))
    made.add("dtend", end.astimezone(AMSTERDAM))
    made.add("status", "CONFIRMED" if goes_on else "CANCELLED")
    made.add("sequence", sequence)
    return made


def calendar_of(entries: Iterable[Component], *, method: str = "PUBLISH", name: str = "") -> bytes:
    """Return an .ics file with these entries; `name` is how a calendar that is subscribed to is called."""
    calendar = Calendar()
    calendar.add("prodid", "-//Driehoek//NL")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-published-ttl", "PT1H")
    for entry in entries:
        calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
