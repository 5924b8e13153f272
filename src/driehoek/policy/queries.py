"""Doors to visions and goals, and what their pages show."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from driehoek.people.models import Account, Appointment, Location, SchoolYear
from driehoek.people.models.base import on_day
from driehoek.people.queries import found, location_for
from driehoek.people.roles import roles
from driehoek.people.rules import today, whole_locations_in_reach
from driehoek.policy import rules
from driehoek.policy.models import Goal, Vision

# Before the summer: late enough to know, early enough to change next year's plan.
EVALUATION_MONTH, EVALUATION_DAY = 6, 15


def policy_location(account: Account, code: str) -> Location:
    """Return the location whose policy this account may set, or raise Http404."""
    return location_for(account, code, "set_goals", whole=True)


def may_set_goals(account: Account, location: Location) -> bool:
    """Whether to offer the buttons; the pages behind them check again."""
    return Location.objects.filter(whole_locations_in_reach(account, "set_goals"), pk=location.pk).exists()


def visions_of(location: Location) -> QuerySet[Vision]:
    """All versions of a location's vision, the current one first."""
    return location.visions.select_related("author")


def goals_for(account: Account, right: str = "see_families") -> QuerySet[Goal]:
    """Goals of locations within reach."""
    rows = Goal.objects.filter(rules.policy_in_reach(account, right))
    return rows.select_related("location", "school_year", "owner", "vision")


def goal_for(account: Account, pk: int, right: str = "see_families") -> Goal:
    """Return one goal, or raise Http404."""
    return found(goals_for(account, right), pk=pk)


def goals_of(account: Account, location: Location) -> QuerySet[Goal]:
    """The goals a location works on, next evaluation first, each with its number of activities in `.planned`."""
    going_on = Count("activities", filter=~Q(activities__state="cancelled"))
    rows = goals_for(account).filter(location=location, archived_at=None)
    return rows.annotate(planned=going_on).order_by("evaluate_on", "title")


def colleagues_at(location: Location, right: str = "see_families") -> QuerySet[Account]:
    """Who holds this right at a location today, by name."""
    held = Appointment.objects.filter(
        on_day(today()), role__in=roles().with_right(right), confirmed_at__isnull=False
    ).filter(Q(location=location) | Q(location=None, organisation=location.organisation_id))
    return Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("name")


def evaluation_before_summer(year: SchoolYear, day: date | None = None) -> date:
    """A sensible day to look back: before the summer of this school year, or its last day when that has passed."""
    wanted = date(year.end.year, EVALUATION_MONTH, EVALUATION_DAY)
    return wanted if wanted > (day or today()) else year.end
