"""Doors to imports."""

from django.db.models import QuerySet

from driehoek.exchange import rules
from driehoek.exchange.models import ColumnMapping, ImportRun
from driehoek.exchange.readers.columns import Mapping
from driehoek.people.models import Account, Location
from driehoek.people.queries import found, location_for


def importing_location(account: Account, code: str) -> Location:
    """Return a location whose register this account keeps, or raise Http404."""
    return location_for(account, code, rules.RIGHT, whole=True)


def imports_for(account: Account) -> QuerySet[ImportRun]:
    """Imports of locations within reach, newest first."""
    return ImportRun.objects.filter(rules.imports_in_reach(account)).select_related("location", "account")


def import_for(account: Account, pk: int) -> ImportRun:
    """Return one import, or raise Http404."""
    return found(imports_for(account), pk=pk)


def last_applied(location: Location) -> ImportRun | None:
    """The import that undo would take back: the newest one that was applied."""
    return ImportRun.objects.filter(location=location, state=ImportRun.State.APPLIED).order_by("-applied_at").first()


def remembered(location: Location, fingerprint: str) -> Mapping | None:
    """The columns chosen earlier for a list with exactly these headings."""
    kept = ColumnMapping.objects.filter(location=location, headings=fingerprint).first()
    return Mapping.from_json(kept.columns) if kept else None
