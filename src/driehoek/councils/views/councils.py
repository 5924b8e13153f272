"""Pages of councils: which there are, who sits in them, and how that compares to the parents."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.councils.actions.councils import change_task, end_council, save_council, seat, step_back
from driehoek.councils.forms.councils import CouncilForm, KindForm, MemberForm, TaskForm
from driehoek.councils.kinds import library
from driehoek.councils.models import Council, Member
from driehoek.councils.models.councils import Side
from driehoek.councils.queries import doors, overview, work
from driehoek.councils.queries.composition import composition
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.policy.queries import may_set_goals, policy_location
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def councils(request: StaffRequest, code: str) -> HttpResponse:
    """List the councils of a location, with empty seats and what runs late."""
    place = location_for(request.user, code, "read_policy")
    page = page_of(request, overview.councils_at(request.user, place))
    rows = overview.rows_of(list(page))
    context = {"place": place, "page": page, "rows": rows, "may_set_up": may_set_goals(request.user, place)}
    return render(request, "councils/councils.html", context)


@staff_page
def council_choose(request: StaffRequest, code: str) -> HttpResponse:
    """Choose which council to set up."""
    place = policy_location(request.user, code)
    form = KindForm(request.GET or None, kind_of_location=place.kind)
    if form.is_valid():
        return redirect("council_new", code=code, kind=form.cleaned_data["kind"])
    return render(request, "councils/choose.html", {"place": place, "form": form})


@staff_page
def council_new(request: StaffRequest, code: str, kind: str) -> HttpResponse:
    """Set up a council with the seats and the term that are usual."""
    place = policy_location(request.user, code)
    known = {one.key: one for one in library().at(place.kind)}.get(kind)
    if known is None:
        raise Http404
    council = Council(location=place, kind=kind, name=known.name, term=known.term, weeks=known.weeks, **known.seats)
    return _edit(request, council)


@staff_page
def council_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a council."""
    return _edit(request, doors.managed_council(request.user, pk))


def _edit(request: StaffRequest, council: Council) -> HttpResponse:
    form = CouncilForm(request.POST if request.method == "POST" else None, instance=council)
    if form.is_valid():
        try:
            save_council(council=form.save(commit=False), by=request.user)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
        else:
            messages.success(request, _("The council is saved."))
            return redirect("council", pk=council.pk)
    source = council.known.source(get_language() or "nl")
    context = {"council": council, "place": council.location, "form": form, "source": source}
    return render(request, "councils/edit.html", context)


@staff_page
@require_safe
def council(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a council: who sits in it, what runs, what it was asked and when it meets."""
    one = doors.council_for(request.user, pk)
    manages = doors.may_manage(request.user, one)
    context = {
        "council": one, "place": one.location, "benches": overview.benches(one), "row": overview.rows_of([one])[0],
        "elections": one.elections.all()[: work.MOST], "meetings": work.meetings_of(one)[: work.MOST],
        "asked": work.requests_of(one)[: work.MOST],
        "may_manage": manages, "may_answer": manages or doors.may_answer(request.user, one),
        "seat": doors.seat_in(one, request.user),
    }  # fmt: skip
    return render(request, "councils/council.html", context)


@staff_page
@require_POST
def council_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a council, or with ?terug=1 let it go on."""
    one = doors.managed_council(request.user, pk)
    try:
        end_council(council=one, ended="terug" not in request.GET, by=request.user)
    except ValidationError as wrong:
        messages.error(request, wrong.messages[0])
    else:
        messages.success(request, _("The council is saved."))
    return redirect("council", pk=pk)


@staff_page
def member_new(request: StaffRequest, pk: int, side: str) -> HttpResponse:
    """Give somebody a seat who was chosen outside Driehoek."""
    one = doors.managed_council(request.user, pk)
    if side not in one.seats:
        raise Http404
    member = Member(council=one, side=side)
    form = MemberForm(request.POST if request.method == "POST" else None, member=member)
    if form.is_valid():
        try:
            seat(member=form.save(commit=False), by=request.user)
        except ValidationError as wrong:
            form.add_error(None, wrong.messages[0])
        else:
            messages.success(request, _("The seat is taken."))
            return redirect("council", pk=pk)
    context = {"council": one, "place": one.location, "form": form, "side": Side(side).label}
    return render(request, "councils/member.html", context)


@staff_page
def member_task(request: StaffRequest, pk: int) -> HttpResponse:
    """Say who is chair or secretary."""
    member = doors.member_for(request.user, pk)
    form = TaskForm(request.POST if request.method == "POST" else None, instance=member)
    if form.is_valid():
        change_task(member=form.save(commit=False), by=request.user)
        messages.success(request, _("Saved."))
        return redirect("council", pk=member.council_id)
    context = {"member": member, "council": member.council, "place": member.council.location, "form": form}
    return render(request, "councils/task.html", context)


@staff_page
@require_POST
def member_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody steps back, or with ?terug=1 stays."""
    member = doors.member_for(request.user, pk)
    back = "terug" not in request.GET
    try:
        step_back(member=member, back=back, by=request.user)
    except ValidationError as wrong:
        messages.error(request, wrong.messages[0])
    else:
        done = _("%(name)s has stepped back. The seat is empty.") if back else _("%(name)s stays.")
        messages.success(request, done % {"name": member})
    return redirect("council", pk=member.council_id)


@staff_page
@require_safe
def council_beside(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who sits for parents beside who the parents are."""
    one = doors.council_for(request.user, pk)
    cuts = composition(request.user, one)
    return render(request, "councils/beside.html", {"council": one, "place": one.location, "cuts": cuts})
