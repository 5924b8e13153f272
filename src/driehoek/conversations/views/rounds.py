"""The rounds of a location: the list, one round, and how it is set up, asked, closed and begun again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.conversations import actions
from driehoek.conversations.actions.asking import ask_families, check_ready
from driehoek.conversations.forms.choosing import ALL, CHOOSE
from driehoek.conversations.forms.rounds import RoundForms, new_round, round_forms
from driehoek.conversations.kinds import kinds
from driehoek.conversations.models import Round
from driehoek.conversations.queries import hosts_of, round_for, round_to_plan
from driehoek.conversations.queries.asking import preview_of
from driehoek.conversations.queries.rounds import (
    may_plan,
    may_plan_at,
    next_step,
    numbers_of,
    rounds_at,
    rows_of,
    way_along,
)
from driehoek.conversations.queries.watch import lacking_in
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of

ASKED_FOR = {"add_day", "remove_day", CHOOSE, ALL}  # another row or list, before anything is kept


@staff_page
@require_safe
def rounds(request: StaffRequest, code: str) -> HttpResponse:
    """List the rounds of a location, each with its next step."""
    location = location_for(request.user, code, "see_families")
    page = page_of(request, rounds_at(request.user, location))
    context = {"place": location, "page": page, "rows": rows_of(request.user, list(page))}
    return render(request, "conversations/rounds.html", context | {"may_plan": may_plan_at(request.user, location)})


@staff_page
def round_new(request: StaffRequest, code: str) -> HttpResponse:
    """Choose a kind of talk, then set up a round with what is usual for it."""
    location = location_for(request.user, code, "plan_activities")
    kind = request.GET.get("soort", "")
    if kind not in kinds():
        return render(request, "conversations/round_kind.html", {"place": location, "kinds": kinds().values()})
    return _set_up(request, new_round(location, kind))


@staff_page
def round_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a round."""
    return _set_up(request, round_to_plan(request.user, pk))


def _set_up(request: StaffRequest, round_: Round) -> HttpResponse:
    is_post, is_new = request.method == "POST", round_.pk is None
    groups = request.GET.getlist("groep")
    lacking = lacking_in(request.user, round_.location, groups) if is_new and "zonder" in request.GET else None
    forms = round_forms(request.POST if is_post else None, round_, request.user, groups, lacking)
    if is_post and ASKED_FOR & set(request.POST):
        forms.quiet()
    elif is_post and forms.is_valid() and (kept := forms.keep(request.user)):
        messages.success(request, _("The round is saved. Nobody is asked yet.") if is_new else _("The round is saved."))
        return redirect("round_hosts" if is_new else "round", pk=kept.pk)
    return render(request, "conversations/round_form.html", _shown(forms, round_))


def _shown(forms: RoundForms, round_: Round) -> dict[str, object]:
    return {
        "place": round_.location, "round": round_, "kind": kinds()[round_.kind], "form": forms.form, "days": forms.days,
    }  # fmt: skip


@staff_page
@require_safe
def round_page(request: StaffRequest, pk: int) -> HttpResponse:
    """Show how far a round is, with the one thing to do next."""
    return _page(request, round_for(request.user, pk))


def _page(request: StaffRequest, round_: Round, **more: object) -> HttpResponse:
    days, numbers = list(round_.days.all()), numbers_of(request.user, round_)
    context = {
        "round": round_, "place": round_.location, "days": days, "numbers": numbers, "steps": way_along(round_),
        "step": next_step(round_, hosts=numbers.hosts, last_day=days[-1].date if days else None),
        "may_plan": may_plan(request.user, round_), "own": hosts_of(request.user).filter(round=round_).first(),
        "chosen": round_.children.count(),
    }  # fmt: skip
    return render(request, "conversations/round.html", context | more)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def round_ask(request: StaffRequest, pk: int) -> HttpResponse:
    """Look at who will be asked, then ask them."""
    round_ = round_to_plan(request.user, pk)
    if request.method == "POST":
        return _ask(request, round_)
    problem = ""
    try:
        check_ready(round_)
    except ValidationError as error:
        problem = " ".join(error.messages)
    context = {"round": round_, "place": round_.location, "preview": preview_of(round_), "problem": problem}
    return render(request, "conversations/round_ask.html", context)


def _ask(request: StaffRequest, round_: Round) -> HttpResponse:
    try:
        asked = ask_families(round_=round_, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("round_ask", pk=round_.pk)
    words = ngettext("%(number)d family is asked.", "%(number)d families are asked.", asked.families)
    messages.success(request, words % {"number": asked.families})
    return redirect("round", pk=round_.pk)


@staff_page
@require_POST
def round_close(request: StaffRequest, pk: int) -> HttpResponse:
    """Close a round; offering to open it again."""
    round_ = round_to_plan(request.user, pk)
    try:
        actions.close_round(round_=round_, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("round", pk=pk)
    return _page(request, round_to_plan(request.user, pk), closed=True)


@staff_page
@require_POST
def round_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Open a closed round again."""
    actions.reopen_round(round_=round_to_plan(request.user, pk), by=request.user)
    messages.success(request, _("The round is open again."))
    return redirect("round", pk=pk)


@staff_page
@require_POST
def round_copy(request: StaffRequest, pk: int) -> HttpResponse:
    """Begin a new round as a copy of this one."""
    try:
        copy = actions.copy_round(round_=round_to_plan(request.user, pk), by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("round", pk=pk)
    messages.success(request, _("This is the copy. Look at the days first."))
    return redirect("round_edit", pk=copy.pk)
