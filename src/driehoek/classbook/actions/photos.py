"""Verbs of photos: add them to an entry, say who is in one, take one away."""

from collections.abc import Iterable
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.pictures import Drawn
from driehoek.classbook.rules import entries_in_reach, may_be_shown
from driehoek.people.audit import record
from driehoek.people.models import Account, Child
from driehoek.people.queries import children_in
from driehoek.texts.cleaning import one_line

MOST_PHOTOS = 6


def add_photos(*, entry: Entry, by: Account, pictures: Iterable[Drawn]) -> list[Photo]:
    """Add photos that were drawn anew; no guardian sees one until somebody says who is in it.

    Raises PermissionDenied out of reach and ValidationError for more photos than an entry holds; then no file stays.
    """
    stored: list[str] = []
    try:
        with transaction.atomic():
            return _added(entry, by, list(pictures), stored)
    except BaseException:
        _delete(stored)
        raise


def _added(entry: Entry, by: Account, pictures: list[Drawn], stored: list[str]) -> list[Photo]:
    locked = Entry.objects.select_for_update(of=("self",)).filter(entries_in_reach(by), pk=entry.pk, archived_at=None)
    row = locked.select_related("group__location").first()
    if row is None:
        raise PermissionDenied
    if row.photos.count() + len(pictures) > MOST_PHOTOS:
        raise ValidationError(_("There is room for %(number)s photos.") % {"number": MOST_PHOTOS})
    photos = [_kept(row, drawn, stored) for drawn in pictures]
    record("photos_added", by=by, subject=row, location=row.group.location, number=len(photos))
    return photos


def _kept(entry: Entry, drawn: Drawn, stored: list[str]) -> Photo:
    photo = Photo(entry=entry, width=drawn.width, height=drawn.height)
    for field, content in ((photo.file, drawn.large), (photo.small, drawn.small)):
        field.save("photo.jpg", ContentFile(content), save=False)
        stored.append(str(field.name))
    photo.save()
    return photo


@transaction.atomic
def tag(*, photo: Photo, by: Account, alt: str, children: Iterable[Child]) -> None:
    """Say what is to be seen in a photo and which children can be recognised; none means nobody.

    Raises PermissionDenied out of reach, and ValidationError for a child of another group or one of whom no photo
    may be shown; a child that was in it already may stay, and keeps the photo hidden.
    """
    photo = _locked(photo, by)
    chosen = {child.pk for child in children}
    before = set(photo.children.values_list("pk", flat=True))
    new = children_in(photo.entry.group).filter(may_be_shown(), pk__in=chosen)
    if not chosen <= before | set(new.values_list("pk", flat=True)):
        raise ValidationError(_("A child without permission cannot be in a photo of the class book."))
    photo.alt, photo.recognised = one_line(alt), len(chosen)
    photo.save(update_fields=["alt", "recognised"])
    photo.children.set(chosen)
    record("photo_tagged", by=by, subject=photo, location=photo.entry.group.location)


@transaction.atomic
def remove_photo(*, photo: Photo, by: Account) -> None:
    """Take a photo out of an entry for good, with its files."""
    photo = _locked(photo, by)
    record("photo_removed", by=by, subject=photo, location=photo.entry.group.location)
    forget_files([photo])
    photo.delete()


def forget_files(photos: Iterable[Photo]) -> None:
    """Delete the files of photos as soon as it is certain that their rows go."""
    names = [str(file.name) for photo in photos for file in (photo.file, photo.small)]
    transaction.on_commit(partial(_delete, names))


def _delete(names: Iterable[str]) -> None:
    for name in names:
        default_storage.delete(name)


def _locked(photo: Photo, by: Account) -> Photo:
    entries = Entry.objects.filter(entries_in_reach(by))
    rows = Photo.objects.select_for_update(of=("self",)).select_related("entry__group__location")
    row = rows.filter(pk=photo.pk, entry__in=entries.values("pk")).first()
    if row is None:
        raise PermissionDenied
    return row
