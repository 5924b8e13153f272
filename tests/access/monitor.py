"""Who may see totals of locations."""

from driehoek.demo.cast import Cast
from driehoek.indicators.rollups import keep
from tests.access.pages import Args, Page
from tests.access.people import only

TOTALS = only("ingrid", "peter")


def counted(**args: object) -> Args:
    """The preschool, of which the roll-ups were counted."""

    def counted_at(cast: Cast) -> dict[str, object]:
        keep([cast.vlindertuin])
        return args

    return counted_at


PAGES = {
    "totals": Page(counted(), get=TOTALS),
    "location_totals": Page(counted(code="vlindertuin"), get=TOTALS),
}
