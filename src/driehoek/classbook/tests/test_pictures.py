"""Whatever is sent becomes a clean photo, or is refused with the reason."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from driehoek.classbook.pictures import LARGE, LARGEST_FILE, SMALL, Drawn, NotAPhotoError, redraw
from driehoek.classbook.tests.material import picture

GPS, ORIENTATION, MODEL = 0x8825, 0x0112, 0x0110
SECRETS = (b"Phone of Marieke", b"Wie dit leest", b"Exif", b"http://ns.adobe.com", b"achter het einde")


def drawn(content: bytes) -> Drawn:
    return redraw(BytesIO(content), len(content))


def from_a_phone(orientation: int = 6) -> bytes:
    """A photo that tells where it was taken, by whom, and more."""
    exif = Image.Exif()
    exif[MODEL], exif[ORIENTATION] = "Phone of Marieke", orientation
    exif[GPS] = {1: "N", 2: (52.0, 4.0, 42.0), 3: "E", 4: (4.0, 18.0, 0.0)}
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">http://ns.adobe.com Phone of Marieke</x:xmpmeta>'
    return picture(exif=exif, comment=b"Wie dit leest", xmp=xmp) + b"achter het einde"


def read(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_the_camera_s_secrets_were_in_it() -> None:
    assert all(secret in from_a_phone() for secret in SECRETS)
    assert Image.open(BytesIO(from_a_phone())).getexif().get_ifd(GPS)[2] == (52.0, 4.0, 42.0)


@pytest.mark.parametrize("size", ["large", "small"])
def test_nothing_but_the_picture_goes_on(size: str) -> None:
    content = getattr(drawn(from_a_phone()), size)
    assert not any(secret in content for secret in SECRETS)
    assert dict(read(content).getexif()) == {}
    assert set(read(content).info) <= {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "progressive",
        "progression",
    }


def test_a_photo_stands_as_it_was_taken() -> None:
    plain, turned = drawn(from_a_phone(1)), drawn(from_a_phone(6))
    assert (plain.width, plain.height) == (80, 60)
    assert (turned.width, turned.height) == (60, 80)
    # The gradient runs from dark above to light below; turned a quarter to the right, from dark right to light left.
    image = read(turned.large)
    left, right = (image.crop((x, 40, x + 1, 41)).convert("L").tobytes()[0] for x in (2, 57))
    assert left > right


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_large_photos_become_small_enough_for_a_phone(kind: str) -> None:
    photo = drawn(picture(3000, 2000, kind))
    assert (photo.width, photo.height) == (LARGE, 1067)
    assert max(read(photo.small).size) == SMALL
    assert {read(content).format for content in (photo.large, photo.small)} == {"JPEG"}


def test_a_see_through_picture_gets_a_white_ground() -> None:
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    assert read(drawn(out.getvalue()).large).getpixel((10, 10)) == (255, 255, 255)


def test_a_printer_s_colours_are_read_too() -> None:
    out = BytesIO()
    Image.new("CMYK", (20, 20)).save(out, "JPEG")
    assert read(drawn(out.getvalue()).large).mode == "RGB"


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says to hold this many points."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def text_bomb() -> bytes:
    """A PNG with a text that unpacks to many times its size."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "a" * 70_000_000, zip=True)
    return picture(kind="PNG", pnginfo=info)


REFUSED = {
    "html": (b"<html><script>alert(1)</script></html>", "kind"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "kind"),
    "gif": (picture(kind="GIF"), "kind"),
    "nothing": (b"", "kind"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "kind"),
    "half a jpeg": (picture(600, 600)[:2000], "broken"),
    "half a png": (picture(600, 600, "PNG")[:300], "broken"),
    "half a webp": (picture(600, 600, "WEBP")[:300], "broken"),
    "large bomb": (bomb(8000, 8000), "points"),
    "huge bomb": (bomb(50_000, 50_000), "points"),
    "text bomb": (text_bomb(), "broken"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_photo_is_refused_with_the_reason(name: str) -> None:
    content, code = REFUSED[name]
    with pytest.raises(NotAPhotoError) as refused:
        drawn(content)
    assert refused.value.code == code


def test_a_file_that_is_too_big_is_not_even_opened() -> None:
    with pytest.raises(NotAPhotoError) as refused:
        redraw(BytesIO(picture()), LARGEST_FILE + 1)
    assert refused.value.code == "big"
