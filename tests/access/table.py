"""The table: every page, with which record of the cast it is asked for, and who may read it and who may act on it.

Whoever is not named gets the same answer as for a page that does not exist. A new page without a row fails the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from driehoek.demo.cast import Cast
from driehoek.exchange.models import ImportRun
from driehoek.messages.models import Delivery
from tests.access.people import EVERYBODY, NOBODY, only

State = ImportRun.State
Args = Callable[[Cast], dict[str, Any]]


@dataclass(frozen=True)
class Page:
    """Who may GET and POST a page; `post=None`: nobody can act here, the method is refused."""

    args: Args = lambda _cast: {}
    get: frozenset[str] | None = NOBODY
    post: frozenset[str] | None = None


def pk(name: str) -> Args:
    """The number of a record of the cast."""
    return lambda cast: {"pk": getattr(cast, name).pk}


def code(name: str) -> Args:
    """The code of a location."""
    return lambda _cast: {"code": name}


def with_pk(name: str, **more: Any) -> Args:
    """The number of a record and more that the address asks."""
    return lambda cast: {"pk": getattr(cast, name).pk, **more}


def role_of(name: str) -> Args:
    """The first appointment of a colleague."""
    return lambda cast: {"pk": getattr(cast, name).appointments.order_by("pk").first().pk}


def right_of(name: str) -> Args:
    """The first guardianship of a guardian."""
    return lambda cast: {"pk": getattr(cast, name).guardianships.order_by("pk").first().pk}


def objection_of(name: str) -> Args:
    """The objection of a student, through the father or mother it is about."""
    return lambda cast: {
        "pk": getattr(cast, name).guardianships.get().child.decisions.get(kind="objection", withdrawn_on=None).pk
    }


def run_in(state: str) -> Args:
    """An import at the preschool that has come so far."""
    mapping = {"headers": ["Naam"], "proposal": {}}
    return lambda cast: {
        "pk": ImportRun.objects.create(
            location=cast.vlindertuin, state=state, stored_as="x", file_name="a.xml", mapping=mapping
        ).pk
    }


def failed_mail(cast: Cast) -> dict[str, Any]:
    """An e-mail to Samira that did not arrive."""
    to = {"location": cast.vlindertuin, "family": cast.el_amrani, "guardian": cast.samira, "address": "x@thuis.example"}
    mail = Delivery(**to, channel="email", kind="invitation", language="ar", subject="Kom", state="failed")
    mail.save()
    return {"pk": mail.pk}


def beside_failed_mail(cast: Cast) -> dict[str, Any]:
    """No part of the address, and an e-mail that did not arrive to be listed."""
    failed_mail(cast)
    return {}


# Lists without any right are empty and say so; everything else that is not one's own does not exist.
# Marieke works with Vlinders only, Fatma coordinates preschool and primary school, Ruud heads all four locations.
VLINDERS = only("marieke", "fatma", "ruud")
WITH_CARE = only("marieke", "fatma", "ruud", "nadia")  # Nadia meets the family El Amrani through Inas, at school
LOCATION = only("fatma", "ruud")
HEADS = only("ruud", "elsje")
RUUD = only("ruud")

PAGES: dict[str, Page] = {
    # people
    "front": Page(get=EVERYBODY),
    "me": Page(get=EVERYBODY, post=EVERYBODY),
    "families": Page(get=EVERYBODY),
    "guardian": Page(pk("samira"), get=VLINDERS, post=VLINDERS),
    "guardian_link": Page(pk("samira"), get=None, post=VLINDERS),
    "guardianship": Page(right_of("samira"), get=VLINDERS, post=VLINDERS),
    "objection": Page(objection_of("marco"), get=only("sanne", "ruud"), post=only("sanne", "ruud")),
    "audit": Page(pk("el_amrani"), get=RUUD),
    "groups": Page(get=EVERYBODY),
    "group": Page(pk("vlinders"), get=VLINDERS),
    "student": Page(get=only("ayoub", "chantal")),
    "student_decide": Page(get=None, post=NOBODY),
    "staff": Page(get=HEADS),
    "appointment_new": Page(get=HEADS, post=HEADS),
    "appointment_confirm": Page(role_of("rob"), get=None, post=RUUD),
    "appointment_end": Page(role_of("marieke"), get=None, post=RUUD),
    "locations": Page(get=EVERYBODY),
    "location_new": Page(get=NOBODY, post=NOBODY),
    "school_year_new": Page(get=NOBODY, post=NOBODY),
    "location": Page(code("regenboog"), get=RUUD, post=RUUD),
    "group_new": Page(code("regenboog"), get=RUUD, post=RUUD),
    # logbook
    "family": Page(pk("el_amrani"), get=WITH_CARE),
    "contact_new": Page(pk("el_amrani"), get=WITH_CARE, post=WITH_CARE),
    "promises": Page(get=EVERYBODY),
    "promise": Page(pk("open_promise"), get=VLINDERS, post=VLINDERS),
    "promise_reopen": Page(pk("kept_promise"), get=None, post=VLINDERS),
    "promise_hand_over": Page(pk("open_promise"), get=None, post=VLINDERS),
    # policy
    "vision": Page(code("vlindertuin"), get=VLINDERS, post=LOCATION),
    "goals": Page(code("vlindertuin"), get=VLINDERS),
    "goal_new": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "goal_edit": Page(pk("goal_vlindertuin"), get=LOCATION, post=LOCATION),
    "goal_archive": Page(pk("goal_vlindertuin"), get=None, post=LOCATION),
    # messages
    "problems": Page(beside_failed_mail, get=EVERYBODY),
    "send_again": Page(failed_mail, get=None, post=VLINDERS),
    "link_request": Page(get=EVERYBODY, post=EVERYBODY),
    "guardian_letter": Page(pk("samira"), get=VLINDERS),
    # activities
    "today": Page(get=EVERYBODY),
    "year": Page(code("vlindertuin"), get=VLINDERS),
    "goal": Page(pk("goal_vlindertuin"), get=VLINDERS),
    "library": Page(code("vlindertuin"), get=VLINDERS),
    "activity_new": Page(code("vlindertuin"), get=VLINDERS, post=VLINDERS),
    "activity": Page(pk("rekenochtend"), get=VLINDERS),
    "activity_edit": Page(pk("rekenochtend"), get=VLINDERS, post=VLINDERS),
    "activity_text": Page(with_pk("rekenochtend", language="ar"), get=VLINDERS, post=VLINDERS),
    "activity_invite": Page(pk("rekenochtend"), get=VLINDERS, post=VLINDERS),
    "activity_cancel": Page(pk("rekenochtend"), get=None, post=VLINDERS),
    "activity_letters": Page(pk("rekenochtend"), get=VLINDERS, post=VLINDERS),
    "activity_list": Page(pk("rekenochtend"), get=VLINDERS),
    "activity_poster": Page(pk("rekenochtend"), get=VLINDERS),
    "activity_close": Page(pk("koffieochtend"), get=VLINDERS, post=VLINDERS),
    "door": Page(pk("rekenochtend"), get=VLINDERS),
    "door_tap": Page(pk("rekenochtend"), get=None, post=NOBODY),
    "door_take_back": Page(pk("rekenochtend"), get=None, post=NOBODY),
    "paper_entry": Page(pk("koffieochtend"), get=VLINDERS, post=VLINDERS),
    "absence": Page(pk("emine_absent"), get=VLINDERS, post=VLINDERS),
    # indicators
    "figures": Page(code("vlindertuin"), get=VLINDERS),
    "figure_families": Page(code("vlindertuin"), get=VLINDERS),
    "never_reached": Page(code("vlindertuin"), get=VLINDERS),
    "totals": Page(get=only("ingrid", "peter")),
    # exchange
    "imports": Page(code("vlindertuin"), get=LOCATION, post=LOCATION),
    "import_run": Page(run_in(State.CHECKED), get=LOCATION),
    "import_mapping": Page(run_in(State.NEEDS_MAPPING), get=LOCATION, post=LOCATION),
    "import_accept": Page(run_in(State.CHECKED), get=None, post=LOCATION),
    "import_undo": Page(run_in(State.APPLIED), get=None, post=LOCATION),
    # open to everybody, also without logging in
    "healthz": Page(get=EVERYBODY),
    "patterns": Page(get=EVERYBODY),
}
# Pages of which a stranger sees as much as somebody who is logged in.
OPEN = frozenset({"front", "link_request", "healthz", "patterns"})


@dataclass(frozen=True)
class ParentPage:
    """A page of one guardian's own record: how it is asked, and the rest of its address for Samira's record."""

    method: str
    args: Args


INVITATION = pk("samira_invited")
# For Samira open, for all other guardians not there.
PARENT_PAGES = {
    "parent_invitation": ParentPage("get", INVITATION),
    "parent_answer": ParentPage("post", INVITATION),
    "parent_absence": ParentPage("post", INVITATION),
    "parent_seen": ParentPage("get", INVITATION),
    "parent_calendar": ParentPage("get", INVITATION),
}
# Pages that every guardian with a right has, each showing their own.
OWN_PAGES = ("parent_home", "parent_me", "parent_language", "parent_looks", "parent_call_me")
# The demo's own pages exist only in the demo, and are tested beside it; `arrive` knows parents by their code.
ELSEWHERE = frozenset({"demo", "demo_become", "arrive"})
