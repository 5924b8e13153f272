"""Verbs of the calendar: days without lessons come and go, and what was missed is counted again."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.people import rules
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.schooldays.holidays import holidays_of
from driehoek.schooldays.models import Missed, Recount, SchoolBreak

RIGHT = "set_manners"


@transaction.atomic
def add_break(*, location: Location, by: Account, name: str, start: date, end: date) -> SchoolBreak:
    """Keep days without lessons for the organisation of this location; raises PermissionDenied without the right."""
    _check(location, by)
    row = SchoolBreak.objects.create(organisation=location.organisation, name=name, start=start, end=end)
    _after("break_added", location, by)
    return row


@transaction.atomic
def remove_break(*, row: SchoolBreak, location: Location, by: Account) -> None:
    """Remove days without lessons; raises PermissionDenied without the right or for another organisation."""
    _check(location, by)
    if row.organisation_id != location.organisation_id:
        raise PermissionDenied
    row.delete()
    _after("break_removed", location, by)


@transaction.atomic
def load_holidays(*, location: Location, by: Account, year: str, region: str) -> int:
    """Add the national holidays of this school year and region; returns how many were new.

    What is there already with the same name and first day is left as it is: the school may have mended it.
    """
    _check(location, by)
    rows = SchoolBreak.objects.filter(organisation=location.organisation)
    known = set(rows.values_list("name", "start"))
    new = [one for one in holidays_of(year, region) if (one.name, one.start) not in known]
    made = [SchoolBreak(organisation=location.organisation, name=one.name, start=one.start, end=one.end) for one in new]
    SchoolBreak.objects.bulk_create(made)
    _after("holidays_loaded", location, by)
    return len(made)


def _check(location: Location, by: Account) -> None:
    if not Location.objects.filter(rules.whole_locations_in_reach(by, RIGHT), pk=location.pk).exists():
        raise PermissionDenied


def _after(verb: str, location: Location, by: Account) -> None:
    record(verb, by=by, location=location)
    children = Missed.objects.filter(child__organisation=location.organisation_id).values_list("child", flat=True)
    rows = (Recount(child_id=pk) for pk in children.distinct().iterator())
    Recount.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
