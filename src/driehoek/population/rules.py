"""Who reads who the parents are: who sees figures with families; others the newest that a location kept."""

from django.db.models import OuterRef, Q, Subquery

from driehoek.people.models import Account, Location
from driehoek.people.rules import locations_in_reach, whole_locations_in_reach
from driehoek.population.models import ParentAnalysis

RIGHT, TOTALS = "see_figures", "see_totals"


def inside(account: Account) -> Q:
    """Match analyses of locations of which this account sees all figures, with the families behind them."""
    return Q(location__in=Location.objects.filter(whole_locations_in_reach(account, RIGHT)).values("pk"))


def outside(account: Account) -> Q:
    """Match the newest analysis of each location that readers of totals may see: two could differ by one family."""
    same = ParentAnalysis.objects.filter(location=OuterRef("location")).order_by("-kept_at", "-pk")
    mine = Location.objects.filter(locations_in_reach(account, TOTALS)).values("pk")
    return Q(pk=Subquery(same.values("pk")[:1]), location__in=mine)
