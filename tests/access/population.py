"""Who reads who the parents are, and who keeps it."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.population.actions import keep_analysis
from tests.access.pages import Page
from tests.access.people import only

HERE = {"code": "vlindertuin"}


def kept(cast: Cast) -> dict[str, Any]:
    """The newest analysis of the preschool."""
    there = cast.vlindertuin.parent_analyses.first()
    return {"pk": (there or keep_analysis(location=cast.vlindertuin, year=cast.year, by=cast.fatma)).pk}


PAGES = {
    "our_parents": Page(lambda _cast: HERE, get=only("marieke", "fatma", "ruud", "ingrid", "peter")),
    "our_parents_keep": Page(lambda _cast: HERE, get=None, post=only("fatma", "ruud")),
    "our_parents_kept": Page(kept, get=only("fatma", "ruud", "ingrid", "peter")),
    "our_parents_pdf": Page(kept, get=only("fatma", "ruud", "ingrid", "peter")),
}
