"""Doors to imports."""

from django.db.models import QuerySet
from django.http import Http404

from driehoek.exchange import rules
from driehoek.exchange.models import ColumnMapping, ImportRun
from driehoek.exchange.readers.columns import Mapping, fingerprint
from driehoek.people.models import Account, Location
from driehoek.people.queries import found, location_for

State = ImportRun.State


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
    return ImportRun.objects.filter(location=location, state=State.APPLIED).order_by("-applied_at").first()


def remembered(location: Location, headings: str) -> Mapping | None:
    """The columns chosen earlier for a list with exactly these headings."""
    kept = ColumnMapping.objects.filter(location=location, headings=headings).first()
    return Mapping.from_json(kept.columns) if kept else None


def column_choice(run: ImportRun) -> tuple[list[str], Mapping]:
    """The headings to choose from, and what was chosen for them before or recognised; Http404 without a choice."""
    headers = run.mapping.get("headers") if run.state in (State.NEEDS_MAPPING, State.CHECKED) else None
    if not headers:
        raise Http404
    kept = remembered(run.location, fingerprint(tuple(headers)))
    return headers, kept or Mapping.from_json(run.mapping["proposal"])
