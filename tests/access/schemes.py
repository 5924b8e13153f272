"""Who reads and who writes applications for subsidies: head and coordinator write, the board reads along."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.schemes.actions import add_scheme
from driehoek.schemes.tests.material import INVENTED, applied
from tests.access.pages import Page
from tests.access.people import only

WRITERS, READERS = only("fatma", "ruud"), only("fatma", "ruud", "ingrid")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def listed(cast: Cast) -> dict[str, Any]:
    """The preschool, with a scheme of its own."""
    own(cast)
    return place(cast)


def own(cast: Cast) -> dict[str, Any]:
    """A scheme that the preschool added itself."""
    return {"code": "vlindertuin", "key": add_scheme(location=cast.vlindertuin, text=INVENTED, by=cast.fatma).key}


def entered(cast: Cast) -> dict[str, Any]:
    """The same scheme, with an application."""
    args = own(cast)
    applied(cast)
    return args


PAGES = {
    "schemes": Page(listed, get=READERS),
    "scheme_add": Page(place, get=WRITERS, post=WRITERS),
    "scheme": Page(entered, get=READERS),
    "scheme_apply": Page(own, get=WRITERS, post=WRITERS),
    "scheme_dossier": Page(entered, get=READERS),
    "scheme_withdraw": Page(own, get=None, post=WRITERS),
}
