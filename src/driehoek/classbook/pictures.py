"""Drawing photos anew: from whatever was sent to two clean pictures, without place, time, camera or owner.

Only the points of a picture go on. What else a file holds (EXIF with the place where it was taken, XMP, comments,
small pictures inside, bytes behind the end) stays behind.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_FILE = 15 * 1024 * 1024  # bytes
# Points in a picture before it is drawn smaller. A JPEG is read at a fraction of its size, the others are not.
MOST_POINTS = {"JPEG": 64_000_000, "PNG": 24_000_000, "WEBP": 24_000_000}
LARGE, SMALL = 1600, 480  # longest side, in points
QUALITY = 82


class NotAPhotoError(Exception):
    """A file that cannot become a photo; `code` says why: "big", "kind", "points" or "broken"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Drawn:
    """A photo drawn anew: two JPEG files, and the size of the large one in points."""

    large: bytes
    small: bytes
    width: int
    height: int


def redraw(file: IO[bytes], size: int) -> Drawn:
    """Return a photo drawn anew, turned as it was taken; `size` is that of the file in bytes.

    What a file is shows from its content, never from its name. Raises NotAPhotoError.
    """
    if size > LARGEST_FILE:
        raise NotAPhotoError("big")
    try:
        return _drawn(_opened(file))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise NotAPhotoError("points") from error
    except (OSError, ValueError, SyntaxError, EOFError, struct.error) as error:
        raise NotAPhotoError("broken") from error


def _opened(file: IO[bytes]) -> Image.Image:
    """The picture, of which only the head has been read."""
    try:
        picture = Image.open(file, formats=tuple(MOST_POINTS))
    except UnidentifiedImageError as error:
        raise NotAPhotoError("kind") from error
    if picture.width * picture.height > MOST_POINTS[str(picture.format)]:
        raise NotAPhotoError("points")
    return picture


def _drawn(picture: Image.Image) -> Drawn:
    picture.thumbnail((LARGE, LARGE))
    turned = ImageOps.exif_transpose(picture).convert("RGBA")
    clean = Image.new("RGB", turned.size, "white")
    clean.paste(turned, mask=turned.getchannel("A"))
    small = clean.copy()
    small.thumbnail((SMALL, SMALL))
    return Drawn(_as_jpeg(clean), _as_jpeg(small), *clean.size)


def _as_jpeg(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()
