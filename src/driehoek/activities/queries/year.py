"""The school year as a line: months with their activities and the days on which goals are looked back at."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import QuerySet
from django.utils import timezone

from driehoek.activities.models import Activity
from driehoek.people.models import Account, Group, Location, SchoolYear
from driehoek.people.rules import groups_in_reach
from driehoek.policy.models import Goal

MONTH_WIDTH, DOT_WIDTH, DOT_HEIGHT, BASE, HIGHEST = 100, 14, 15, 138, 6


@dataclass
class Item:
    """One activity, or the times of one series within a month."""

    activity: Activity
    days: list[date]

    @property
    def kind(self) -> str:
        """The kind of the goal it serves, empty without a goal."""
        return self.activity.goal.kind if self.activity.goal else ""


@dataclass
class Month:
    """One month of the school year with what is planned and what is looked back at; `plan_on`: the plan as a whole."""

    first: date
    current: bool
    past: bool
    items: list[Item] = field(default_factory=list)
    evaluations: list[Goal] = field(default_factory=list)
    plan_on: date | None = None
    hours: Decimal = Decimal(0)

    @property
    def filled(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.items or self.evaluations or self.plan_on)


@dataclass(frozen=True)
class Dot:
    """A mark on the line; `x` runs from 0 to 1200 (a month is 100 wide), `height` counts upwards in marks."""

    x: int
    height: int
    kind: str

    @property
    def top(self) -> int:
        """Where it is drawn, counted down from the top of the picture."""
        return BASE - self.height * DOT_HEIGHT


@dataclass(frozen=True)
class Line:
    """The year as a picture."""

    dots: list[Dot]
    flags: list[int]
    today: int | None


@dataclass(frozen=True)
class YearPlan:
    """Everything the page of the year shows; cancelled activities do not count."""

    months: list[Month]
    line: Line
    hours: Decimal
    budget: Decimal
    activities: int
    without_goal: int

    @property
    def has_past(self) -> bool:
        """Whether something was planned in months that are over."""
        return any(month.past and month.filled for month in self.months)

    @property
    def empty_ahead(self) -> list[Month]:
        """Months to come in which nothing is planned."""
        return [month for month in self.months if not (month.past or month.current or month.filled)]


def whole_year_of(location: Location, year: SchoolYear) -> QuerySet[Activity]:
    """All activities of a location in a school year, in order of time: what is planned, not who comes."""
    rows = Activity.objects.filter(location=location, school_year=year)
    return rows.select_related("goal", "series").prefetch_related("texts")


def year_plan(
    year: SchoolYear, activities: list[Activity], goals: list[Goal], today: date, plan_on: date | None = None
) -> YearPlan:
    """Lay activities (in order of time) and goals out over the months of a school year.

    `plan_on` is the day on which the plan as a whole is looked back at.
    """
    going_on = [one for one in activities if one.state != Activity.State.CANCELLED]
    months = _months(year, today)
    by_month = {(month.first.year, month.first.month): month for month in months}
    for activity in going_on:
        day = timezone.localdate(activity.starts_at)
        if month := by_month.get((day.year, day.month)):
            _add(month, activity, day)
    for goal in goals:
        if month := by_month.get((goal.evaluate_on.year, goal.evaluate_on.month)):
            month.evaluations.append(goal)
    if plan_on and (month := by_month.get((plan_on.year, plan_on.month))):
        month.plan_on = plan_on
    moments = [goal.evaluate_on for goal in goals] + ([plan_on] if plan_on else [])
    return YearPlan(
        months=months,
        line=_line(year, going_on, moments, today),
        hours=sum((one.staff_hours for one in going_on), Decimal(0)),
        budget=sum((one.budget for one in going_on), Decimal(0)),
        activities=len(going_on),
        without_goal=sum(one.goal_id is None for one in going_on),
    )


def _months(year: SchoolYear, today: date) -> list[Month]:
    months, first = [], year.start.replace(day=1)
    while first <= year.end:
        following = (first + timedelta(days=32)).replace(day=1)
        months.append(Month(first, current=first <= today < following, past=following <= today))
        first = following
    return months


def _add(month: Month, activity: Activity, day: date) -> None:
    """A series takes one line a month, however often it comes back."""
    month.hours += activity.staff_hours
    for item in month.items:
        if activity.series_id and item.activity.series_id == activity.series_id:
            item.days.append(day)
            return
    month.items.append(Item(activity, [day]))


def _line(year: SchoolYear, activities: list[Activity], moments: list[date], today: date) -> Line:
    dots: list[Dot] = []
    stacked: dict[int, int] = {}
    for activity in activities:
        place = _x(year, timezone.localdate(activity.starts_at)) // DOT_WIDTH
        height = stacked[place] = stacked.get(place, -1) + 1
        if height <= HIGHEST:
            dots.append(Dot(place * DOT_WIDTH + DOT_WIDTH // 2, height, activity.goal.kind if activity.goal else ""))
    flags = sorted({_x(year, day) for day in moments if year.start <= day <= year.end})
    return Line(dots, flags, _x(year, today) if year.start <= today <= year.end else None)


def _x(year: SchoolYear, day: date) -> int:
    months = (day.year - year.start.year) * 12 + day.month - year.start.month
    return months * MONTH_WIDTH + (day.day - 1) * MONTH_WIDTH // 31


def years_of(location: Location) -> QuerySet[SchoolYear]:
    """The school years of a location's organisation, latest first."""
    return SchoolYear.objects.filter(organisation=location.organisation_id)


def groups_of_year(account: Account, location: Location, year: SchoolYear) -> QuerySet[Group]:
    """The groups within reach of a location in a school year, by name."""
    return Group.objects.filter(groups_in_reach(account), location=location, school_year=year)
