"""From uploaded files to photos drawn anew, with a sentence for each that could not be one."""

from collections.abc import Iterable

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from driehoek.classbook.pictures import Drawn, NotAPhotoError, redraw

WHY = {
    "big": _("“%(name)s” was not added: it is larger than 15 MB. Choose a smaller version."),
    "kind": _("“%(name)s” was not added: it is no JPEG, PNG or WebP photo."),
    "points": _("“%(name)s” was not added: the photo has too many points. Choose a smaller version."),
    "broken": _("“%(name)s” was not added: the file is damaged. Choose the photo once more."),
}


def drawn_anew(files: Iterable[UploadedFile[bytes]]) -> tuple[list[Drawn], list[str]]:
    """Return the photos among these files in their order, and why others are none.

    It is called outside a transaction: drawing takes a moment, in which nobody else has to wait.
    """
    good: list[Drawn] = []
    problems: list[str] = []
    for file in files:
        try:
            good.append(redraw(file, file.size or 0))
        except NotAPhotoError as error:
            problems.append(str(WHY[error.code]) % {"name": _readable(file.name or "")})
    return good, problems


def _readable(name: str) -> str:
    """A file name without signs that would turn around or hide the words beside it."""
    return "".join(sign for sign in name if sign.isprintable())[:60]
