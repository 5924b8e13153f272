"""The class book at school: read it, post, write anew, put aside."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.classbook import actions
from driehoek.classbook.forms import EntryForm, MoreForm, TextForm
from driehoek.classbook.models import Entry
from driehoek.classbook.queries import book_entries, entries_for, entry_for, next_unseen
from driehoek.classbook.reading import drawn_anew
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Group
from driehoek.people.queries import group_for, groups_for
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of

ROWS = 10
form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def class_book(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the class book of a group, or what was put aside."""
    group = group_for(request.user, pk, "send_messages")
    aside = "weg" in request.GET
    rows = entries_for(request.user).filter(group=group, archived_at__isnull=not aside)
    page = page_of(request, rows, ROWS)
    context = {
        "group": group, "page": page, "entries": book_entries(page, get_language() or "nl"), "aside": aside,
        "undo": _just_archived(request, group),
        "may_note": groups_for(request.user, "edit_families").filter(pk=pk).exists(),
    }  # fmt: skip
    return render(request, "classbook/class_book.html", context)


def _just_archived(request: StaffRequest, group: Group) -> Entry | None:
    pk = request.GET.get("terug", "")
    rows = entries_for(request.user).filter(group=group, archived_at__isnull=False)
    return rows.filter(pk=number_of(pk)).first() if pk else None


@staff_page
@form_page
def class_book_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Post an entry; then say for each photo who is in it."""
    group = group_for(request.user, pk, "send_messages")
    form = EntryForm(request.POST or None, request.FILES or None, initial={"language": request.user.language})
    if form.is_valid():
        photos = form.cleaned_data.pop("photos")
        if entry := _posted(request, group, form):
            _add(request, entry, photos)
            return _onward(entry)
    return render(request, "classbook/class_book_new.html", {"group": group, "form": form})


def _posted(request: StaffRequest, group: Group, form: EntryForm) -> Entry | None:
    try:
        entry = actions.post(group=group, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("body", error)
        return None
    messages.success(request, _("Parents of this group can read it now, in their own language where there is one."))
    return entry


def _add(request: StaffRequest, entry: Entry, files: "list[UploadedFile[bytes]]") -> None:
    """Add the photos among these files, and say of each other file why it is none."""
    pictures, problems = drawn_anew(files)
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DRIEHOEK_LARGEST_UPLOAD:
        problems.append(_("These photos were too much at once and were not added. Add them one by one."))
    try:
        actions.add_photos(entry=entry, by=request.user, pictures=pictures)
    except ValidationError as error:
        problems += error.messages
    for problem in problems:
        messages.warning(request, problem)


def _onward(entry: Entry) -> HttpResponse:
    unseen = next_unseen(entry)
    return redirect("photo_tag", pk=unseen.pk) if unseen else redirect("class_book", pk=entry.group_id)


@staff_page
@form_page
def class_book_entry(request: StaffRequest, pk: int) -> HttpResponse:
    """Change the words of an entry, and see its photos."""
    entry = entry_for(request.user, pk)
    text = entry.text
    now = {"title": text.title, "body": text.body, "language": text.language}
    form = TextForm(request.POST or None, initial=now)
    if form.is_valid() and _rewritten(request, entry, form):
        return redirect("class_book", pk=entry.group_id)
    book = book_entries([entry], get_language() or "nl")[0]
    room = actions.MOST_PHOTOS - len(book.photos)
    context = {"entry": entry, "form": form, "book": book, "more": MoreForm() if room else None}
    return render(request, "classbook/class_book_entry.html", context)


def _rewritten(request: StaffRequest, entry: Entry, form: TextForm) -> bool:
    try:
        actions.rewrite(entry=entry, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error("body", error)
        return False
    messages.success(request, _("Saved."))
    return True


@staff_page
@require_POST
def class_book_photos(request: StaffRequest, pk: int) -> HttpResponse:
    """Add photos to an entry."""
    entry = entry_for(request.user, pk, archived_at=None)
    form = MoreForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["photos"]:
        _add(request, entry, form.cleaned_data["photos"])
        return _onward(entry)
    problem = next(iter(form.errors.get("photos", [])), _("Choose a photo first."))
    messages.warning(request, str(problem))
    return redirect("class_book_entry", pk=pk)


@staff_page
@require_POST
def class_book_archive(request: StaffRequest, pk: int) -> HttpResponse:
    """Put an entry aside, and offer to take that back."""
    entry = entry_for(request.user, pk, archived_at=None)
    actions.archive(entry=entry, by=request.user)
    response = redirect("class_book", pk=entry.group_id)
    response["Location"] += f"?terug={pk}"
    return response


@staff_page
@require_POST
def class_book_restore(request: StaffRequest, pk: int) -> HttpResponse:
    """Put an entry back."""
    entry = entry_for(request.user, pk, archived_at__isnull=False)
    actions.restore(entry=entry, by=request.user)
    messages.success(request, _("The entry is back in the class book."))
    return redirect("class_book", pk=entry.group_id)


@staff_page
@form_page
def class_book_erase(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask once more, then erase what was put aside for good."""
    entry = entry_for(request.user, pk, archived_at__isnull=False)
    if "sure" in request.POST:
        actions.erase(entry=entry, by=request.user)
        messages.success(request, _("Erased, with its photos."))
        return redirect("class_book", pk=entry.group_id)
    return render(request, "classbook/class_book_erase.html", {"entry": entry})
