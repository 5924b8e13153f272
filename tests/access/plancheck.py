"""Who may check the plan of a location, leave a rule out of it and count it again."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.plancheck.actions import silence
from tests.access.pages import Page
from tests.access.people import only

LOCATION = only("fatma", "ruud")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def a_rule(cast: Cast) -> dict[str, Any]:
    """A rule of the plan check at the preschool."""
    return {**place(cast), "rule": "P711"}


def left_out(cast: Cast) -> dict[str, Any]:
    """A rule that was left out there."""
    reason = "Dit loopt via het bestuur."
    row = silence(location=cast.vlindertuin, year=cast.year, rule="P711", reason=reason, by=cast.fatma)
    return {"pk": row.pk}


def beside_left_out(cast: Cast) -> dict[str, Any]:
    """The preschool, with a rule that was left out."""
    left_out(cast)
    return place(cast)


PAGES = {
    "plan_check": Page(beside_left_out, get=LOCATION),
    "plan_check_strip": Page(place, get=LOCATION),
    "plan_check_silence": Page(a_rule, get=LOCATION, post=LOCATION),
    "plan_check_wake": Page(left_out, get=None, post=LOCATION),
}
