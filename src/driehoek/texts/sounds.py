"""Spoken words that somebody uploads: known by their first bytes, never by their name, and handed out to be played."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from django.utils.translation import gettext as _

LARGEST_SOUND = 2 << 20  # bytes: some minutes of speech
SOUNDS = {
    "audio/ogg": ".ogg", "audio/webm": ".webm", "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/wav": ".wav",
}  # fmt: skip


def check_sound(upload: "UploadedFile[bytes]") -> tuple[bytes, str]:
    """The recording and its type; raises ValidationError, in plain words, when it is too big or is none."""
    if (upload.size or 0) > LARGEST_SOUND:
        words = _("This file is too big. At most %(size)d MB fits.") % {"size": LARGEST_SOUND >> 20}
        raise ValidationError(words, code="too_big")
    content = upload.read()
    return content, sound_type(content)


def sound_type(content: bytes) -> str:
    """The type of a recording; raises ValidationError, in plain words, when it is none that we can play."""
    if sound := sound_of(content):
        return sound
    raise ValidationError(_("This is not a recording that we can play. Choose an MP3, M4A, OGG, WebM or WAV file."))


def sound_of(content: bytes) -> str:
    """The type of a recording by its first bytes; empty when it is none."""
    # Eleven bits set begin a frame of MPEG audio; the two bits that name its layer are not both zero.
    frame = len(content) > 1 and content[0] == 0xFF and content[1] & 0xE0 == 0xE0 and content[1] & 0x06 != 0
    signs = {
        "audio/ogg": content[:4] == b"OggS",
        "audio/webm": content[:4] == b"\x1a\x45\xdf\xa3" and b"webm" in content[:64],
        "audio/wav": content[:4] == b"RIFF" and content[8:12] == b"WAVE",
        "audio/mp4": content[4:8] == b"ftyp" and content[8:11] in (b"M4A", b"mp4", b"iso"),
        "audio/mpeg": content[:3] == b"ID3" or frame,
    }
    return next((name for name, fits in signs.items() if fits), "")


def inert(file: Any, name: str, content_type: str, *, save: bool = False) -> FileResponse:
    """Hand out an open file so that a browser shows or saves it and never runs it; who may have it, the page says."""
    response = FileResponse(file, as_attachment=save, filename=name, content_type=content_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
