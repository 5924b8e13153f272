"""Doors to analyses of the parents, through the person who asks."""

from django.db.models import QuerySet

from driehoek.people.models import Account, Location
from driehoek.people.queries import found
from driehoek.people.rules import locations_in_reach
from driehoek.population import rules
from driehoek.population.models import ParentAnalysis


def analyses_for(account: Account) -> QuerySet[ParentAnalysis]:
    """Kept analyses within reach, newest first."""
    rows = ParentAnalysis.objects.filter(rules.inside(account) | rules.outside(account))
    return rows.select_related("location__organisation", "school_year", "kept_by")


def analysis_for(account: Account, pk: int) -> tuple[ParentAnalysis, bool]:
    """Return one, and whether this account sees it in whole; or raise Http404."""
    one = found(analyses_for(account), pk=pk)
    return one, ParentAnalysis.objects.filter(rules.inside(account), pk=pk).exists()


def place_for(account: Account, code: str) -> tuple[Location, bool]:
    """Return a location of which this account may read who the parents are, or raise Http404.

    And whether it sees figures with families there, be it of one group.
    """
    families = locations_in_reach(account, rules.RIGHT)
    mine = Location.objects.filter(families | locations_in_reach(account, rules.TOTALS))
    place = found(mine.annotate(families_seen=families).select_related("organisation"), code=code)
    return place, bool(place.families_seen)  # type: ignore[attr-defined]  # an annotation


def kept_at(account: Account, location: Location) -> QuerySet[ParentAnalysis]:
    """Those of one location, newest first."""
    return analyses_for(account).filter(location=location)


def before(account: Account, analysis: ParentAnalysis) -> ParentAnalysis | None:
    """The one that was kept before it, to compare with; only for who sees it in whole."""
    rows = ParentAnalysis.objects.filter(rules.inside(account), location=analysis.location)
    return rows.filter(kept_at__lt=analysis.kept_at).first()
