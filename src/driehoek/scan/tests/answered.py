"""A scan with answers, straight into the database."""

from typing import Any

from driehoek.people.models import Location, SchoolYear
from driehoek.scan.levels import model
from driehoek.scan.models import Scan, ScanAnswer


def a_scan(location: Location, year: SchoolYear, *, met: int = 0, **fields: Any) -> Scan:
    """A scan of which the conditions of the first `met` levels are answered with yes, and nothing else is answered."""
    scan = Scan.objects.create(location=location, school_year=year, **fields)
    keys = [one.key for level in model().levels[:met] for one in level.conditions]
    ScanAnswer.objects.bulk_create(ScanAnswer(scan=scan, condition=key, value="yes") for key in keys)
    return scan
