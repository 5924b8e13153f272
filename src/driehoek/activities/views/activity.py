"""The page of one activity, and its two great acts: invite and cancel."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from driehoek.activities import actions
from driehoek.activities.models import Activity
from driehoek.activities.queries import activity_for, activity_to_plan, text_in
from driehoek.activities.queries.activity import FILTERS, Rights, listed_invitations, numbers_of, rights_at, text_rows
from driehoek.activities.queries.experiments import experiment_at
from driehoek.activities.queries.inviting import in_words, preview_of
from driehoek.activities.queries.planning import entry_of
from driehoek.activities.queries.telling import proposal_for
from driehoek.activities.rules import may_close
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.languages import DEFAULT
from driehoek.shared.pages import page_of

INVITATIONS = 25


@staff_page
@require_safe
def activity(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what, when and for whom, what parents read, and how far the invitations got."""
    row = activity_for(request.user, pk)
    wanted = request.GET.get("wie", "")
    may = rights_at(request.user, row)
    numbers, entry = numbers_of(request.user, row), entry_of(row.library_key)
    context = {
        "activity": row,
        "place": row.location,
        "text": text_in(row, request.user.language),
        "numbers": numbers,
        "texts": text_rows(row, numbers.readers),
        "helpers": row.helpers.all(),
        "measures": row.measures.select_related("owner"),
        "preparation": entry.staff_text(request.user.language).preparation if entry else (),
        "page": page_of(request, listed_invitations(request.user, row, wanted), INVITATIONS),
        "filters": _filters(wanted),
        "proposal": proposal_for(row, numbers, request.GET.get("anders", "")) if may.write else None,
        **_possible(request, row, may),
    }
    return render(request, "activities/activity.html", context)


def _filters(wanted: str) -> list[tuple[str, str, bool]]:
    words = {
        "": _("Everybody"), "komt": _("Comes"), "niet": _("Cannot come"), "stil": _("No answer yet"),
        "tolk": _("Interpreter"), "opvang": _("Childcare"), "bellen": _("By phone or on paper"),
    }  # fmt: skip
    return [(name, words[name], name == (wanted if wanted in FILTERS else "")) for name in FILTERS]


def _possible(request: StaffRequest, row: Activity, may: Rights) -> dict[str, bool]:
    """What this colleague may do now; the actions behind the buttons check again."""
    begun = row.starts_at <= timezone.now()
    invited, cancelled = row.state == Activity.State.INVITED, row.state == Activity.State.CANCELLED
    return {
        "may_plan": may.plan and not cancelled,
        "may_invite": may.plan and actions.can_invite(row),
        "may_cancel": may.plan and row.state in (Activity.State.DRAFT, Activity.State.INVITED),
        "may_close": may.register and invited and begun and may_close(row, request.user),
        "at_the_door": may.register and not cancelled and timezone.localdate(row.starts_at) <= timezone.localdate(),
    }


@staff_page
def activity_invite(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who will be invited, how and who not, before anything is sent; and then send it."""
    row = activity_to_plan(request.user, pk)
    if request.method == "POST":
        _invite(request, row)
        return redirect("activity_invite", pk=pk)
    context = {
        "activity": row,
        "text": text_in(row, DEFAULT),
        "preview": preview_of(row, request.user),
        "experiment": experiment_at(row),
        "may_invite": actions.can_invite(row),
    }
    return render(request, "activities/invite.html", context)


def _invite(request: StaffRequest, row: Activity) -> None:
    try:
        done = actions.invite(activity=row, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return
    ways = ", ".join(f"{channel} {number}" for channel, number in in_words(done.ways))
    text = ngettext("%(number)d parent is invited. %(ways)s", "%(number)d parents are invited. %(ways)s", done.new)
    messages.success(request, text % {"number": done.new, "ways": ways})


@staff_page
@require_POST
def activity_cancel(request: StaffRequest, pk: int) -> HttpResponse:
    """Cancel an activity and say who is told and who must be called."""
    row = activity_to_plan(request.user, pk)
    try:
        done = actions.cancel(activity=row, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("activity", pk=pk)
    messages.success(request, _("The activity is cancelled."))
    if done.told:
        text = ngettext(
            "%(number)d parent gets a message at once.", "%(number)d parents get a message at once.", done.told
        )
        messages.info(request, text % {"number": done.told})
    if done.to_call:
        text = ngettext(
            "%(number)d parent cannot be told by message. Please call.",
            "%(number)d parents cannot be told by message. Please call them.",
            done.to_call,
        )
        messages.warning(request, text % {"number": done.to_call})
    return redirect("activity", pk=pk)
