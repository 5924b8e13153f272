"""What readers of totals see: locations side by side, from their roll-ups, without families and small numbers."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from driehoek.indicators.definitions import Definition, definition
from driehoek.indicators.figures import Cell
from driehoek.indicators.freezing import figure_of
from driehoek.indicators.models import RollUp
from driehoek.indicators.suppression import protect
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found, locations_for
from driehoek.people.rules import today

RIGHT = "see_totals"
LAST = {"nulls_last": True}
SORTS: dict[str, Any] = {
    "laagste": F("share").asc(**LAST),
    "hoogste": F("share").desc(**LAST),
    "grootste": F("whole").desc(**LAST),
    "naam": F("location__name").asc(),
}


@dataclass(frozen=True)
class Shown:
    """A roll-up as readers of totals see it; `total` is None where it would be about too few."""

    row: RollUp
    definition: Definition
    total: Cell | None

    @property
    def reached(self) -> bool | None:
        """Whether the share asked is reached; None when nothing is asked or can be said."""
        asked, share = self.definition.threshold, self.row.share
        return None if asked is None or share is None else share >= asked


def shown(row: RollUp) -> Shown:
    """Return a roll-up as readers of totals see it."""
    one = definition(row.code, row.version)
    seen = row.whole is not None and row.count is not None
    return Shown(row, one, Cell("", row.whole or 0, {one.headline: row.count or 0}, one.headline) if seen else None)


def compared_locations(account: Account, words: str = "", kind: str = "") -> QuerySet[Location]:
    """Locations that this account may compare, of one kind and with this in their name or town if given."""
    rows = locations_for(account, RIGHT)
    rows = rows.filter(kind=kind) if kind else rows
    for word in words.split():
        rows = rows.filter(name__icontains=word) | rows.filter(city__icontains=word)
    return rows


def compared_location(account: Account, code: str) -> Location:
    """Return one location that this account may compare, or raise Http404."""
    return found(compared_locations(account), code=code)


def compared_years(account: Account) -> list[str]:
    """The names of the school years that this account may compare, newest first."""
    organisations = locations_for(account, RIGHT).values("organisation")
    years = SchoolYear.objects.filter(organisation__in=organisations, start__lte=today())
    return list(years.order_by("-name").values_list("name", flat=True).distinct())


def roll_ups(locations: QuerySet[Location], year: str, code: str = "", sort: str = "laagste") -> QuerySet[RollUp]:
    """Roll-ups of these locations in a school year, of one indicator or all, in one of `SORTS`."""
    rows = RollUp.objects.filter(location__in=locations.order_by().values("pk"), school_year__name=year)
    rows = rows.filter(code=code) if code else rows
    rows = rows.select_related("location__organisation", "school_year").defer("inputs")
    return rows.order_by(SORTS[sort], "location__name", "pk")


def not_counted(locations: QuerySet[Location], counted: int) -> int:
    """Of how many of these locations there is no such roll-up yet; `counted` of them have one."""
    return max(0, locations.count() - counted)


def languages_of(row: RollUp) -> list[Cell]:
    """The rows per reading language that may be shown; small ones are put together."""
    one = definition(row.code, row.version)
    return [] if row.whole is None else protect(figure_of(one, row.inputs), "language", one.minimum_shown).rows
