"""The main menu of colleagues: which rooms there are, in which order, and for whom. Doors check again.

The first four stand at the foot of a phone; the rest opens behind "Menu", in the order in which a school works.
Beside a page one chapter is open, so that the whole menu fits a small screen: the one where somebody is.
"""

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Location

FIRST = 4  # entries that are always in sight
WITH_PARENTS, LEARNING, SCHOOL = _("With parents"), _("Plan and learn"), _("The school")


@dataclass(frozen=True)
class Way:
    """A way to go: who may (a right, or "" for everybody), the page, how it looks, and whether it is of one location.

    `rooms` are those whose pages one reaches from here, or some views of a room. Whoever has the right `unless` has a
    better entry.
    """

    right: str
    page: str
    label: Promise | str
    icon: str
    chapter: Promise | str = ""
    here: bool = True
    rooms: str = ""
    unless: str = ""


WAYS = (
    Way("", "today", _("Today"), "clock", here=False),
    Way(
        "see_families", "families", _("Families"), "people", here=False, rooms="people.views.families logbook transfer"
    ),
    Way("send_messages", "messages", _("Messages"), "mail", rooms="messages"),
    Way("see_families", "year", _("Year"), "calendar", rooms="activities"),
    Way("keep_promises", "promises", _("Promises"), "hand", WITH_PARENTS, here=False),
    Way("see_families", "rounds", _("Talks"), "talk", WITH_PARENTS, rooms="conversations"),
    Way("see_families", "intakes", _("Intake"), "heart", WITH_PARENTS, rooms="intake"),
    Way("send_messages", "home_overview", _("At home"), "house", WITH_PARENTS, rooms="home"),
    Way("see_families", "joining_in", _("Doing together"), "star", WITH_PARENTS, rooms="participation"),
    Way("see_families", "together", _("Parents together"), "people", WITH_PARENTS, rooms="together"),
    Way("see_families", "guide_overview", _("Guide"), "pin", WITH_PARENTS, rooms="guide"),
    Way(
        "see_families",
        "groups",
        _("Groups"),
        "list",
        WITH_PARENTS,
        here=False,
        rooms="people.views.groups classbook schooldays",
    ),
    Way(
        "see_families",
        "goals",
        _("Goals"),
        "target",
        LEARNING,
        rooms="policy cycle plancheck scan schemes",
    ),
    Way("read_policy", "policies", _("Policy"), "target", LEARNING, here=False, rooms="policy", unless="see_families"),
    Way("see_families", "surveys", _("Asking"), "question", LEARNING, rooms="surveys"),
    Way("see_figures", "figures", _("Figures"), "chart", LEARNING, rooms="indicators evidence population"),
    Way(
        "see_totals",
        "joining_in",
        _("Doing together"),
        "star",
        LEARNING,
        rooms="participation",
        unless="see_families",
    ),
    Way("see_totals", "totals", _("Figures"), "chart", LEARNING, here=False, rooms="indicators evidence"),
    Way("read_policy", "councils", _("Council"), "people", LEARNING, rooms="councils"),
    Way(
        "translate",
        "translations",
        _("Translate"),
        "language",
        SCHOOL,
        here=False,
        rooms="texts",
        unless="see_families",
    ),
    Way("import_register", "imports", _("Import"), "upload", SCHOOL, rooms="exchange"),
    Way("see_retention", "retention", _("Keeping"), "archive", SCHOOL, rooms="retention"),
    Way("handle_privacy", "privacy_requests", _("Privacy"), "lock", SCHOOL, here=False, rooms="privacy"),
    Way("manage_staff", "staff", _("Colleagues"), "person", SCHOOL, here=False),
    Way("manage_staff", "locations", _("Locations"), "school", SCHOOL, here=False),
)


@dataclass(frozen=True)
class Entry:
    """One way to go as the page shows it; `current` is "page", "true" for a page behind it, or "" (aria-current).

    `unfolded` says whether its chapter stands open.
    """

    url: str
    label: Promise | str
    icon: str
    chapter: Promise | str = ""
    current: str = ""
    unfolded: bool = False


def entries(request: HttpRequest, rights: frozenset[str], here: Location | None) -> list[Entry]:
    """What this account may open, with the one marked that leads to the page they are on."""
    ways = [way for way in WAYS if (not way.right or way.right in rights) and way.unless not in rights]
    marks = _marks(request, ways)
    code = {"code": here.code} if here else {}
    found = [
        Entry(reverse(way.page, kwargs=code if way.here else {}), way.label, way.icon, way.chapter, marks.get(way, ""))
        for way in ways
    ]
    here_or_first = next((one for one in found[FIRST:] if one.current), next(iter(found[FIRST:]), None))
    return [replace(one, unfolded=bool(here_or_first and one.chapter == here_or_first.chapter)) for one in found]


def _marks(request: HttpRequest, ways: list[Way]) -> dict[Way, str]:
    match = request.resolver_match
    if match is None:
        return {}
    exact = [way for way in ways if way.page == match.url_name]
    views = match.func.__module__.removeprefix("driehoek.")
    behind = [way for way in ways if any(f"{views}.".startswith(f"{room}.") for room in way.rooms.split())]
    return {exact[0]: "page"} if exact else {behind[0]: "true"} if behind else {}
