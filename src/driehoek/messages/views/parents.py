"""A guardian's own pages about messages: all of them, one, and what goes with it."""

from base64 import b64decode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from driehoek.logbook.queries import keeper_of, promises_to
from driehoek.messages import actions
from driehoek.messages.attachments import file_response
from driehoek.messages.models import Attachment, Receipt
from driehoek.messages.queries.inbox import attachment_of, icon_of, items_of, listed, receipt_of, shown_to
from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import contact_persons, location_of, own_children
from driehoek.people.queries.parents import OwnChild
from driehoek.shared.pages import page_of
from driehoek.texts.ranges import part_of

# A transparent picture of one point.
POINT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
ROWS = 20
ANSWERS = {"understood": actions.understood, "explain": actions.explain}


@parent_page
@require_safe
def parent_messages(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """List every message and conversation of a guardian."""
    page = page_of(request, listed(guardian), ROWS)
    context = {
        "guardian": guardian, "page": page, "items": items_of(guardian, page),
        "location": location_of(own_children(guardian)),
    }  # fmt: skip
    return render(request, "messages/parent/messages.html", context)


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_message(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a message in the guardian's language, and keep whether it was understood."""
    receipt = receipt_of(guardian, pk)
    if request.method == "POST":
        return _answered(request, receipt)
    message = receipt.message
    text, source = shown_to(message, guardian.language_read)
    owed = promises_to(guardian).filter(about_kind="receipt", about_id=receipt.pk).first()
    context = {
        "guardian": guardian, "receipt": receipt, "message": message, "text": text, "source": source,
        "icon": icon_of(message), "location": message.location, "owed": owed, "keeper": owed and keeper_of(owed),
        "original": shown_to(message, "nl")[0] if source else None, "own": _own(receipt), **_files(receipt),
    }  # fmt: skip
    return render(request, "messages/parent/message.html", context)


def _answered(request: HttpRequest, receipt: Receipt) -> HttpResponse:
    actions.opened(receipt=receipt)
    if receipt.message.must_understand and (act := ANSWERS.get(request.POST.get("answer", ""))):
        act(receipt=receipt)
    return redirect(f"{request.path}#antwoord")


def _own(receipt: Receipt) -> OwnChild | None:
    child, group = receipt.child, receipt.group
    return OwnChild(child, group, contact_persons([group]).get(group.pk)) if child and group else None


def _files(receipt: Receipt) -> dict[str, list[Attachment]]:
    rows = list(receipt.message.attachments.order_by("pk"))
    mine = [row for row in rows if row.kind != Attachment.Kind.VOICE or row.language in ("", receipt.language)]
    voices = [row for row in mine if row.kind == Attachment.Kind.VOICE]
    return {
        "pictures": [row for row in rows if row.kind == Attachment.Kind.PICTURE],
        "voices": voices or [row for row in rows if row.kind == Attachment.Kind.VOICE],
        "files": [row for row in rows if row.kind == Attachment.Kind.FILE],
    }


@parent_page
@require_GET
def parent_message_seen(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Note that a message was opened: only a person's browser draws this point (docs/decisions/0009)."""
    actions.opened(receipt=receipt_of(guardian, pk))
    return HttpResponse(POINT, content_type="image/gif")


@parent_page
@require_POST
def parent_heard(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Note that a guardian had a message read aloud or played what was spoken."""
    actions.heard(receipt=receipt_of(guardian, pk))
    return HttpResponse(status=204)


@parent_page
@require_safe
def parent_attachment(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponseBase:
    """Give a file that goes with a message, or the part of a recording that a player asks for."""
    return part_of(request, file_response(attachment_of(guardian, pk)))
