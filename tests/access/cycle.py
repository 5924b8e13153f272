"""The pages of the cycle: the step plan, and what a location says of a step itself."""

from typing import Any

from driehoek.cycle.actions import say_step
from driehoek.cycle.models import SaidStep
from driehoek.demo.cast import Cast
from tests.access.pages import Page
from tests.access.people import only

LOCATION = only("fatma", "ruud")
READERS = only("marieke", "fatma", "ruud", "ingrid")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def said(cast: Cast) -> dict[str, Any]:
    """What the preschool said of a step."""
    row = SaidStep(location=cast.vlindertuin, school_year=cast.year, step="stand", kind="did", note="Met 5 ouders")
    return {"pk": say_step(said=row, by=cast.fatma).pk}


def beside_said(cast: Cast) -> dict[str, Any]:
    """The preschool, that said something of a step."""
    said(cast)
    return place(cast)


def a_step(cast: Cast) -> dict[str, Any]:
    """A step that Driehoek cannot see by itself."""
    return {**place(cast), "key": "stand"}


PAGES = {
    "step_plan": Page(beside_said, get=READERS),
    "step_plan_flyer": Page(place, get=READERS),
    "step_say": Page(a_step, get=LOCATION, post=LOCATION),
    "step_unsay": Page(said, get=None, post=LOCATION),
}
