"""Write a message: the words with help, to whom, what goes with it, and sending it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.messages.actions import drafts, writing
from driehoek.messages.forms.writing import SendForm, WritingForm, present_values
from driehoek.messages.models import Message
from driehoek.messages.queries.messages import attachment_for, draft_for, message_for, who_gets_it, writing_at
from driehoek.messages.queries.writing import begun, offered, previews, reading_of
from driehoek.people.doors import StaffRequest, staff_page


@staff_page
@require_safe
def message_ready(request: StaffRequest, code: str) -> HttpResponse:
    """Show the ready messages by category, to begin with one that is there in all languages."""
    location = writing_at(request.user, code)
    categories, chosen, rows = offered(request.GET.get("soort", ""))
    context = {"place": location, "categories": categories, "chosen": chosen, "rows": rows}
    return render(request, "messages/message_ready.html", context)


@staff_page
def message_new(request: StaffRequest, code: str) -> HttpResponse:
    """Begin a message with own words or a ready message (?klaar=), to somebody if the address names them."""
    location = writing_at(request.user, code)
    message = begun(request.user, location, request.GET)
    return _write(request, message, "messages/message_new.html")


@staff_page
def message_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Go on with a draft; every button keeps what was typed."""
    return _write(request, draft_for(request.user, pk), "messages/message_new.html")


def _write(request: StaffRequest, message: Message, template: str) -> HttpResponse:
    find = request.POST.get("find", "") or request.GET.get("zoek", "")
    typed = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = WritingForm(*typed, message=message, by=request.user, find=find, initial=present_values(message))
    if request.method == "POST" and form.is_valid() and (saved := _saved(request, form)):
        return redirect(_next(request, saved))
    words = request.POST.get("body", "") if request.method == "POST" else str(message.details.get("body", ""))
    files = message.attachments.all() if message.pk else []
    reading = None if message.ready else reading_of(words, message.details.get("language", "nl"))
    context = {"place": message.location, "message": message, "form": form, "files": files, "reading": reading}
    return render(request, template, context)


def _saved(request: StaffRequest, form: WritingForm) -> Message | None:
    kept = form.message if form.message.pk else None
    saved = drafts.save_draft(by=request.user, location=form.message.location, message=kept, **form.draft)
    form.message = saved
    values: dict[str, Any] = form.cleaned_data
    for checked in form.checked:
        spoken = checked.kind == "voice"
        try:
            drafts.attach(
                message=saved, by=request.user, checked=checked, alt="" if spoken else values.get("alt", ""),
                language=values.get("voice_language", "") if spoken else "",
            )  # fmt: skip
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return saved


def _next(request: StaffRequest, saved: Message) -> str:
    """The page that the pressed button asks for."""
    if "next" in request.POST:
        return reverse("message_send", kwargs={"pk": saved.pk})
    page = reverse("message_edit", kwargs={"pk": saved.pk})
    if "search" in request.POST:
        return f"{page}?{urlencode({'zoek': request.POST.get('find', '')})}#to-whom"
    if "check" in request.POST:
        return f"{page}#reading"
    messages.success(request, _("Your draft is kept. Nothing has been sent."))
    return page


@staff_page
@require_POST
def message_check(request: StaffRequest, code: str) -> HttpResponse:
    """Say while somebody types how easy the text reads; nothing is kept."""
    writing_at(request.user, code)
    reading = reading_of(request.POST.get("body", "")[:5000], request.POST.get("language", "nl"))
    return render(request, "messages/writing/_reading.html", {"reading": reading})


@staff_page
@require_POST
def attachment_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a file away from a draft."""
    attachment = attachment_for(request.user, pk)
    draft = draft_for(request.user, attachment.message_id)
    drafts.detach(attachment=attachment, by=request.user)
    messages.success(request, _("The file is taken away."))
    return redirect("message_edit", pk=draft.pk)


@staff_page
def message_send(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who gets it how and what they see, and send it now or at a moment."""
    message = message_for(request.user, pk)
    if message.state != Message.State.DRAFT:  # tapped twice
        return redirect("message", pk=pk)
    preview = who_gets_it(request.user, message.audience, message)
    problems = drafts.problems_of(message, request.user, preview.languages)
    form = SendForm(request.POST if request.method == "POST" else None, over=preview.over)
    if request.method == "POST" and not problems and form.is_valid() and _sent(request, message, form):
        return redirect("message", pk=pk)
    context = {
        "message": message, "place": message.location, "preview": preview, "form": form, "problems": problems,
        "letters": [] if problems else previews(message, preview),
    }  # fmt: skip
    return render(request, "messages/message_send.html", context)


def _sent(request: StaffRequest, message: Message, form: SendForm) -> bool:
    override = form.cleaned_data.get("override", "")
    try:
        writing.send(message=message, by=request.user, at=form.at, override=override)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    except PermissionDenied:  # tapped twice at the same moment: it goes, once
        return True
    words = _("The message waits for its time.") if form.at else _("The message is on its way.")
    messages.success(request, words)
    return True
