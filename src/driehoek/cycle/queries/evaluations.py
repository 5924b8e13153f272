"""What the page of a year shows: every goal with what was promised and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Subquery

from driehoek.cycle.happening import happened
from driehoek.cycle.looking import Row, as_data, row_of
from driehoek.cycle.queries.closing import too_late
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found
from driehoek.people.rules import today, whole_locations_in_reach
from driehoek.policy.models import YearClosing
from driehoek.policy.queries.evaluations import closing_of, looked_back, plan_days


@dataclass(frozen=True)
class YearPage:
    """A school year of a location: its goals, and how it was closed if it was.

    `plan_on` is the day for the plan as a whole; `stays` says why a closed year is not opened again, if it is not.
    """

    year: SchoolYear
    rows: list[Row]
    closing: YearClosing | None
    years: list[SchoolYear]
    may_write: bool
    plan_on: date | None
    stays: str

    @property
    def left(self) -> int:
        """At how many goals nobody looked back yet."""
        return sum(row.said is None for row in self.rows)


def year_page(account: Account, location: Location, name: str = "") -> YearPage:
    """A closed year as it was kept, any other as it is now; the running year without a name, Http404 for an unknown."""
    years = list(SchoolYear.objects.filter(organisation=location.organisation_id))
    year = _chosen(years, name)
    sees, may_write, plan_on = _asked(account, location, year)
    closing = closing_of(location, year)
    rows = _kept(closing, sees=sees) if closing else _live(location, year, sees=sees)
    stays = too_late(closing) if closing and may_write else ""
    return YearPage(year, list(rows), closing, years, may_write, plan_on, stays)


def _chosen(years: list[SchoolYear], name: str) -> SchoolYear:
    running = (one for one in years if one.start <= today() <= one.end)
    named = next((one for one in years if one.name == name), None)
    year = named if name else next(running, years[0] if years else None)
    return year or found(SchoolYear.objects.none())


def _asked(account: Account, location: Location, year: SchoolYear) -> tuple[bool, bool, date | None]:
    """Whether the account sees all families behind the figures and sets the policy, and the day of the plan."""
    asked = {
        f"may_{right}": Exists(Location.objects.filter(whole_locations_in_reach(account, right), pk=OuterRef("pk")))
        for right in ("see_figures", "set_goals")
    }
    day = Subquery(plan_days(OuterRef("pk"), year)[:1])
    row = Location.objects.filter(pk=location.pk).annotate(**asked, day=day).values(*asked, "day").get()
    return row["may_see_figures"], row["may_set_goals"], row["day"]


def _kept(closing: YearClosing, *, sees: bool) -> Iterable[Row]:
    return (row_of(data, {}, sees_families=sees) for data in closing.kept["goals"])


def _live(location: Location, year: SchoolYear, *, sees: bool) -> Iterable[Row]:
    looked = looked_back(location, year)
    live = happened(location, year, [one.goal for one in looked if one.now is None])
    return (row_of(as_data(one), live.get(one.goal.pk, {}), sees_families=sees) for one in looked)
