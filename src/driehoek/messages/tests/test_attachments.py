"""What goes along is what it really is: checked by content, never by name."""

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.messages.actions import drafts
from driehoek.messages.attachments import LARGEST, check
from driehoek.messages.models import Attachment
from driehoek.messages.tests.writers import draft
from driehoek.texts.sounds import sound_of

Kind = Attachment.Kind
PDF = b"%PDF-1.7\n%%EOF"
EXE = b"MZ\x90\x00\x03"


def upload(content: bytes, name: str = "foto.jpg") -> Any:
    return SimpleUploadedFile(name, content)


def picture(size: tuple[int, int] = (3000, 1500), form: str = "JPEG", mode: str = "RGB", **more: Any) -> bytes:
    into = BytesIO()
    Image.new(mode, size, "green").save(into, form, **more)
    return into.getvalue()


def test_a_picture_becomes_smaller_and_forgets_where_it_was_taken() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera van Marieke"
    checked = check(upload(picture(exif=exif)), Kind.PICTURE)
    image = Image.open(BytesIO(checked.content))
    assert (image.size, image.format) == ((1600, 800), "JPEG")
    assert not image.getexif()
    assert b"Marieke" not in checked.content


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("JPEG", "CMYK")])
def test_every_kind_of_picture_is_drawn_anew(form: str, mode: str) -> None:
    content = picture((40, 30), form, mode)
    assert check(upload(content, "wat.gif"), Kind.PICTURE).name == "wat.jpg"


@pytest.mark.parametrize("content", [b"", EXE, PDF, picture()[:200], b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused_whatever_its_name(content: bytes) -> None:
    with pytest.raises(ValidationError):
        check(upload(content), Kind.PICTURE)


def test_a_picture_made_to_fill_memory_is_refused() -> None:
    with pytest.raises(ValidationError):
        check(upload(picture((8_000, 7_000), "PNG", "1"), "bom.png"), Kind.PICTURE)


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_too_big_is_refused_unread(kind: Attachment.Kind) -> None:
    with pytest.raises(ValidationError, match="MB"):
        check(upload(PDF + b"x" * LARGEST[kind]), kind)


def test_a_file_is_a_pdf_or_a_picture_and_no_office_document() -> None:
    assert check(upload(PDF, "../../brief\u202egpj.exe"), Kind.FILE).name.endswith(".pdf")
    assert check(upload(picture(), "foto.pdf"), Kind.FILE).kind == Kind.PICTURE
    for content in (b"PK\x03\x04word/document.xml", EXE, b"<html>"):
        with pytest.raises(ValidationError, match="PDF"):
            check(upload(content, "brief.pdf"), Kind.FILE)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"OggS\x00\x02", "audio/ogg"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm", "audio/webm"),
        (b"ID3\x04\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x44", "audio/mpeg"),
        (b"\x00\x00\x00\x20ftypM4A ", "audio/mp4"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", ""),
        (b"\xff\xd8\xff\xe0", ""),
        (EXE, ""),
        (b"", ""),
    ],
)
def test_a_recording_is_known_by_its_first_bytes(content: bytes, kind: str) -> None:
    assert sound_of(content) == kind


def test_files_live_and_go_with_their_draft(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    message = draft(cast, groups=[cast.vlinders.pk])
    kept = drafts.attach(message=message, by=cast.marieke, checked=check(upload(PDF, "brief.pdf"), Kind.FILE))
    storage, name = kept.file.storage, str(kept.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        drafts.discard(message=message, by=cast.marieke)
    assert not storage.exists(name)
    assert not Attachment.objects.filter(pk=kept.pk).exists()


def test_nobody_puts_files_with_the_draft_of_another(cast: Cast) -> None:
    message = draft(cast, groups=[cast.vlinders.pk])
    with pytest.raises(PermissionDenied):
        drafts.attach(message=message, by=cast.fatma, checked=check(upload(PDF, "brief.pdf"), Kind.FILE))


def test_a_file_is_handed_out_so_that_it_cannot_run(client: Client, cast: Cast) -> None:
    message = draft(cast, groups=[cast.vlinders.pk])
    kept = drafts.attach(message=message, by=cast.marieke, checked=check(upload(PDF, "brief.pdf"), Kind.FILE))
    answer = as_staff(client, cast.marieke).get(f"/berichten/bijlagen/{kept.pk}/")
    assert b"".join(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment")
