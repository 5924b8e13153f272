"""The days without lessons of an organisation."""

from django.db.models import QuerySet

from driehoek.people.models import Location
from driehoek.schooldays.calendars import Calendar, calendar_of
from driehoek.schooldays.models import SchoolBreak


def breaks_at(location: Location) -> QuerySet[SchoolBreak]:
    """The breaks of the organisation of this location, latest first."""
    return SchoolBreak.objects.filter(organisation=location.organisation_id).order_by("-start", "pk")


def calendar_at(organisation: int) -> Calendar:
    """The calendar of an organisation; without breaks every weekday has lessons."""
    return calendar_of(SchoolBreak.objects.filter(organisation=organisation).values_list("start", "end"))
