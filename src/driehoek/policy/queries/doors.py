"""Doors to locations and their policy, through the person who asks."""

from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from driehoek.people.models import Account, Appointment, Location, SchoolYear
from driehoek.people.models.base import on_day
from driehoek.people.queries import location_for
from driehoek.people.roles import roles
from driehoek.people.rules import today
from driehoek.policy import rules

# Before the summer: late enough to know, early enough to change next year's plan.
EVALUATION_MONTH, EVALUATION_DAY = 6, 15
Row = TypeVar("Row", bound=Model)


def policy_location(account: Account, code: str, right: str = "set_goals") -> Location:
    """Return the location whose policy this account may set, or raise Http404."""
    return location_for(account, code, right, whole=right in rules.WHOLE)


def may(account: Account, location: Location, right: str) -> bool:
    """Whether this account holds a right of policy here; the pages behind a button check again."""
    return Location.objects.filter(rules.reach(account, right), pk=location.pk).exists()


def may_set_goals(account: Account, location: Location) -> bool:
    """Whether to offer the buttons; the pages behind them check again."""
    return may(account, location, "set_goals")


def within(rows: QuerySet[Row], account: Account, right: str = "read_policy") -> QuerySet[Row]:
    """Those of the rows (each with a `location`) that lie within this account's reach."""
    return rows.filter(rules.policy_in_reach(account, right))


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
