"""Who may see totals of locations."""

from driehoek.demo.cast import Cast
from driehoek.indicators.actions import make_key
from driehoek.indicators.giving import ask_export
from driehoek.indicators.rollups import keep
from tests.access.pages import Args, Page
from tests.access.people import EVERYBODY, only

TOTALS = only("ingrid", "peter")
CONNECT = only("ingrid", "peter", "ruud", "elsje")
# Known by a key or a seal in the address (indicators/tests/test_api.py, exchange/tests/test_feeds.py).
API = frozenset({"calendar_feed", "api", "api_indicators", "api_locations", "api_figures"})


def counted(**args: object) -> Args:
    """The preschool, of which the roll-ups were counted."""

    def counted_at(cast: Cast) -> dict[str, object]:
        keep([cast.vlindertuin])
        return args

    return counted_at


def key_of_ruud(cast: Cast) -> dict[str, object]:
    """A key that Ruud made."""
    return {"pk": make_key(account=cast.ruud, name="Dashboard")[0].pk}


def export_of_ruud(cast: Cast) -> dict[str, object]:
    """An export of the preschool that Ruud asked."""
    said = {"recipient": "Universiteit", "purpose": "Wat werkt?"}
    return {"pk": ask_export(location=cast.vlindertuin, school_year=cast.year, by=cast.ruud, **said).pk}


PAGES = {
    "research": Page(lambda _cast: {"code": "vlindertuin"}, get=only("ruud"), post=only("ruud")),
    "research_export": Page(export_of_ruud, get=only("ruud")),
    "research_take": Page(export_of_ruud, get=None, post=only("ruud")),
    "beside": Page(lambda _cast: {"code": "vlindertuin"}, get=only("fatma", "ruud")),
    "my_calendar": Page(get=EVERYBODY, post=EVERYBODY),
    "connections": Page(get=CONNECT, post=CONNECT),
    "connection_end": Page(key_of_ruud, get=None, post=only("ruud")),
    "totals": Page(counted(), get=TOTALS),
    "location_totals": Page(counted(code="vlindertuin"), get=TOTALS),
}
