"""Days and times of the demo school, all counted from the day on which it is built."""

from datetime import date, datetime, time, timedelta

from driehoek.shared.moments import AMSTERDAM

SATURDAY = 5


def year_start(day: date) -> date:
    """Return 1 August of the school year in which this day falls (WPO art. 1)."""
    return date(day.year if day.month >= 8 else day.year - 1, 8, 1)


def at(day: date, clock: str) -> datetime:
    """Return this time ("08:45") of this day at school."""
    return datetime.combine(day, time.fromisoformat(clock), AMSTERDAM)


def born(age: int, today: date) -> date:
    """Return a birth date of somebody who turned `age` some three months before today."""
    birthday = today - timedelta(days=100)
    return date(birthday.year - age, birthday.month, min(birthday.day, 28))


def weekday_before(day: date, days: int = 1) -> date:
    """Return the day that lies so many days from Monday to Friday before this one."""
    while days:
        day -= timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day
