"""Who decides how long records are kept and holds them back: the head; the board sees how much is soon erased."""

from datetime import timedelta
from typing import Any

from driehoek.demo.cast import Cast
from driehoek.people.rules import today
from driehoek.retention.actions import hold_back
from driehoek.retention.models import Erasure, SoonErased
from tests.access.pages import Page
from tests.access.people import only

HEAD, SEEN = only("ruud"), only("ruud", "ingrid")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def listed(cast: Cast) -> dict[str, Any]:
    """The preschool, with a family of which something is soon erased."""
    days = {"noticed_on": today(), "erase_on": today() + timedelta(days=30)}
    SoonErased.objects.get_or_create(location=cast.vlindertuin, kind="contacts", family=cast.el_amrani, defaults=days)
    return place(cast)


def a_kind(cast: Cast) -> dict[str, Any]:
    """A kind of record at the preschool."""
    return {**place(cast), "kind": "contacts"}


def family(cast: Cast) -> dict[str, Any]:
    """The family of Samira and Hassan."""
    return {"pk": cast.el_amrani.pk}


def held(cast: Cast) -> dict[str, Any]:
    """Something that is held back about that family."""
    until, why = today() + timedelta(days=60), "Er loopt een klacht."
    hold = hold_back(
        family=cast.el_amrani, child=None, location=cast.vlindertuin, reason=why, until=until, by=cast.ruud
    )
    return {"pk": hold.pk}


def beside_held(cast: Cast) -> dict[str, Any]:
    """The preschool, with something soon erased and something held back."""
    held(cast)
    return listed(cast)


def a_guardian(cast: Cast) -> dict[str, Any]:
    """Samira, of the family of Samira and Hassan."""
    return {"pk": cast.el_amrani.pk, "scope": "guardian", "number": cast.samira.pk}


def asked(cast: Cast) -> dict[str, Any]:
    """A request to erase Emine, as a row only: her own pages stand in the table too."""
    who = {"scope": "guardian", "family": cast.kaya, "guardian": cast.emine}
    closed: dict[str, list[int]] = {"ties": [], "links": [], "accounts": []}
    return {"pk": Erasure.objects.create(location=cast.vlindertuin, **who, due_on=today(), closed=closed).pk}


PAGES = {
    "retention": Page(beside_held, get=SEEN),
    "retention_list": Page(listed, get=HEAD),
    "retention_terms": Page(place, get=SEEN),
    "retention_agree": Page(place, get=None, post=HEAD),
    "retention_term": Page(a_kind, get=HEAD, post=HEAD),
    "retention_hold": Page(family, get=HEAD, post=HEAD),
    "retention_let_go": Page(held, get=None, post=HEAD),
    "erasure_new": Page(family, get=HEAD),
    "erasure_plan": Page(a_guardian, get=HEAD, post=HEAD),
    "erasure": Page(asked, get=HEAD),
    "erasure_undo": Page(asked, get=None, post=HEAD),
}
