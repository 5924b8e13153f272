"""A guardian's own page of the report of a talk: reading it, and saying whether it is right."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST, require_safe

from driehoek.conversations.actions.answering import mark_read, say_right
from driehoek.conversations.forms.answers import YES, AnswerForm
from driehoek.conversations.models import Reading
from driehoek.conversations.queries.readings import read, reading_of
from driehoek.conversations.views.parents import POINT
from driehoek.people.doors import progress_page, token_in
from driehoek.people.models import Guardian
from driehoek.people.queries import own_children


@progress_page
@require_safe
def parent_report(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show what was said in a talk and who does what, in the language the guardian reads."""
    return _page(request, reading_of(guardian, pk))


def _page(request: HttpRequest, reading: Reading, form: AnswerForm | None = None) -> HttpResponse:
    report = reading.report
    words = {"words": reading.words.body} if reading.words else {}
    context = {
        "reading": reading, "report": report, "location": report.location, "form": form or AnswerForm(initial=words),
        "page": read(reading),
        "contact": next((own for own in own_children(reading.guardian) if own.child == report.child), None),
    }  # fmt: skip
    shared = report.shared_at is not None
    template = "conversations/parent/report.html" if shared else "conversations/parent/report_changing.html"
    return render(request, template, context, status=400 if form else 200)


@progress_page
@require_POST
def parent_report_answer(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Keep whether a guardian finds a report right, with what they add."""
    reading, form = reading_of(guardian, pk, shared=True), AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, reading, form)
    right = form.cleaned_data["right"] == YES
    say_right(report=reading.report, by=guardian, right=right, words=form.cleaned_data["words"])
    return redirect(reverse("parent_report", args=[token_in(request), pk]) + "#antwoord")


@progress_page
@require_GET
def parent_report_seen(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Note that a report was read: only a person's browser draws this point (docs/decisions/0009)."""
    mark_read(report=reading_of(guardian, pk).report, guardian=guardian)
    return HttpResponse(POINT, content_type="image/gif")
