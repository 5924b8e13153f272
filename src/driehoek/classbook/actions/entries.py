"""Verbs of entries: post one, write it anew, put it aside, take it back, erase it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from driehoek.classbook.actions.photos import forget_files
from driehoek.classbook.models import Entry
from driehoek.classbook.rules import entries_in_reach, languages_of
from driehoek.people.audit import record
from driehoek.people.models import Account, Group
from driehoek.people.queries import groups_for
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.cleaning import one_line, plain
from driehoek.texts.models import Text


@transaction.atomic
def post(*, group: Group, by: Account, language: str, body: str, title: str = "") -> Entry:
    """Write in the class book of a group, and ask for the text in the languages of its guardians.

    Raises PermissionDenied out of reach, ValidationError when nothing readable is left of the text.
    """
    if not groups_for(by, "send_messages").filter(pk=group.pk).exists():
        raise PermissionDenied
    entry = Entry.objects.create(group=group, author=by, text=_text(group, by, language, title, body))
    _record("class_book_posted", entry, by)
    return entry


def _text(group: Group, by: Account, language: str, title: str, body: str) -> Text:
    text = write(location=group.location, language=language, title=title, body=body, author=by, about_child=True)
    ask_versions(text=text, languages=languages_of(group))
    return text


@transaction.atomic
def rewrite(*, entry: Entry, by: Account, language: str, body: str, title: str = "") -> Entry:
    """Change the text of an entry; what was translated from the old words goes with them."""
    entry = _locked(entry, by)
    old = entry.text
    if (old.language, old.title, old.body) != (language, one_line(title), plain(body)):
        entry.text = _text(entry.group, by, language, title, body)
        entry.save(update_fields=["text"])
        old.delete()
        _record("class_book_changed", entry, by)
    return entry


@transaction.atomic
def archive(*, entry: Entry, by: Account) -> None:
    """Put an entry aside: no guardian sees it or its photos any more."""
    entry = _locked(entry, by, archived_at=None)
    entry.archived_at = timezone.now()
    entry.save(update_fields=["archived_at"])
    _record("class_book_archived", entry, by)


@transaction.atomic
def restore(*, entry: Entry, by: Account) -> None:
    """Put an entry back where it was."""
    entry = _locked(entry, by)
    entry.archived_at = None
    entry.save(update_fields=["archived_at"])
    _record("class_book_restored", entry, by)


@transaction.atomic
def erase(*, entry: Entry, by: Account) -> None:
    """Erase for good an entry that was put aside, its words in every language and its files.

    Raises PermissionDenied for one that is still in the book.
    """
    entry = _locked(entry, by, archived_at__isnull=False)
    text = entry.text
    forget_files(entry.photos.all())
    _record("class_book_erased", entry, by)
    entry.delete()
    text.delete()


def _locked(entry: Entry, by: Account, **more: Any) -> Entry:
    rows = Entry.objects.select_for_update(of=("self",)).select_related("group__location", "text")
    row = rows.filter(entries_in_reach(by), pk=entry.pk, **more).first()
    if row is None:
        raise PermissionDenied
    return row


def _record(verb: str, entry: Entry, by: Account) -> None:
    record(verb, by=by, subject=entry, location=entry.group.location)
