"""What every page of staff shows: where one can go, and at which location one is."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.people.models import Account, Location
from driehoek.people.queries import locations_for
from driehoek.people.rules import rights_of
from driehoek.shared.languages import language


@dataclass(frozen=True)
class Entry:
    """One way to go in the navigation."""

    url: str
    label: str
    icon: str
    current: bool


def page(request: HttpRequest) -> dict[str, Any]:
    """Template context: the page's language; a parent's token; for staff the navigation and the current location."""
    context: dict[str, Any] = {"language": language(get_language() or "nl")}
    if request.path.startswith("/u/"):
        return {**context, "token": getattr(request.resolver_match, "kwargs", {}).get("token", "")}
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return context
    rights = getattr(request, "rights", None)
    if rights is None:
        rights = rights_of(account)
    here = _here(request, account, rights)
    return {**context, "navigation": _navigation(request, rights, here), "location": here, "rights": rights}


def _here(request: HttpRequest, account: Account, rights: frozenset[str]) -> Location | None:
    """The location named in the address, else the one visited last, else the first."""
    right = "see_families" if "see_families" in rights else "see_totals"
    mine = list(locations_for(account, right)[:50]) if rights else []
    wanted = getattr(request.resolver_match, "kwargs", {}).get("code") or request.session.get("location")
    here = next((location for location in mine if location.code == wanted), mine[0] if mine else None)
    if here and request.session.get("location") != here.code:
        request.session["location"] = here.code
    return here


def _navigation(request: HttpRequest, rights: frozenset[str], here: Location | None) -> list[Entry]:
    """Only what this account may open; the doors behind it check again."""
    code = {"code": here.code} if here else {}
    possible = [
        ("", "today", {}, _("Today"), "clock"),
        ("see_families", "families", {}, _("Families"), "people"),
        ("send_messages", "messages", code, _("Messages"), "mail"),
        ("see_families", "year", code, _("Year"), "calendar"),
        ("see_families", "rounds", code, _("Talks"), "talk"),
        ("send_messages", "home_overview", code, _("At home"), "house"),
        ("see_families", "intakes", code, _("Intake"), "heart"),
        ("see_families", "surveys", code, _("Asking"), "question"),
        ("see_families", "goals", code, _("Goals"), "target"),
        (_only("read_policy", rights), "policies", {}, _("Policy"), "target"),
        ("see_figures", "figures", code, _("Figures"), "chart"),
        ("see_totals", "totals", {}, _("Figures"), "chart"),
        ("keep_promises", "promises", {}, _("Promises"), "hand"),
        (_only("translate", rights), "translations", {}, _("Translate"), "language"),
        ("see_families", "groups", {}, _("Groups"), "list"),
        ("import_register", "imports", code, _("Import"), "upload"),
        ("manage_staff", "staff", {}, _("Colleagues"), "person"),
        ("manage_staff", "locations", {}, _("Locations"), "school"),
    ]
    return [
        _entry(request, name, kwargs, label, icon)
        for right, name, kwargs, label, icon in possible
        if not right or right in rights
    ]


def _only(right: str, rights: frozenset[str]) -> str:
    """A right that has an entry of its own for who sees no families; the name of no right hides the entry."""
    return right if "see_families" not in rights else "nobody"


def _entry(request: HttpRequest, name: str, kwargs: dict[str, str], label: str, icon: str) -> Entry:
    match = request.resolver_match
    return Entry(reverse(name, kwargs=kwargs), label, icon, bool(match and match.url_name == name))
