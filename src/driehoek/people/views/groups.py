"""Pages of groups: which there are, and a list of children with what contact their guardians need."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import child_rows, children_in, contact_persons, group_for, listed_groups
from driehoek.shared.pages import page_of

ROWS = 25
CHILDREN = 50  # more than any group, so that a printed list is whole


@staff_page
@require_safe
def groups(request: StaffRequest) -> HttpResponse:
    """List the groups within reach with their contact persons."""
    page = page_of(request, listed_groups(request.user), ROWS)
    contacts = contact_persons(page)
    rows = [(group, contacts.get(group.pk)) for group in page]
    return render(request, "people/groups.html", {"page": page, "rows": rows})


@staff_page
@require_safe
def group(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the children of a group with their guardians, on screen or on paper."""
    group = group_for(request.user, pk)
    page = page_of(request, children_in(group), CHILDREN)
    contact = contact_persons([group]).get(group.pk)
    context = {"group": group, "page": page, "rows": child_rows(page), "contact": contact}
    return render(request, "people/group.html", context)
