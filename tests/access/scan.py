"""Pages of the scan and of the hours for parents, with who may read them and who may act on them."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.scan.actions import keep_scan
from driehoek.scan.tests.answered import a_scan
from tests.access.pages import Page
from tests.access.people import only

LOCATION = only("fatma", "ruud")
WITH_MENTOR = only("marieke", "fatma", "ruud")


def answered(cast: Cast) -> dict[str, Any]:
    """A scan of the preschool that can be answered."""
    there = cast.vlindertuin.scans.first()
    return {"pk": (there or a_scan(cast.vlindertuin, cast.year, met=2, wanted=3)).pk}


def kept(cast: Cast) -> dict[str, Any]:
    """A scan of the primary school that was kept."""
    scan = a_scan(cast.regenboog, cast.year, met=2, wanted=3)
    keep_scan(scan=scan, by=cast.fatma)
    return {"pk": scan.pk}


def beside_answered(cast: Cast) -> dict[str, Any]:
    """The preschool, with a scan that can be answered."""
    answered(cast)
    return {"code": "vlindertuin"}


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


PAGES = {
    "scan": Page(beside_answered, get=LOCATION),
    "scan_begin": Page(place, get=None, post=LOCATION),
    "scan_level": Page(lambda cast: {**answered(cast), "number": 3}, get=LOCATION, post=LOCATION),
    "scan_sides": Page(answered, get=LOCATION, post=LOCATION),
    "scan_keep": Page(answered, get=None, post=LOCATION),
    "scan_kept": Page(kept, get=LOCATION),
    "scan_reopen": Page(kept, get=None, post=LOCATION),
    "parent_hours": Page(place, get=WITH_MENTOR),
    "hours_of": Page(lambda cast: {"code": "vlindertuin", "pk": cast.marieke.pk}, get=WITH_MENTOR, post=LOCATION),
}
