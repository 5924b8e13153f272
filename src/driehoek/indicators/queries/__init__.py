"""Page reads of the indicators: what a person sees of a location, and of the families behind a figure."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404

from driehoek.indicators.counting import Count, count
from driehoek.indicators.definitions import Definition, definition, newest
from driehoek.indicators.figures import Figure
from driehoek.indicators.models import FrozenFigure
from driehoek.indicators.rollups import kept_figures
from driehoek.indicators.scope import Scope, here
from driehoek.indicators.sources.contacts import met
from driehoek.people import rules
from driehoek.people.models import Account, Family, Group, Location, SchoolYear
from driehoek.people.queries import families_for, found, school_year_of

RIGHT = "see_figures"


def scope_for(account: Account, location: Location, year_name: str = "") -> Scope:
    """Return what this account may count here: the whole location, or only the groups within reach."""
    return scope_in(account, location, school_year_of(location, year_name))


def scope_in(account: Account, location: Location, year: SchoolYear) -> Scope:
    """Return the same in a school year that is at hand."""
    if sees_all_of(account, location):
        return here(location, year)
    groups = Group.objects.filter(rules.groups_in_reach(account, RIGHT), location=location, school_year=year)
    return here(location, year, groups.values_list("pk", flat=True))


def sees_all_of(account: Account, location: Location) -> bool:
    """Whether the account sees the figures of the whole location, and so may freeze them."""
    return rules.holds_whole(account, RIGHT, location)


def overview(scope: Scope) -> tuple[dict[str, Figure], datetime | None]:
    """Return every figure by code; of a large location as it was kept, and as of when, as long as nothing changed."""
    kept = kept_figures(scope.location, scope.year) if scope.groups is None else None
    return kept or ({code: one.figure for code, one in count(scope, newest()).items()}, None)


def year_in(years: list[SchoolYear], name: str) -> SchoolYear:
    """Return the year with this name, or the one that runs, else the newest, out of `years_of`; Http404 without any."""
    running = [year for year in years if year.start <= rules.today() <= year.end]
    fitting = [year for year in years if year.name == name] if name else running or years
    if not fitting:
        raise Http404
    return fitting[0]


def years_of(location: Location) -> list[SchoolYear]:
    """School years with anything to count, newest first."""
    return list(SchoolYear.objects.filter(organisation=location.organisation_id).order_by("-start"))


def defined(code: str) -> Definition:
    """Return the newest definition with this code, or raise Http404."""
    try:
        return definition(code)
    except KeyError as error:
        raise Http404 from error


def frozen_for(account: Account) -> QuerySet[FrozenFigure]:
    """Frozen figures of locations of which the account sees all figures, newest first."""
    whole = Location.objects.filter(rules.whole_locations_in_reach(account, RIGHT))
    return FrozenFigure.objects.filter(location__in=whole).select_related("location", "school_year", "frozen_by")


def frozen_at(account: Account, location: Location, code: str = "") -> QuerySet[FrozenFigure]:
    """Those of one location, of one indicator or of all, without their inputs."""
    rows = frozen_for(account).filter(location=location).defer("inputs")
    return rows.filter(code=code) if code else rows


def frozen_figure_for(account: Account, pk: int) -> FrozenFigure:
    """Return one, or raise Http404."""
    return found(frozen_for(account), pk=pk)


def never_reached(scope: Scope) -> QuerySet[Family]:
    """Families that this school year never came, never answered and were never spoken to."""
    return scope.families().exclude(pk__in=met(scope).values("family"))


def not_reached_for(account: Account, scope: Scope) -> QuerySet[Family]:
    """Those of them within reach, by name."""
    mine = families_for(account, RIGHT).values("pk")
    return never_reached(scope).filter(pk__in=mine).order_by("name", "pk")


def has_families(account: Account, scope: Scope) -> bool:
    """Whether this account may see any family of the scope at all."""
    return scope.families().filter(pk__in=families_for(account, RIGHT).values("pk")).exists()


@dataclass(frozen=True)
class Behind:
    """The families behind a figure that the reader may see, and how many more have left the reader's reach."""

    families: list[Family]
    out_of_reach: int


def families_behind(
    account: Account, counted: Count, *, mark: str, reached: bool, cut: str = "", key: str = ""
) -> Behind:
    """Return the families behind a figure by name; who left the school since is counted and not named."""
    behind = {
        record.family
        for record in counted.records
        if (mark in record.profile.marks) == reached and (not cut or key in record.profile.keys(cut))
    } - {None}
    seen = [family for family in families_for(account, RIGHT).order_by("name", "pk") if family.pk in behind]
    return Behind(seen, len(behind) - len(seen))
