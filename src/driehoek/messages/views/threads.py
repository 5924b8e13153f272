"""Conversations: a parent asks and reads, colleagues read beside the original and answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.logbook.actions import working_days
from driehoek.messages import actions, phrases, rules
from driehoek.messages.actions.opening import group_now
from driehoek.messages.forms.talking import AnswerForm, AskForm, PassOnForm, ReplyForm
from driehoek.messages.hours import opening_hours
from driehoek.messages.models import Receipt, Thread
from driehoek.messages.queries import threads as talks
from driehoek.messages.queries.inbox import receipt_of
from driehoek.messages.views.parents import POINT
from driehoek.messages.when import manners_of
from driehoek.people.actions import look
from driehoek.people.doors import StaffRequest, parent_page, staff_page, token_in
from driehoek.people.models import Child, Guardian, Location
from driehoek.people.queries import colleagues_for, own_children
from driehoek.shared.back import back_to
from driehoek.shared.gone import TooLate
from driehoek.shared.languages import language
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of

ROWS = 25


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_ask(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Let a parent ask something, or answer a message (`?bericht=`), and say when the school answers."""
    receipt = _receipt(request, guardian)
    own = [one for one in own_children(guardian) if one.group]
    children = {one.child.pk: one.child for one in own}
    chosen = _chosen(request, children, receipt)
    data = request.POST if "body" in request.POST else None
    begun = {"body": request.POST.get("begin", "")}  # words that could not be sent elsewhere (shared/gone.html)
    form = AskForm(data, children=list(children.values()), child=chosen, initial=begun)
    if form.is_valid():
        message = receipt.message if receipt and receipt.message.may_reply else None
        post = actions.ask_school(guardian=guardian, message=message, **form.cleaned_data)
        return redirect(_page(request, post.thread_id) + "?dank")
    place = next((one.group.location for one in own if one.group and (not chosen or one.child == chosen)), None)
    context = {"guardian": guardian, "form": form, "receipt": receipt, "children": children, "location": place}
    return render(request, "messages/parent/ask.html", context | _promised(place))


def _receipt(request: HttpRequest, guardian: Guardian) -> Receipt | None:
    number = number_of(request.GET.get("bericht"))
    return receipt_of(guardian, number) if number else None


def _chosen(request: HttpRequest, children: dict[int, Child], receipt: Receipt | None) -> Child | None:
    asked = number_of(request.GET.get("kind"))
    return children.get(receipt.child_id if receipt and receipt.child_id else asked)


def _promised(location: Location | None) -> dict[str, Any]:
    """When the school is there, and by when at the latest it answers what is asked now."""
    if location is None:
        return {}
    manners = manners_of(location)
    return {"hours": opening_hours(manners), "answer_by": working_days(manners.answer_days)}


def _page(request: HttpRequest, thread: int) -> str:
    return reverse("parent_thread", kwargs={"token": token_in(request), "pk": thread})


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_thread(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a conversation in the guardian's language, and let them go on."""
    thread = talks.thread_of(guardian, pk)
    at_school = group_now(thread.child_id) is not None
    if request.method == "POST" and not at_school:
        raise TooLate(phrases.NOT_AT_SCHOOL)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        post = actions.write_back(thread=thread, body=form.cleaned_data["body"])
        return redirect(_page(request, post.thread_id) + "?dank")
    owed = talks.waiting_posts().filter(about_id__in=thread.posts.values("pk")).first()
    context = {
        "guardian": guardian, "thread": thread, "said": talks.said_to_guardian(thread), "form": form, "owed": owed,
        "keeper": talks.keeper_of(thread), "location": thread.location, "thanks": "dank" in request.GET,
        "at_school": at_school, "hours": opening_hours(manners_of(thread.location)),
    }  # fmt: skip
    return render(request, "messages/parent/thread.html", context)


@parent_page
@require_safe
def parent_thread_seen(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Note that the guardian has seen what the school wrote: only a person's browser draws this point."""
    actions.read_answers(thread=talks.thread_of(guardian, pk))
    return HttpResponse(POINT, content_type="image/gif")


# Colleagues


@staff_page
@require_safe
def threads(request: StaffRequest) -> HttpResponse:
    """List conversations: one's own, all within reach, those that wait for an answer, or what is closed."""
    view, words = request.GET.get("toon", ""), request.GET.get("q", "")[:100]
    view = view if view in talks.VIEWS else "mine"
    page = page_of(request, talks.listed_threads(request.user, view, words), ROWS)
    context = {
        "page": page, "rows": talks.thread_rows(page), "view": view, "words": words,
        "waiting": talks.listed_threads(request.user, "waiting").count(),
    }  # fmt: skip
    return render(request, "messages/threads.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request: StaffRequest, pk: int) -> HttpResponse:
    """Show a conversation, original and translation side by side, and answer in it."""
    thread = talks.thread_for(request.user, pk)
    may_write = rules.may_write_in(thread)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if may_write and form.is_valid():
        actions.answer_parent(thread=thread, by=request.user, body=form.cleaned_data["body"])
        messages.success(request, _("Sent. The parent is told in the way they chose."))
        return redirect("thread", pk=pk)
    if request.method != "POST":
        look(at=thread.family, by=request.user)
    return render(request, "messages/thread.html", _thread(request, thread, form) | {"may_write": may_write})


def _thread(request: StaffRequest, thread: Thread, form: AnswerForm) -> dict[str, Any]:
    theirs = language(thread.guardian.language_read)
    colleagues = colleagues_for(thread.family, "send_messages")
    return {
        "thread": thread, "said": talks.said_at_school(request.user, thread), "form": form, "theirs": theirs,
        "translated": theirs.code != request.user.language, "keeper": talks.keeper_of(thread),
        "owed": talks.waiting_posts().filter(about_id__in=thread.posts.values("pk")).first(),
        "pass_on": PassOnForm(colleagues=colleagues, initial={"to": thread.owner_id}),
        "by_engine": talks.engine_for(thread),
    }  # fmt: skip


@staff_page
@require_safe
def post(request: StaffRequest, pk: int) -> HttpResponse:
    """Go from one post, which a promise is about, to its conversation."""
    return redirect("thread", pk=talks.thread_of_post(request.user, pk).pk)


@staff_page
@require_POST
def thread_close(request: StaffRequest, pk: int) -> HttpResponse:
    """End a conversation in which nothing is owed."""
    thread = talks.thread_for(request.user, pk)
    if thread.waiting:  # type: ignore[attr-defined]  # set by threads_for
        messages.error(request, _("The parent still waits for an answer. Answer first."))
        return redirect("thread", pk=pk)
    actions.close_thread(thread=thread, by=request.user)
    messages.success(request, _("Closed. When the parent writes again, it is open again."))
    return redirect("thread", pk=pk)


@staff_page
@require_POST
def thread_reopen(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back that a conversation was closed."""
    actions.reopen_thread(thread=talks.thread_for(request.user, pk), by=request.user)
    return redirect(back_to(request, reverse("thread", args=[pk])))


@staff_page
@require_POST
def thread_pass_on(request: StaffRequest, pk: int) -> HttpResponse:
    """Give a conversation to a colleague."""
    thread = talks.thread_for(request.user, pk)
    form = PassOnForm(request.POST, colleagues=colleagues_for(thread.family, "send_messages"))
    if form.is_valid() and talks.threads_for(form.cleaned_data["to"]).filter(pk=pk).exists():
        actions.pass_on(thread=thread, by=request.user, **form.cleaned_data)
        messages.success(request, _("Handed over."))
    else:
        messages.error(request, _("Choose a colleague who may write to this family."))
    return redirect("thread", pk=pk)
