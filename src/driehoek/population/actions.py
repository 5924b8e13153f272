"""Verbs of the population analysis: keep one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.indicators.queries import sees_all_of
from driehoek.indicators.scope import here
from driehoek.people.audit import record
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.population.counting import tables
from driehoek.population.models import ParentAnalysis
from driehoek.population.people import People


@transaction.atomic
def keep_analysis(*, location: Location, year: SchoolYear, by: Account) -> ParentAnalysis:
    """Keep who the parents are as it is now, to compare with later.

    Raises PermissionDenied when this account does not see all figures of the location.
    """
    if not sees_all_of(by, location):
        raise PermissionDenied
    scope = here(location, year)
    inside, outside = tables(People(scope))
    kept = ParentAnalysis.objects.create(
        location=location, school_year=year, until=scope.until, inside=inside, outside=outside, kept_by=by
    )
    record("analysis_kept", by=by, subject=kept, location=location, year=year.name)
    return kept
