"""Real pictures and entries for tests of the class book."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from driehoek.classbook.actions import add_photos, post, tag
from driehoek.classbook.models import Entry, Photo
from driehoek.classbook.pictures import redraw
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import Account, Child, Group

WORDS = "Vandaag hebben we brood gebakken. Iedereen mocht kneden."


def picture(width: int = 80, height: int = 60, kind: str = "JPEG", **more: object) -> bytes:
    """The bytes of a picture as a camera might have made it."""
    out = BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, kind, **more)
    return out.getvalue()


def posted(group: Group, by: Account, body: str = WORDS, title: str = "", language: str = "nl") -> Entry:
    """An entry in the class book of a group."""
    return post(group=group, by=by, language=language, title=title, body=body)


def with_photo(entry: Entry, by: Account, children: Iterable[Child] = (), content: bytes = b"") -> Photo:
    """A photo in an entry, of which was said who is in it: these children, or nobody."""
    content = content or picture()
    drawn = redraw(BytesIO(content), len(content))
    photo = add_photos(entry=entry, by=by, pictures=[drawn])[0]
    tag(photo=photo, by=by, alt="Brood in de oven", children=children)
    photo.refresh_from_db()
    return photo


def files() -> list[Path]:
    """What is kept on disk."""
    return [path for path in Path(default_storage.location).rglob("*") if path.is_file()]  # type: ignore[attr-defined]


def upload(name: str = "IMG_1.jpg", content: bytes = b"") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content or picture(), "image/jpeg")


def send(client: Client, cast: Cast, *photos: SimpleUploadedFile, **more: str) -> str:
    """Post an entry as Marieke; where it leads, or nothing when it was refused."""
    path = reverse("class_book_new", args=[cast.vlinders.pk])
    answer = as_staff(client, cast.marieke).post(path, {"body": WORDS, "language": "nl", "photos": photos, **more})
    return answer.headers.get("Location", "")


def told(client: Client, cast: Cast) -> str:
    """The class book of Vlinders as Marieke sees it."""
    return as_staff(client, cast.marieke).get(reverse("class_book", args=[cast.vlinders.pk])).text
