"""Papers of an activity: letters, the list for the door, the poster."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.activities.models import Activity
from driehoek.activities.queries import activity_for, activity_to_plan, papers, text_in
from driehoek.activities.tokens import arrive_url
from driehoek.messages.actions import hand_over_letters
from driehoek.messages.letters import short
from driehoek.messages.papers import paper, pdf_response
from driehoek.people.audit import record
from driehoek.people.doors import StaffRequest, staff_page


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def activity_letters(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the letters that wait (`?alle=1`: of everybody) as one PDF; or note that they were printed and given."""
    activity = activity_to_plan(request.user, pk)
    if request.method == "POST":
        return _given(request, activity)
    last = _number(request.GET.get("tot", ""))
    rows = papers.invitations_on_paper(request.user, activity, everybody="alle" in request.GET, last=last)
    invitations = list(rows) if activity.state == Activity.State.INVITED else []
    if not invitations:
        messages.info(request, _("There are no letters to print."))
        return redirect("activity", pk=pk)
    letters = papers.letters(activity, invitations)
    title = text_in(activity, "nl").title
    pdf = paper("letter", {"title": title, "language": translation.get_language(), "letters": letters})
    record(
        "exported", by=request.user, subject=activity, location=activity.location, what="letters", letters=len(letters)
    )
    return pdf_response(pdf, f"{_('letters')} {title}")


def _number(text: str) -> int | None:
    return int(text[:18]) if text[:18].isdecimal() else None


def _given(request: StaffRequest, activity: Activity) -> HttpResponse:
    """Only letters that were there when the page was shown: a newer one is not in the printed pile."""
    last = _number(request.POST.get("tot", "")) or 0
    waiting = papers.waiting_letters(request.user, activity).filter(pk__lte=last)
    number = hand_over_letters(letters=waiting, location=activity.location, by=request.user)
    words = ngettext("%(number)d letter is noted as given.", "%(number)d letters are noted as given.", number)
    messages.success(request, words % {"number": number})
    return redirect("activity", pk=activity.pk)


@staff_page
@require_safe
def activity_list(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the list to tick at the door as PDF."""
    activity = activity_for(request.user, pk, "register_attendance")
    data = papers.attendance_list(request.user, activity)
    record(
        "exported", by=request.user, subject=activity, location=activity.location, what="list", rows=len(data["rows"])
    )
    return pdf_response(paper("list", data), f"{_('list')} {data['title']}")


@staff_page
@require_safe
def activity_poster(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the poster for the door: who scans it can say "I am here"."""
    activity = activity_for(request.user, pk)
    address = arrive_url(activity)
    context = {
        "activity": activity, "place": activity.location, "text": text_in(activity, "nl"), "address": address,
        "short": short(address), "here": papers.words_on_poster(activity),
    }  # fmt: skip
    return render(request, "activities/poster.html", context)
