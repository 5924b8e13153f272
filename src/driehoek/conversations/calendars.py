"""A talk as an entry for a parent's own calendar."""

from icalendar import Event

from driehoek.conversations import phrases
from driehoek.conversations.models import Talk
from driehoek.conversations.queries.telling import OwnTalk
from driehoek.shared.ics import calendar_of, event


def entry(own: OwnTalk, code: str) -> bytes:
    """Return an .ics file with this one talk, which takes it out of a calendar when it is called off."""
    return calendar_of([event_of(own, code)], method="PUBLISH" if own.goes_on else "CANCEL")


def event_of(own: OwnTalk, code: str) -> Event:
    """Return the talk as an entry, in the language with this code.

    It holds no personal link: calendars are often shared. For the same reason it names no more than the child and the
    colleague.
    """
    talk = own.talk
    told = talk.told_at or talk.starts_at
    made = event(
        f"talk-{talk.pk}", start=own.start, end=own.end, stamp=told, goes_on=own.goes_on,
        sequence=int(told.timestamp() // 60),
    )  # fmt: skip
    words = phrases.CALENDAR_SUMMARY % {"child": own.about, "host": talk.host.account.name}
    made.add("summary", words, {"language": code})
    made.add("location", place_of(talk))
    return made


def place_of(talk: Talk) -> str:
    """The address of the video call, or where it is with the address of the school."""
    location = talk.round.location
    return talk.video_link or ", ".join(
        part for part in (talk.place, location.name, location.street, location.city) if part
    )
