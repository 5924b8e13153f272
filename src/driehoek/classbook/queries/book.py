"""The class book as colleagues read it: entries with photos, and which of those are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.rules import entries_in_reach, may_be_shown
from driehoek.people.models import Account, Child
from driehoek.people.queries import children_in, found
from driehoek.texts.queries import Shown, shown


def entries_for(account: Account) -> QuerySet[Entry]:
    """Entries of groups to whose families this account may write, newest first."""
    return Entry.objects.filter(entries_in_reach(account)).select_related("group__location", "text", "author")


def entry_for(account: Account, pk: int, **more: Any) -> Entry:
    """Return one entry, or raise Http404; `more` narrows it, such as to those put aside."""
    return found(entries_for(account).filter(**more), pk=pk)


def photo_for(account: Account, pk: int) -> Photo:
    """Return one photo, shown to guardians or not, or raise Http404."""
    rows = Photo.objects.filter(entry__in=entries_for(account).values("pk"))
    return found(rows.select_related("entry__group__location", "entry__text"), pk=pk)


def next_unseen(entry: Entry) -> Photo | None:
    """The first photo of which nobody has said yet who is in it."""
    return entry.photos.filter(recognised=None).first()


@dataclass(frozen=True)
class BookPhoto:
    """A photo with the children in it, and those of them who keep it hidden now."""

    photo: Photo
    children: list[Child]
    without: list[Child]

    @property
    def state(self) -> str:
        """ "unseen" (nobody said who is in it), "hidden" (a child may not be shown), "gone" or "shown"."""
        if self.photo.recognised is None:
            return "unseen"
        if self.without:
            return "hidden"
        return "shown" if len(self.children) == self.photo.recognised else "gone"


@dataclass(frozen=True)
class BookEntry:
    """An entry with its text in the language of the page, and its photos."""

    entry: Entry
    shown: Shown
    photos: list[BookPhoto]


def book_entries(entries: Iterable[Entry], language: str) -> list[BookEntry]:
    """Return entries ready to be shown to colleagues; the same few queries for any number."""
    rows = list(entries)
    photos = list(Photo.objects.filter(entry__in=rows).prefetch_related("children"))
    allowed = allowed_among({child.pk for photo in photos for child in photo.children.all()})
    texts = shown([entry.text for entry in rows], language)
    of = [(photo.entry_id, _book_photo(photo, allowed)) for photo in photos]
    return [BookEntry(entry, texts[entry.text_id], [photo for pk, photo in of if pk == entry.pk]) for entry in rows]


def allowed_among(children: set[int]) -> set[int]:
    """Which of these children may be shown in the class book now."""
    return set(Child.objects.filter(may_be_shown(), pk__in=children).values_list("pk", flat=True))


def _book_photo(photo: Photo, allowed: set[int]) -> BookPhoto:
    children = list(photo.children.all())
    return BookPhoto(photo, children, [child for child in children if child.pk not in allowed])


def taggable(photo: Photo) -> tuple[list[int], list[Child], set[int]]:
    """Who is in a photo now, all children who can be chosen for it by name, and those who cannot be added.

    A child who is in it already can be kept or taken out, whatever was decided since.
    """
    inside = list(photo.children.values_list("pk", flat=True))
    group = children_in(photo.entry.group).values("pk")
    pupils = list(Child.objects.filter(Q(pk__in=group) | Q(pk__in=inside)))
    everybody = {child.pk for child in pupils}
    return inside, pupils, everybody - allowed_among(everybody) - set(inside)
