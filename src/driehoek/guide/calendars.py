"""An open day as an entry for somebody's own calendar."""

from driehoek.guide.models import OpenDay
from driehoek.shared.ics import calendar_of, event


def entry(day: OpenDay) -> bytes:
    """Return an .ics file with this one day, which takes it out of a calendar when it does not go on."""
    goes_on = day.cancelled_at is None
    made = event(
        f"open-day-{day.pk}", start=day.starts_at, end=day.ends_at, stamp=day.entered_at, goes_on=goes_on,
        sequence=int(not goes_on),
    )  # fmt: skip
    made.add("summary", day.school)
    made.add("location", day.place)
    return calendar_of([made], method="PUBLISH" if goes_on else "CANCEL")
