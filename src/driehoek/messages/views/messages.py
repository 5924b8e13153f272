"""The messages of a location, and how far each has come."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from driehoek.messages.actions import drafts, writing
from driehoek.messages.attachments import file_response
from driehoek.messages.models import Message
from driehoek.messages.queries.calls import to_call
from driehoek.messages.queries.letters import loose_letters
from driehoek.messages.queries.messages import (
    VIEWS,
    attachment_for,
    listed,
    message_for,
    messages_for,
    progress_of,
    urgent_this_year,
    writing_at,
)
from driehoek.messages.queries.threads import listed_threads
from driehoek.messages.rendering import title_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.shared.pages import page_of

State = Message.State
DONE = {
    "pause": gettext_lazy("Paused. What was handed over already stays so."),
    "resume": gettext_lazy("It goes on."),
    "stop": gettext_lazy("Stopped. Nobody else gets this message."),
}


@staff_page
@require_safe
def messages_page(request: StaffRequest, code: str) -> HttpResponse:
    """List what was written at a location: drafts, what waits, what goes out and what was sent."""
    location = writing_at(request.user, code)
    view = request.GET.get("toon", "all")
    view = view if view in VIEWS else "all"
    page = page_of(request, messages_for(request.user, location, view))
    context = {
        "place": location, "page": page, "rows": listed(page), "view": view,
        "urgent": urgent_this_year(location), "letters": loose_letters(request.user, location).count(),
        "calls": to_call(request.user, location).order_by().count(),
        "waiting": listed_threads(request.user, "waiting").filter(location=location).count(),
    }  # fmt: skip
    return render(request, "messages/messages.html", context)


@staff_page
@require_safe
def message(request: StaffRequest, pk: int) -> HttpResponse:
    """Show how far a message has come: per language and channel, and who got nothing and why."""
    row = message_for(request.user, pk)
    if row.state == State.DRAFT:
        return redirect("message_edit", pk=pk)
    progress = progress_of(request.user, row)
    files = row.attachments.all()
    context = {"message": row, "place": row.location, "title": title_of(row), "progress": progress, "files": files}
    return render(request, "messages/message.html", context)


@staff_page
@require_POST
def message_act(request: StaffRequest, pk: int) -> HttpResponse:
    """Do what the pressed button says: pause, go on, stop, take back, remind or throw away."""
    row, act = message_for(request.user, pk), request.POST.get("act", "")
    verbs = {"pause": writing.pause, "resume": writing.resume, "stop": writing.stop, "take_back": writing.take_back}
    try:
        if act == "remind":
            return redirect("message_edit", pk=drafts.remind(message=row, by=request.user).pk)
        if act == "discard":
            return _discarded(request, row)
        if act in verbs:
            verbs[act](message=row, by=request.user)
    except PermissionDenied:
        messages.warning(request, _("This message had already come further. Look how it stands now."))
    else:
        if act in DONE:
            messages.success(request, DONE[act])
    return redirect("message", pk=pk)


def _discarded(request: StaffRequest, row: Message) -> HttpResponse:
    drafts.discard(message=row, by=request.user)
    messages.success(request, _("The draft is thrown away."))
    return redirect("messages", code=row.location.code)


@staff_page
@require_safe
def attachment(request: StaffRequest, pk: int) -> FileResponse:
    """Hand out a file of a message within reach."""
    return file_response(attachment_for(request.user, pk))
