"""Reports of talks for colleagues: the guide before it, writing on a phone, sharing, and what parents say about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.conversations import rules, undo
from driehoek.conversations.actions import reporting, sharing
from driehoek.conversations.forms.reports import NewReportForm, ReportForms, ShareForm, report_forms
from driehoek.conversations.guides import guide_for
from driehoek.conversations.models import Report
from driehoek.conversations.queries import reports as queries
from driehoek.conversations.queries.evening import own_talks
from driehoek.conversations.queries.students import reading_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import family_for, found
from driehoek.policy.guides import attitude
from driehoek.shared.pages import page_of
from driehoek.texts.queries import shown_one

SHOWN = 20


@staff_page
@require_safe
def my_reports(request: StaffRequest) -> HttpResponse:
    """List talks of which the report is to be written, drafts, and reports that are shared."""
    context = {
        "talks": queries.without_report(request.user).filter(report=None)[:SHOWN],
        "drafts": queries.drafts_of(request.user)[:SHOWN], "left": queries.drafts_left(request.user)[:SHOWN],
        "page": page_of(request, queries.own_shared(request.user)),
        "undo": undo.offered(request),
    }  # fmt: skip
    return render(request, "conversations/my_reports.html", context)


@staff_page
@require_POST
def report_take_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Go on with what a colleague who left was writing."""
    row = found(queries.drafts_left(request.user), pk=pk)
    reporting.take_over(report=row, by=request.user)
    messages.success(request, _("The report is yours now. Finish it, and share it with the parents."))
    return redirect("report_edit", pk=pk)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def talk_guide(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what one can ask in a talk, and begin its report with one tap."""
    talk = found(own_talks(request.user).select_related("round__location", "child", "report"), pk=pk)
    if request.method == "POST":
        report = reporting.begin_for_talk(talk=talk, by=request.user)
        return redirect("report_edit" if report.shared_at is None else "talk_report", pk=report.pk)
    before = queries.before(request.user, talk.child)
    context = {
        "talk": talk, "subjects": guide_for(talk.round.kind).for_child(talk.child), "attitude": attitude(),
        "before": before and queries.told(before, request.user.language), "before_report": before,
        "may_begin": queries.talks_to_report(request.user).filter(pk=talk.pk).exists(),
    }  # fmt: skip
    return render(request, "conversations/talk_guide.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def report_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Begin the report of a talk outside a round, such as one about care."""
    family = family_for(request.user, pk, queries.WRITE)
    children = queries.children_to_report(request.user, family)
    form = NewReportForm(request.POST if request.method == "POST" else None, children=children)
    if form.is_valid():
        try:
            report = reporting.begin_for_child(by=request.user, **form.cleaned_data)
            return redirect("report_edit", pk=report.pk)
        except ValidationError as problem:
            form.add_error("day", problem)
    return render(request, "conversations/report_new.html", {"family": family, "form": form})


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def report_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Write a report; what is typed is kept by itself every few seconds, or with a tap."""
    report = queries.draft_of(request.user, pk)
    forms = report_forms(request.POST if request.method == "POST" else None, report)
    if request.headers.get("HX-Target") == "kept":
        return _kept_by_itself(request, forms)
    if "add_deal" in request.POST:
        forms.quiet()
    elif request.method == "POST" and forms.is_valid():
        forms.keep(request.user)
        if "later" in request.POST:
            messages.success(request, _("Kept. You find it here to go on."))
            return redirect("my_reports")
        return redirect("talk_report", pk=pk)
    return render(request, "conversations/report_edit.html", _writing(request, forms))


def _kept_by_itself(request: StaffRequest, forms: ReportForms) -> HttpResponse:
    kept = forms.is_valid()
    if kept:
        forms.keep(request.user)
    context = {"kept": timezone.localtime() if kept else None}
    return render(request, "conversations/report/_kept.html", context)


def _writing(request: StaffRequest, forms: ReportForms) -> dict[str, Any]:
    report = forms.report
    before = queries.before(request.user, report.child, report)
    return {
        "report": report, "form": forms.form, "deals": forms.deals, "attitude": attitude(),
        "before": before and queries.told(before, request.user.language),
    }  # fmt: skip


@staff_page
@require_safe
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a report: before it is shared with whom that will be, afterwards what the parents say about it."""
    row = queries.report_for(request.user, pk)
    return _page(request, row)


def _page(request: StaffRequest, row: Report, form: ShareForm | None = None) -> HttpResponse:
    is_own, draft = row.account_id == request.user.pk, row.shared_at is None
    people = rules.may_read_reports(row.child)
    student = None if draft or not rules.is_adult(row.child) else reading_of(row)
    context = {
        "student": student,
        "student_words": shown_one(student.words, request.user.language) if student and student.words else None,
        "report": row, "told": queries.told(row, request.user.language), "draft": draft, "is_own": is_own,
        "people": people if draft else [], "apart": queries.live_apart(row) if draft else False,
        "form": (form or ShareForm(people=people, chosen=queries.proposed_readers(row))) if draft else None,
        "answers": queries.answers_to(row, request.user.language), "there": list(row.guardians.all()),
        "may_take_back": is_own and rules.may_take_back(row), "may_correct": is_own and rules.may_correct(row),
    }  # fmt: skip
    return render(request, "conversations/report.html", context)


@staff_page
@require_POST
def report_share(request: StaffRequest, pk: int) -> HttpResponse:
    """Share a report with the parents that were chosen; taking back is offered on the next page."""
    row = queries.draft_of(request.user, pk)
    form = ShareForm(request.POST, people=rules.may_read_reports(row.child))
    if not form.is_valid():
        return _page(request, row, form)
    try:
        people = sharing.share(report=row, by=request.user, readers=form.cleaned_data["readers"])
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("report_edit", pk=pk)
    words = ngettext("Shared with %(number)d parent.", "Shared with %(number)d parents.", len(people))
    text = words % {"number": len(people)} if people else _("The report is done. It is kept at school.")
    undo.offer(request, undo.Undo(text, reverse("report_back", args=[pk])))
    return redirect("my_reports")


@staff_page
@require_POST
def report_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back that a report was shared, or open one that a parent does not find right."""
    row = found(queries.own_shared(request.user), pk=pk)
    act = sharing.correct if rules.may_correct(row) else sharing.take_back
    try:
        act(report=row, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("talk_report", pk=pk)
    messages.success(request, _("You can change it now. Parents do not see it until you share it again."))
    return redirect("report_edit", pk=pk)
