"""The class book as a guardian reads it: entries of the groups of their own children, with photos that may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.rules import can_be_shown, entries_about_children_of
from driehoek.people.models import Guardian
from driehoek.people.queries import found
from driehoek.texts.queries import Shown, shown


def entries_of(guardian: Guardian) -> QuerySet[Entry]:
    """What this guardian may read, newest first."""
    rows = Entry.objects.filter(entries_about_children_of(guardian))
    return rows.select_related("group__location", "text", "author")


def photo_of(guardian: Guardian, pk: int) -> Photo:
    """Return a photo that this guardian may see at this moment, or raise Http404."""
    return found(Photo.objects.filter(can_be_shown(), entry__in=entries_of(guardian).values("pk")), pk=pk)


@dataclass(frozen=True)
class ParentEntry:
    """An entry with its text in the language of the guardian, and the photos that may be shown."""

    entry: Entry
    shown: Shown
    photos: list[Photo]


def parent_entries(entries: Iterable[Entry], language: str) -> list[ParentEntry]:
    """Return entries ready to be shown to a guardian who may read them; two queries for any number."""
    rows = list(entries)
    photos = list(Photo.objects.filter(can_be_shown(), entry__in=rows))
    texts = shown([entry.text for entry in rows], language)
    return [
        ParentEntry(entry, texts[entry.text_id], [photo for photo in photos if photo.entry_id == entry.pk])
        for entry in rows
    ]
