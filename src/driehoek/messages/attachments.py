"""What goes with a message: pictures, spoken messages and files, known by their content and never by their name."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from driehoek.messages.models import Attachment
from driehoek.texts.cleaning import one_line
from driehoek.texts.sounds import LARGEST_SOUND, SOUNDS, inert, sound_type

Kind = Attachment.Kind
MB = 1 << 20
LARGEST = {Kind.PICTURE: 10 * MB, Kind.VOICE: LARGEST_SOUND, Kind.FILE: 5 * MB}
LONGEST_SIDE = 1600  # pixels
MOST_PIXELS = 50_000_000  # what a large camera makes; more is an attempt to fill our memory
IMAGES = ("JPEG", "PNG", "WEBP")
SUFFIXES = {"image/jpeg": ".jpg", "application/pdf": ".pdf", **SOUNDS}


@dataclass(frozen=True)
class Checked:
    """What is kept of an upload."""

    kind: str
    content: bytes
    content_type: str
    name: str


def check(upload: "UploadedFile[bytes]", kind: str) -> Checked:
    """Look at what an upload really holds; pictures are drawn anew, smaller and without what the camera noted.

    Raises ValidationError, in plain words, when it is too big or is not what was asked for.
    """
    if (upload.size or 0) > LARGEST[Kind(kind)]:
        words = _("This file is too big. At most %(size)d MB fits.") % {"size": LARGEST[Kind(kind)] // MB}
        raise ValidationError(words, code="too_big")
    content = upload.read()
    if kind == Kind.FILE and not content.startswith(b"%PDF-"):
        kind = Kind.PICTURE
        if not _is_image(content):
            raise ValidationError(_("Choose a PDF or a picture. Save other documents as PDF first."), code="no_pdf")
    content_type = _look(content, kind)
    if kind == Kind.PICTURE:
        content = drawn_anew(content)
    return Checked(kind, content, content_type, _name(upload.name or "", SUFFIXES[content_type]))


def _look(content: bytes, kind: str) -> str:
    if kind == Kind.FILE:
        return "application/pdf"
    if kind == Kind.PICTURE:
        return "image/jpeg"
    return sound_type(content)


def _is_image(content: bytes) -> bool:
    return content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n" or content[8:12] == b"WEBP"


def drawn_anew(content: bytes) -> bytes:
    """The picture as a JPEG of at most 1600 pixels, upright, without metadata.

    Raises ValidationError when it is no picture, or so large that it can only be meant to harm.
    """
    wrong = ValidationError(_("This is not a picture that we can show. Choose a JPEG, PNG or WebP file."))
    try:
        with Image.open(BytesIO(content), formats=IMAGES) as image:
            if image.width * image.height > MOST_PIXELS:
                raise wrong
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            return _jpeg(upright)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise wrong from error


def _jpeg(image: Image.Image) -> bytes:
    """On white where it was see-through; a fresh image, as saving the old one could take notes along."""
    seen = image.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    into = BytesIO()
    paper.save(into, "JPEG", quality=82, optimize=True)
    return into.getvalue()


def _name(name: str, suffix: str) -> str:
    stem = one_line(PurePath(name.replace("\\", "/")).stem)[:100]
    return f"{stem or _('file')}{suffix}"


def file_response(attachment: Attachment) -> FileResponse:
    """Hand out a file so that a browser shows or saves it and never runs it; who may have it is for the page to say."""
    save = attachment.kind == Kind.FILE
    return inert(attachment.file.open("rb"), attachment.name, attachment.content_type, save=save)
