"""With whom families can talk in a round, when those colleagues are there, and the interpreters."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.conversations import actions
from driehoek.conversations.forms.hosts import ColleagueForm, DayTimesForm, HostForm, InterpreterForm
from driehoek.conversations.models import Host, Round
from driehoek.conversations.queries import round_to_plan
from driehoek.conversations.queries.hosts import (
    groups_possible,
    host_to_plan,
    host_to_time,
    hosts_listed,
    suggestions,
)
from driehoek.conversations.queries.interpreters import interpreter_to_plan, languages_of
from driehoek.conversations.queries.rounds import may_plan
from driehoek.conversations.spans import Span
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.spoken import suggestions as spoken
from driehoek.shared.pages import page_of

PAGE = ["GET", "HEAD", "POST"]


@staff_page
@require_http_methods(PAGE)
def round_hosts(request: StaffRequest, pk: int) -> HttpResponse:
    """List the colleagues of a round, and add to them: one, or all who are likely."""
    round_ = round_to_plan(request.user, pk)
    if "suggested" in request.POST:
        return _add_suggested(request, round_)
    form = ColleagueForm(request.POST or None, round_=round_)
    if form.is_valid():
        return _add(request, round_, form)
    page = page_of(request, hosts_listed(round_))
    context = {"round": round_, "place": round_.location, "page": page, "form": form, "likely": suggestions(round_)}
    return render(request, "conversations/round_hosts.html", context)


def _add_suggested(request: StaffRequest, round_: Round) -> HttpResponse:
    try:
        number = actions.add_suggested(round_=round_, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        words = ngettext("%(number)d colleague takes part.", "%(number)d colleagues take part.", number)
        messages.success(request, words % {"number": number})
    return redirect("round_hosts", pk=round_.pk)


def _add(request: StaffRequest, round_: Round, form: ColleagueForm) -> HttpResponse:
    account = form.cleaned_data["account"]
    try:
        groups = groups_possible(round_, account)
        host = actions.add_host(round_=round_, account=account, groups=groups, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("round_hosts", pk=round_.pk)
    return redirect("round_host", pk=host.pk)


@staff_page
@require_http_methods(PAGE)
def round_host(request: StaffRequest, pk: int) -> HttpResponse:
    """Change for whom, about what and where a colleague talks."""
    host = host_to_plan(request.user, pk)
    form = HostForm(request.POST or None, instance=host)
    if form.is_valid():
        try:
            actions.change_host(host=host, by=request.user, **form.values)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Saved."))
            return redirect("round_hosts", pk=host.round_id)
    context = {"host": host, "round": host.round, "place": host.round.location, "form": form}
    return render(request, "conversations/round_host.html", context)


@staff_page
@require_POST
def round_host_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a colleague out of a round."""
    host = host_to_plan(request.user, pk)
    try:
        actions.remove_host(host=host, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("%(name)s does not take part any more.") % {"name": host.account.name})
    return redirect("round_hosts", pk=host.round_id)


@staff_page
@require_http_methods(PAGE)
def my_hosting(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a colleague, or whoever plans, say when they are there: the whole time with one tap, or day by day."""
    host = host_to_time(request.user, pk)
    days, own = list(host.round.days.all()), host.account_id == request.user.pk
    times = list(host.times.all())
    forms = [
        DayTimesForm(
            request.POST if "save" in request.POST else None,
            day=day, times=[row for row in times if row.day_id == day.pk], told=bool(times), own=own,
        )
        for day in days
    ]  # fmt: skip
    problem = ""
    if request.method == "POST" and ("whole" in request.POST or all([form.is_valid() for form in forms])):  # noqa: C419
        problem = _times_given(request, host, forms)
        if not problem:
            return redirect(_after_times(request, host))
    context = {"host": host, "round": host.round, "forms": forms, "own": own, "there": times, "problem": problem}
    return render(request, "conversations/my_hosting.html", context | {"plans": may_plan(request.user, host.round)})


def _times_given(request: StaffRequest, host: Host, forms: list[DayTimesForm]) -> str:
    """Keep the times; returns why not, in words, or nothing."""
    whole = "whole" in request.POST
    given = {form.day: [Span(form.day.start, form.day.end)] if whole else form.spans for form in forms}
    try:
        actions.give_times(host=host, days=given, by=request.user)
    except ValidationError as error:
        return " ".join(error.messages)
    messages.success(request, _("The times are saved."))
    return ""


def _after_times(request: StaffRequest, host: Host) -> str:
    if host.account_id != request.user.pk:
        return reverse("round_hosts", args=[host.round_id])
    return reverse("my_hosting", args=[host.pk])


@staff_page
@require_http_methods(PAGE)
def round_interpreters(request: StaffRequest, pk: int) -> HttpResponse:
    """Show which interpreters families need and which come, and add to them."""
    round_ = round_to_plan(request.user, pk)
    form = InterpreterForm(request.POST or None, round_=round_, initial=_first(request, round_))
    if form.is_valid() and _interpreter_added(request, round_, form):
        return redirect("round_interpreters", pk=pk)
    context = {"round": round_, "place": round_.location, "form": form, "languages": languages_of(round_)}
    return render(request, "conversations/round_interpreters.html", context | {"spoken": spoken()})


def _first(request: StaffRequest, round_: Round) -> dict[str, object]:
    day = round_.days.first()
    times = {"day": day, "start": day.start, "end": day.end} if day else {}
    return {"language": request.GET.get("in", "")[:60], "number": 1, **times}


def _interpreter_added(request: StaffRequest, round_: Round, form: InterpreterForm) -> bool:
    values = form.cleaned_data
    try:
        actions.add_interpreter(
            round_=round_, day=values["day"], language=values["language"], span=Span(values["start"], values["end"]),
            number=values["number"], name=values["name"], by=request.user,
        )  # fmt: skip
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("The interpreter is noted."))
    return True


@staff_page
@require_POST
def interpreter_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take away the time of an interpreter."""
    row = interpreter_to_plan(request.user, pk)
    try:
        actions.remove_interpreter(row=row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The interpreter is taken away."))
    return redirect("round_interpreters", pk=row.day.round_id)
