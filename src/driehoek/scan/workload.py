"""Hours that the work with parents asks of each colleague, week by week, beside those they were given (S4, annex 1).

What is recorded counts as recorded: hours of work of an activity, shared by its owner and helpers; the length of a
talk; times of a colleague in a round that has no plan yet. What no record times is an estimate (data/hours.toml).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.utils import timezone

from driehoek.activities.models import Activity
from driehoek.conversations.models import HostTime, Round, Talk
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.scan.models import ParentHours
from driehoek.schooldays.calendars import Calendar, monday_of
from driehoek.shared import strict

FILE = Path(__file__).parent / "data" / "hours.toml"
MINUTES = ("minutes_per_promise", "minutes_per_report")
HOUR = Decimal(60)
Asked = dict[date, Decimal]


@dataclass(frozen=True)
class Week:
    """A week of a colleague, from its Monday: hours asked and hours given."""

    monday: date
    asked: Decimal
    given: Decimal | None

    @property
    def over(self) -> Decimal:
        """Hours asked above those given; nothing as long as nobody said what is given."""
        return max(self.asked - self.given, Decimal(0)) if self.given is not None else Decimal(0)


@dataclass(frozen=True)
class Load:
    """The school year of one colleague."""

    account: Account
    weeks: tuple[Week, ...]
    agreed: ParentHours | None

    @property
    def asked(self) -> Decimal:
        """Hours asked in the whole year."""
        return sum((week.asked for week in self.weeks), Decimal(0))

    @property
    def given(self) -> Decimal | None:
        """Hours given in the whole year; None when nobody said."""
        return sum((week.given or Decimal(0) for week in self.weeks), Decimal(0)) if self.agreed else None

    @property
    def too_full(self) -> list[Week]:
        """The weeks that do not fit, the fullest first."""
        return sorted((week for week in self.weeks if week.over), key=lambda week: -week.over)

    @property
    def highest(self) -> Decimal:
        """The largest number of hours in a week, asked or given."""
        return max((max(week.asked, week.given or Decimal(0)) for week in self.weeks), default=Decimal(0))


def totals(loads: Sequence[Load]) -> dict[str, Decimal | int]:
    """Hours asked and given in the year by all of these together, and how many have weeks that do not fit."""
    return {
        "asked": sum((load.asked for load in loads), Decimal(0)),
        "given": sum((load.given or Decimal(0) for load in loads), Decimal(0)),
        "too_full": sum(bool(load.too_full) for load in loads),
    }


@cache
def estimates() -> dict[str, int]:
    """Minutes for what no record times; raises `DataError` on a slip in the file."""
    table = strict.read(FILE)
    strict.check_fields(FILE.name, table, MINUTES)
    return {name: strict.whole(FILE.name, table, name) for name in MINUTES}


def weeks_of(year: SchoolYear) -> Iterator[date]:
    """The Monday of every week of a school year."""
    monday = monday_of(year.start)
    while monday <= year.end:
        yield monday
        monday += timedelta(days=7)


def asked_of(accounts: Iterable[Account], location: Location, year: SchoolYear) -> dict[int, Asked]:
    """Return account pk -> Monday -> hours that this location asks in the school year; four queries for everybody."""
    wanted = {account.pk for account in accounts}
    found: dict[int, Asked] = defaultdict(lambda: defaultdict(Decimal))
    sources = (_activities, _talks, _times, _promises)
    for pk, day, hours in (line for source in sources for line in source(location, year)):
        if pk in wanted:
            found[pk][monday_of(day)] += hours
    return found


Line = tuple[int | None, date, Decimal]


def _activities(location: Location, year: SchoolYear) -> Iterator[Line]:
    rows = Activity.objects.filter(location=location, school_year=year, staff_hours__gt=0)
    planned = rows.exclude(state=Activity.State.CANCELLED).values_list(
        "pk", "owner", "helpers", "starts_at", "staff_hours"
    )
    carried = {pk: (set[int](), start, hours) for pk, _owner, _helper, start, hours in planned}
    for pk, owner, helper, _start, _hours in planned:
        carried[pk][0].update({owner, helper} - {None})
    for people, start, hours in carried.values():
        for one in people:
            yield one, timezone.localdate(start), hours / len(people)


def _talks(location: Location, year: SchoolYear) -> Iterator[Line]:
    rows = Talk.objects.filter(
        round__location=location, round__school_year=year, state__in=(Talk.State.PLANNED, Talk.State.HELD)
    )
    for pk, start, end in rows.values_list("host__account", "starts_at", "ends_at"):
        minutes = (end - start).seconds // 60 + estimates()["minutes_per_report"]
        yield pk, timezone.localdate(start), minutes / HOUR


def _times(location: Location, year: SchoolYear) -> Iterator[Line]:
    """Times that colleagues keep free in rounds of which the talks have no time yet."""
    without_plan = Round.objects.filter(location=location, school_year=year, talks=None)
    rows = HostTime.objects.filter(host__round__in=without_plan.exclude(state=Round.State.CLOSED))
    for pk, day, start, end in rows.values_list("host__account", "day__date", "start", "end"):
        minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
        yield pk, day, minutes / HOUR


def _promises(location: Location, year: SchoolYear) -> Iterator[Line]:
    rows = Promise.objects.filter(location=location, due__range=(year.start, year.end), owner__isnull=False)
    each = estimates()["minutes_per_promise"] / HOUR
    for pk, due in rows.exclude(state=Promise.State.DECLINED).values_list("owner", "due"):
        yield pk, due, each


def given_in(agreed: ParentHours | None, monday: date, calendar: Calendar, lesson_weeks: int) -> Decimal | None:
    """Hours given in a week: none in a holiday, and hours for a year spread over its lesson weeks."""
    if agreed is None:
        return None
    if not calendar.is_lesson_week(monday):
        return Decimal(0)
    return agreed.hours if agreed.per == ParentHours.Per.WEEK else agreed.hours / max(lesson_weeks, 1)


def load_of(account: Account, asked: Asked, agreed: ParentHours | None, year: SchoolYear, calendar: Calendar) -> Load:
    """Lay what is asked of one colleague beside what they were given."""
    mondays = list(weeks_of(year))
    lessons = sum(calendar.is_lesson_week(monday) for monday in mondays)
    zero = Decimal(0)
    weeks = (Week(one, asked.get(one, zero), given_in(agreed, one, calendar, lessons)) for one in mondays)
    return Load(account, tuple(weeks), agreed)
