"""Pages of what a council does: meetings, requests and what parents want it to say."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.councils.actions import work as actions
from driehoek.councils.forms.work import AnswerForm, DoneForm, FollowForm, MeetingForm, PaperForm, RequestForm
from driehoek.councils.kinds import library
from driehoek.councils.models import CouncilRequest, Meeting, Paper
from driehoek.councils.phrases import RIGHTS
from driehoek.councils.queries import doors, work
from driehoek.councils.views import acting
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of


@staff_page
def meeting_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Plan a meeting."""
    council = doors.council_to_answer(request.user, pk)
    meeting = Meeting(council=council)
    form = MeetingForm(request.POST if request.method == "POST" else None, instance=meeting)
    if form.is_valid():
        actions.save_meeting(meeting=form.save(commit=False), by=request.user)
        messages.success(request, _("The meeting is planned. Add what there is to read."))
        return redirect("council_meeting", pk=meeting.pk)
    return render(request, "councils/meeting_new.html", {"council": council, "place": council.location, "form": form})


@staff_page
def meeting(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a meeting with what there is to read; a member puts something on the list, or takes it back."""
    one = doors.meeting_for(request.user, pk)
    form = acting.point_form(request, one, request.user)
    if acting.listed(request, one, request.user, form):
        messages.success(request, _("The list is changed. All members read it."))
        return redirect("council_meeting", pk=pk)
    page = page_of(request, work.papers_of(one))
    context = {
        "meeting": one, "council": one.council, "place": one.council.location, "page": page, "form": form,
        "papers": work.read(page, get_language() or "nl"), "may_answer": doors.may_answer(request.user, one.council),
    }  # fmt: skip
    return render(request, "councils/meeting.html", context)


@staff_page
def paper_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Add something to read."""
    meeting = doors.meeting_for(request.user, pk)
    doors.council_to_answer(request.user, meeting.council_id)
    return _paper(request, Paper(meeting=meeting))


@staff_page
def paper_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change something to read, or who may read it."""
    return _paper(request, doors.paper_for(request.user, pk))


def _paper(request: StaffRequest, paper: Paper) -> HttpResponse:
    form = PaperForm(request.POST if request.method == "POST" else None, instance=paper)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "body")}
        actions.keep_paper(paper=form.save(commit=False), by=request.user, **words)
        messages.success(request, _("It is there to be read."))
        return redirect("council_meeting", pk=paper.meeting_id)
    context = {"meeting": paper.meeting, "place": paper.meeting.council.location, "form": form}
    return render(request, "councils/paper.html", context)


@staff_page
def request_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask the council."""
    council = doors.managed_council(request.user, pk)
    form = RequestForm(request.POST if request.method == "POST" else None, council=council)
    if form.is_valid():
        said = form.cleaned_data
        subject = library().subjects[said.pop("subject")]
        row = actions.ask_council(council=council, subject=subject, by=request.user, **said)
        messages.success(request, _("The council is asked."))
        return redirect("council_request", pk=row.pk)
    return render(request, "councils/request_new.html", {"council": council, "place": council.location, "form": form})


@staff_page
def council_request(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a request; members say what they think, then stands what the council says, then what the school does."""
    row, code = doors.request_for(request.user, pk), get_language() or "nl"
    speaking, form = acting.speaking(request, row, request.user, code), _next_form(request, row)
    if request.method == "POST" and not (form or speaking.form):
        raise Http404
    if acting.spoke(row, request.user, speaking, form):
        messages.success(request, _("Saved. Who may read it finds it now."))
        return redirect("council_request", pk=pk)
    (read,) = work.read([row], code)
    context = {
        "row": row, "read": read, "about": row.about.text(code), "right": RIGHTS[row.right], "form": form,
        "speaking": speaking, "council": row.council, "place": row.council.location,
    }  # fmt: skip
    return render(request, "councils/request.html", context)


def _next_form(request: StaffRequest, row: CouncilRequest) -> AnswerForm | FollowForm | None:
    data = acting.answer_data(request)
    if not row.answer:
        return AnswerForm(data) if doors.may_answer(request.user, row.council) else None
    waits = not row.followed and doors.may_manage(request.user, row.council)
    return FollowForm(data) if waits else None


@staff_page
@require_safe
def ideas(request: StaffRequest, pk: int) -> HttpResponse:
    """List what parents want the council to say; only for the council and for who sets it up."""
    council = doors.council_for(request.user, pk)
    may_answer = doors.may_answer(request.user, council)
    if not (may_answer or doors.seat_in(council, request.user)):
        raise Http404
    page = page_of(request, work.ideas_to(council))
    context = {
        "council": council,
        "place": council.location,
        "page": page,
        "ideas": work.read(page, get_language() or "nl"),
        "may_answer": may_answer,
    }
    return render(request, "councils/ideas.html", context)


@staff_page
def idea(request: StaffRequest, pk: int) -> HttpResponse:
    """Tell a parent what was done with what they said."""
    row = doors.idea_for(request.user, pk)
    form = DoneForm(request.POST if request.method == "POST" else None, idea=row)
    if form.is_valid():
        actions.say_what_was_done(idea=row, words=form.cleaned_data["words"], by=request.user)
        messages.success(request, _("The parent can read it."))
        return redirect("council_ideas", pk=row.council_id)
    (read,) = work.read([row], get_language() or "nl")
    context = {"read": read, "council": row.council, "place": row.council.location, "form": form}
    return render(request, "councils/idea.html", context)
