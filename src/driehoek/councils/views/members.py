"""What a guardian who sits in a council does on their own page, as colleagues do on theirs."""

from typing import Any

from django.forms import Form, ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.councils import phrases
from driehoek.councils.actions import work as actions
from driehoek.councils.forms.work import AnswerForm, DoneForm, MeetingForm, PaperForm
from driehoek.councils.models import Council, Meeting, Paper
from driehoek.councils.queries import doors, work
from driehoek.councils.views import acting
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.shared.gone import TooLate
from driehoek.shared.pages import page_of

METHODS = ["GET", "HEAD", "POST"]


def posted(request: HttpRequest) -> Any:
    """What was sent, for a form; None when nothing was."""
    return request.POST if request.method == "POST" else None


@parent_page
@require_http_methods(METHODS)
def parent_meeting(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a member what there is to read for a meeting, and let them put something on the list."""
    meeting = doors.meeting_of(guardian, pk)
    form = acting.point_form(request, meeting, guardian)
    if acting.listed(request, meeting, guardian, form):
        return redirect(f"{request.path}?bewaard")
    council = meeting.council
    context = {
        "meeting": meeting, "council": council, "location": council.location, "form": form, "guardian": guardian,
        "papers": work.read(work.papers_of(meeting), guardian.language_read), "saved": "bewaard" in request.GET,
        "may_answer": doors.may_answer(guardian, council),
    }  # fmt: skip
    return render(request, "councils/parent/meeting.html", context)


@parent_page
@require_http_methods(METHODS)
def parent_request(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a member what the school asks: they say what they think, and who writes for the council what it says."""
    row, code = doors.request_of(guardian, pk), guardian.language_read
    may_answer = not row.answer and doors.may_answer(guardian, row.council)
    form = AnswerForm(acting.answer_data(request)) if may_answer else None
    speaking = acting.speaking(request, row, guardian, code)
    if request.method == "POST" and not (form or speaking.form):
        raise TooLate(phrases.ANSWERED)
    if acting.spoke(row, guardian, speaking, form):
        return redirect(f"{request.path}?bewaard")
    (read,) = work.read([row], code)
    context = {
        "row": row, "one": read, "right": phrases.RIGHTS[row.right], "form": form, "speaking": speaking,
        "council": row.council, "location": row.council.location, "saved": "bewaard" in request.GET,
    }  # fmt: skip
    return render(request, "councils/parent/request.html", context)


@parent_page
@require_safe
def parent_ideas(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a member what parents want the council to say."""
    council = doors.own_council(guardian, pk)
    page = page_of(request, work.ideas_to(council))
    context = {
        "council": council, "location": council.location, "page": page, "saved": "bewaard" in request.GET,
        "ideas": work.read(page, guardian.language_read), "may_answer": doors.may_answer(guardian, council),
    }  # fmt: skip
    return render(request, "councils/parent/ideas.html", context)


@parent_page
@require_http_methods(METHODS)
def parent_idea(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let the chair or secretary tell a parent what was done with what they said."""
    row = doors.idea_for(guardian, pk)
    form, (read,) = DoneForm(posted(request), idea=row), work.read([row], guardian.language_read)
    if form.is_valid():
        actions.say_what_was_done(idea=row, words=form.cleaned_data["words"], by=guardian)
        return redirect(f"{_page(request, 'parent_council_ideas', row.council_id)}?bewaard")
    return _form(request, row.council, form, back=_page(request, "parent_council_ideas", row.council_id), read=read)


@parent_page
@require_http_methods(METHODS)
def parent_meeting_new(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let the chair or secretary plan a meeting."""
    council = doors.council_to_answer(guardian, pk)
    form = MeetingForm(posted(request), instance=Meeting(council=council))
    if form.is_valid():
        meeting = actions.save_meeting(meeting=form.save(commit=False), by=guardian)
        return redirect(_page(request, "parent_meeting", meeting.pk))
    return _form(request, council, form, back=_page(request, "parent_council", pk))


@parent_page
@require_http_methods(METHODS)
def parent_paper_new(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let the chair or secretary add something to read."""
    meeting = doors.meeting_of(guardian, pk)
    doors.council_to_answer(guardian, meeting.council_id)
    return _paper(request, guardian, Paper(meeting=meeting))


@parent_page
@require_http_methods(METHODS)
def parent_paper(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Let the chair or secretary change something to read, or who may read it."""
    return _paper(request, guardian, doors.paper_for(guardian, pk))


def _paper(request: HttpRequest, guardian: Guardian, paper: Paper) -> HttpResponse:
    form, back = PaperForm(posted(request), instance=paper), _page(request, "parent_meeting", paper.meeting_id)
    if form.is_valid():
        words = {name: form.cleaned_data[name] for name in ("title", "body")}
        actions.keep_paper(paper=form.save(commit=False), by=guardian, **words)
        return redirect(f"{back}?bewaard")
    return _form(request, paper.meeting.council, form, back=back)


def _page(request: HttpRequest, name: str, pk: int) -> str:
    """The address of another page of the same guardian."""
    match = request.resolver_match
    return reverse(name, kwargs={"token": match.kwargs["token"] if match else "", "pk": pk})


def _form(
    request: HttpRequest, council: Council, form: Form | ModelForm[Any], *, back: str, read: Any = None
) -> HttpResponse:
    context = {"council": council, "location": council.location, "form": form, "back": back, "read": read}
    name = request.resolver_match.url_name if request.resolver_match else ""
    return render(request, "councils/parent/form.html", {**context, "which": name})
