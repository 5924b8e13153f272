"""What every page of staff shows: where one can go, and at which location one is."""

from typing import Any, cast

from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from driehoek.people.menu import entries
from driehoek.people.models import Account, Enrolment, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import locations_for
from driehoek.people.rules import rights_of, today
from driehoek.people.subject import is_of_this_page
from driehoek.shared.languages import language


def page(request: HttpRequest) -> dict[str, Any]:
    """Template context: the page's language; a parent's token; for staff the navigation and the current location."""
    context: dict[str, Any] = {"language": language(get_language() or "nl")}
    if request.path.startswith("/u/"):
        return {**context, "token": getattr(request.resolver_match, "kwargs", {}).get("token", "")}
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return context
    rights = rights_of(account)
    # Found when a template wants it: a page that is not here shows neither.
    here = cast("Location | None", SimpleLazyObject(lambda: _here(request, account, rights)))
    navigation = SimpleLazyObject(lambda: entries(request, rights, here))
    return {**context, "navigation": navigation, "location": here, "rights": rights}


def _here(request: HttpRequest, account: Account, rights: frozenset[str]) -> Location | None:
    """The location named in the address or of what the page is about, else the one visited last, else the first.

    A student has no rights, and reads the name of their own school.
    """
    if account.child_id:
        enrolled = Enrolment.objects.filter(on_day(today()), child=account.child_id)
        return Location.objects.filter(groups__enrolments__in=enrolled).first()
    if not rights:
        return None
    code, last = getattr(request.resolver_match, "kwargs", {}).get("code"), request.session.get("location", "")
    wanted = Q(code=code) if code else is_of_this_page()
    mine = locations_for(account, "see_families" if "see_families" in rights else "see_totals")
    marked = mine.alias(wanted=wanted or Q(code=last), last=Q(code=last))
    here = marked.order_by("-wanted", "-last", "name").first()
    if here and here.code != last:
        request.session["location"] = here.code
    return here
