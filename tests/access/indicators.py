"""Who may see the figures of a location, the families behind them, and what was frozen."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.indicators.actions import freeze
from driehoek.indicators.definitions import definition
from tests.access.pages import Page
from tests.access.people import only

VLINDERS, LOCATION = only("marieke", "fatma", "ruud"), only("fatma", "ruud")
HERE = {"code": "vlindertuin"}


def of(indicator: str) -> dict[str, Any]:
    """An indicator at the preschool."""
    return {**HERE, "indicator": indicator}


def a_frozen_figure(cast: Cast) -> dict[str, Any]:
    """The number of a figure that Fatma froze."""
    one = definition("participation")
    return {"pk": freeze(location=cast.vlindertuin, year=cast.year, definition=one, by=cast.fatma).pk}


PAGES = {
    "figures": Page(lambda _cast: HERE, get=VLINDERS),
    "figure": Page(lambda _cast: of("reach"), get=VLINDERS),
    "figure_families": Page(lambda _cast: of("reach"), get=VLINDERS),
    "figure_freeze": Page(lambda _cast: of("reach"), get=None, post=LOCATION),
    "frozen_figures": Page(lambda _cast: HERE, get=LOCATION),
    "frozen_figure": Page(a_frozen_figure, get=LOCATION),
    "never_reached": Page(lambda _cast: HERE, get=VLINDERS),
}
