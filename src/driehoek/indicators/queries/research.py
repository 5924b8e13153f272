"""Which exports went to research, and which of them a family was in."""

from django.db.models import QuerySet

from driehoek.indicators.giving import RIGHT, taken_back_by
from driehoek.indicators.models import ResearchExport, ResearchObjection
from driehoek.people.models import Account, AuditLine, Family, Guardian, Location
from driehoek.people.queries import children_of, found, location_for
from driehoek.people.rules import whole_locations_in_reach


def research_location(account: Account, code: str) -> Location:
    """Return a location of which this account may give data for research, or raise Http404."""
    return location_for(account, code, RIGHT, whole=True)


def exports_for(account: Account) -> QuerySet[ResearchExport]:
    """Exports of locations within reach, newest first."""
    whole = Location.objects.filter(whole_locations_in_reach(account, RIGHT))
    return ResearchExport.objects.filter(location__in=whole).select_related("location", "school_year", "asked_by")


def export_for(account: Account, pk: int) -> ResearchExport:
    """Return one, or raise Http404."""
    return found(exports_for(account), pk=pk)


def families_of(guardian: Guardian) -> QuerySet[Family]:
    """The families of which this guardian may be informed today."""
    return Family.objects.filter(pk__in=children_of(guardian).values("family")).order_by("pk")


def exports_with(guardian: Guardian) -> QuerySet[ResearchExport]:
    """Exports in which a family of this guardian was, newest first."""
    lines = AuditLine.objects.filter(verb="given_to_research", family__in=families_of(guardian).values("pk"))
    numbers = {line.rpartition(":")[2] for line in lines.values_list("subject", flat=True)}
    return ResearchExport.objects.filter(pk__in=numbers)


def takes_part(guardian: Guardian) -> bool:
    """Whether no family of this guardian is left out."""
    return not _objections(guardian).exists()


def may_come_back(guardian: Guardian) -> bool:
    """Whether this guardian can let a family that is left out take part again: the no of another stands."""
    return _objections(guardian).filter(taken_back_by(guardian)).exists()


def _objections(guardian: Guardian) -> QuerySet[ResearchObjection]:
    return ResearchObjection.objects.filter(family__in=families_of(guardian).values("pk"))
