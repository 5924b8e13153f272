"""Who makes, reads and takes along what a location shows for a school year, and its year plan."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.evidence.tests.made import a_file as made
from tests.access.pages import Page
from tests.access.people import only

MAKERS = only("fatma", "ruud")
READERS = only("fatma", "ruud", "ingrid", "peter")
HERE = {"code": "vlindertuin"}


def a_file(cast: Cast) -> dict[str, Any]:
    """The newest file of the preschool."""
    there = cast.vlindertuin.evidence_files.first()
    return {"pk": (there or made(cast.vlindertuin, cast.year, cast.fatma)).pk}


PAGES = {
    "results_file": Page(lambda _cast: HERE, get=only("fatma", "ruud")),
    "year_plan_file": Page(lambda _cast: HERE, get=only("marieke", "fatma", "ruud")),
    "evidence_files": Page(lambda _cast: HERE, get=READERS),
    "evidence_make": Page(lambda _cast: HERE, get=None, post=MAKERS),
    "evidence": Page(a_file, get=READERS),
    "evidence_pdf": Page(a_file, get=READERS),
    "evidence_csv": Page(a_file, get=READERS),
}
