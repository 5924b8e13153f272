"""A student's own pages of reports about themselves, from 18: reading them and saying whether they are right."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.conversations.actions.students import mark_read, say_about_oneself
from driehoek.conversations.forms.answers import YES, StudentAnswerForm
from driehoek.conversations.queries import students as queries
from driehoek.conversations.rules import is_adult
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries.setup import student_of
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def student_reports(request: StaffRequest) -> HttpResponse:
    """List the reports of talks about the student who is logged in."""
    child = student_of(request.user)
    context = {
        "page": page_of(request, queries.own_reports(request.user)), "adult": is_adult(child),
        "is_open": queries.is_open(child),
    }  # fmt: skip
    return render(request, "conversations/student_reports.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def student_report(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a report about the student, and keep what they say about it."""
    report = queries.own_report(request.user, pk)
    form = StudentAnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        right, words = form.cleaned_data["right"] == YES, form.cleaned_data["words"]
        say_about_oneself(report=report, by=request.user, right=right, words=words)
        return redirect("student_report", pk=pk)
    mark_read(report=report, by=request.user)
    own = queries.read(queries.own_report(request.user, pk), request.user.language)
    if not form.is_bound and own.reading.words:
        form = StudentAnswerForm(initial={"words": own.reading.words.body})
    context = {"report": report, "own": own, "form": form, "is_open": queries.is_open(report.child)}
    return render(request, "conversations/student_report.html", context, status=400 if form.errors else 200)
