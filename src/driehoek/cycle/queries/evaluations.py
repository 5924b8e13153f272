"""What the page of a year shows: every goal with what was promised and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from driehoek.cycle.happening import happened
from driehoek.cycle.looking import Row, as_data, row_of
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found
from driehoek.people.rules import today, whole_locations_in_reach
from driehoek.policy.models import YearClosing
from driehoek.policy.queries.evaluations import closing_of, looked_back


@dataclass(frozen=True)
class YearPage:
    """A school year of a location: its goals, and how it was closed if it was."""

    year: SchoolYear
    rows: list[Row]
    closing: YearClosing | None
    years: list[SchoolYear]
    may_write: bool

    @property
    def left(self) -> int:
        """At how many goals nobody looked back yet."""
        return sum(row.said is None for row in self.rows)


def year_page(account: Account, location: Location, name: str = "") -> YearPage:
    """A closed year as it was kept, any other as it is now; the running year without a name, Http404 for an unknown."""
    years = list(SchoolYear.objects.filter(organisation=location.organisation_id))
    year = _chosen(years, name)
    sees, may_write = _rights(account, location)
    closing = closing_of(location, year)
    rows = _kept(closing, sees=sees) if closing else _live(location, year, sees=sees)
    return YearPage(year, list(rows), closing, years, may_write)


def _chosen(years: list[SchoolYear], name: str) -> SchoolYear:
    running = (one for one in years if one.start <= today() <= one.end)
    named = next((one for one in years if one.name == name), None)
    year = named if name else next(running, years[0] if years else None)
    return year or found(SchoolYear.objects.none())


def _rights(account: Account, location: Location) -> tuple[bool, bool]:
    """Whether the account sees all families behind the figures, and whether it sets the policy; one query."""
    asked = {
        f"may_{right}": Exists(Location.objects.filter(whole_locations_in_reach(account, right), pk=OuterRef("pk")))
        for right in ("see_figures", "set_goals")
    }
    row = Location.objects.filter(pk=location.pk).annotate(**asked).values(*asked).get()
    return row["may_see_figures"], row["may_set_goals"]


def _kept(closing: YearClosing, *, sees: bool) -> Iterable[Row]:
    return (row_of(data, {}, sees_families=sees) for data in closing.kept["goals"])


def _live(location: Location, year: SchoolYear, *, sees: bool) -> Iterable[Row]:
    looked = looked_back(location, year)
    live = happened(location, year, [one.goal for one in looked if one.now is None])
    return (row_of(as_data(one), live.get(one.goal.pk, {}), sees_families=sees) for one in looked)
