"""What heads kept of last year: a few frozen figures, by the definitions of then."""

from driehoek.demo.cast import Cast
from driehoek.indicators.actions import freeze
from driehoek.indicators.definitions import definition

KEPT = ("participation", "delivered", "levels", "barriers")
PLACES = ("regenboog", "zuiderpark")


def freeze_last_year(cast: Cast) -> None:
    """Freeze figures of the school year that is over at two locations."""
    for place in PLACES:
        for code in KEPT:
            freeze(location=getattr(cast, place), year=cast.previous_year, definition=definition(code), by=cast.ruud)
