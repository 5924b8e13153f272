"""What is kept about whoever asks: all groups, one group, and everything to take along."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Account, Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.privacy import actions, queries, taking
from driehoek.privacy.chart import chart
from driehoek.shared.pages import page_of

ROWS = 12


@parent_page
@require_safe
def parent_file(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Tell a guardian what the school keeps about them and their children, and why (AVG, article 15)."""
    context = {"parts": queries.parts_of(guardian), "location": location_of(own_children(guardian))}
    return render(request, "privacy/parent_file.html", context)


@parent_page
@require_safe
def parent_file_group(request: HttpRequest, guardian: Guardian, group: str) -> HttpResponse:
    """Show a guardian what one group holds."""
    context = _group(request, guardian, group)
    return render(request, "privacy/parent_file_group.html", context)


@parent_page
@require_safe
def parent_take(request: HttpRequest, guardian: Guardian, kind: str) -> HttpResponse:
    """Give a guardian everything the pages show, in a file (AVG, article 20)."""
    return _take(guardian, kind)


@staff_page
@require_safe
def own_file(request: StaffRequest) -> HttpResponse:
    """Tell a colleague or a student what the school keeps about them."""
    return render(request, "privacy/own_file.html", {"parts": queries.parts_of(request.user)})


@staff_page
@require_safe
def own_file_group(request: StaffRequest, group: str) -> HttpResponse:
    """Show a colleague or a student what one group holds."""
    return render(request, "privacy/own_file_group.html", _group(request, request.user, group))


@staff_page
@require_safe
def own_take(request: StaffRequest, kind: str) -> HttpResponse:
    """Give a colleague or a student everything the pages show, in a file."""
    return _take(request.user, kind)


def _group(request: HttpRequest, person: Guardian | Account, key: str) -> dict[str, Any]:
    """What the page of a group shows; Http404 for a group that does not exist, or holds nothing of this person."""
    group = chart().groups.get(key)
    rows = queries.rows_in(person, key) if group else ()
    if not rows:
        raise Http404
    page = page_of(request, rows, ROWS)
    return {"group": group, "page": page, "sections": queries.sections(list(page))}


def _take(person: Guardian | Account, kind: str) -> HttpResponse:
    actions.take_along(person=person, kind=kind)
    return taking.answer(person, kind)
