"""Who reads evidence files: who sees all figures of a location makes and reads them, readers of totals the newest."""

from django.db.models import OuterRef, Q, Subquery

from driehoek.evidence.models import EvidenceFile
from driehoek.people.models import Account, Location
from driehoek.people.rules import locations_in_reach, whole_locations_in_reach

RIGHT, TOTALS = "see_figures", "see_totals"


def inside(account: Account) -> Q:
    """Match files of locations of which this account sees all figures, with the families behind them."""
    return Q(location__in=Location.objects.filter(whole_locations_in_reach(account, RIGHT)).values("pk"))


def outside(account: Account) -> Q:
    """Match files that readers of totals may see: of a school year the newest, as two could differ by one family."""
    same = EvidenceFile.objects.filter(
        location=OuterRef("location"), school_year=OuterRef("school_year"), made_at__isnull=False
    )
    newest = Q(pk=Subquery(same.order_by("-asked_at", "-pk").values("pk")[:1]))
    return newest & Q(location__in=Location.objects.filter(locations_in_reach(account, TOTALS)).values("pk"))
