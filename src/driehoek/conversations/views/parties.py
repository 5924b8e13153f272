"""Families of a round: what they wish, noting it for them by phone, and reminding those who said nothing yet."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.conversations import rules
from driehoek.conversations.actions.telling import remind, to_remind
from driehoek.conversations.actions.wishes import decline, save_wishes
from driehoek.conversations.forms.wishes import DeclineForm, WishesForm
from driehoek.conversations.models import Party
from driehoek.conversations.queries import round_for, round_to_plan, rounds_for
from driehoek.conversations.queries.parties import (
    VIEWS,
    counts_of,
    listed_parties,
    party_rows,
    tellings_of,
    unreachable,
)
from driehoek.conversations.queries.wishes import asked_of, party_for
from driehoek.conversations.said import lines
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import rights_over
from driehoek.shared.pages import page_of

SHOWN = 20


@staff_page
@require_safe
def round_parties(request: StaffRequest, pk: int) -> HttpResponse:
    """List the families of a round with what they said; ?wie= shows some of them, ?q= searches."""
    round_ = round_for(request.user, pk)
    view, words = request.GET.get("wie", ""), request.GET.get("q", "")
    page = page_of(request, listed_parties(request.user, round_, view, words))
    counts = counts_of(request.user, round_)
    tabs = [
        ("", _("All"), counts.all), ("silent", _("Not answered"), counts.silent),
        ("answered", _("Answered"), counts.answered), ("declined", _("Do not come"), counts.declined),
    ]  # fmt: skip
    may_plan = rounds_for(request.user, "plan_activities").filter(rules.rounds_to_plan(request.user), pk=pk).exists()
    context: dict[str, Any] = {
        "round": round_, "page": page, "rows": party_rows(page), "tabs": tabs, "view": view if view in VIEWS else "",
        "words": words, "counts": counts, "unreachable": list(unreachable(request.user, round_)[: SHOWN + 1]),
        "shown": f":{SHOWN}", "more": SHOWN,
        "to_remind": to_remind(round_).count() if may_plan and rules.may_wish(round_) else 0,
    }  # fmt: skip
    return render(request, "conversations/round_parties.html", context)


@staff_page
@require_POST
def round_remind(request: StaffRequest, pk: int) -> HttpResponse:
    """Remind the families that said nothing yet."""
    round_ = round_to_plan(request.user, pk)
    try:
        sent = remind(round_=round_, by=request.user)
        words = ngettext("%(number)d parent is reminded.", "%(number)d parents are reminded.", sent.guardians)
        messages.success(request, words % {"number": sent.guardians})
    except ValidationError as late:
        messages.error(request, late.messages[0])
    return redirect("round_parties", pk=pk)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def party(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what a family wishes, and note it for them."""
    row = party_for(request.user, pk, "keep_promises" if request.method == "POST" else "see_families")
    if request.method == "POST" and "decline" in request.POST:
        return _decline(request, row)
    form = WishesForm(request.POST if request.method == "POST" else None, asked=asked_of(row), by_phone=True)
    if form.is_valid():
        said = form.said()
        try:
            save_wishes(party=row, by=request.user, wishes=said.wishes, times=said.times, **said.answers)
            messages.success(request, _("Noted what this family wishes."))
            return redirect("party", pk=pk)
        except ValidationError as late:
            form.add_error(None, late)
    return _party_page(request, row, form)


def _decline(request: StaffRequest, row: Party) -> HttpResponse:
    form = DeclineForm(request.POST, auto_id="decline_%s")
    try:
        decline(party=row, by=request.user, note=form.text())
    except ValidationError as wrong:
        messages.error(request, wrong.messages[0])
        return _party_page(request, row, WishesForm(asked=asked_of(row), by_phone=True), form)
    messages.success(request, _("Noted that this family does not come."))
    return redirect("party", pk=row.pk)


def _party_page(
    request: StaffRequest, row: Party, form: WishesForm, declining: DeclineForm | None = None
) -> HttpResponse:
    may_note = rules.may_note_wishes(row.round) and "keep_promises" in rights_over(request.user, row.family)
    context = {
        "party": row, "round": row.round, "asked": form.asked, "form": form, "said": lines(form.asked),
        "decline_form": declining or DeclineForm(auto_id="decline_%s"), "may_note": may_note,
        "tellings": tellings_of(row)[:SHOWN],
    }  # fmt: skip
    return render(request, "conversations/party.html", context, status=400 if form.errors else 200)
