"""Pages about reading aloud for parents: who may read and record, and the sound itself."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.texts.recordings import token_of
from driehoek.texts.sayable import key_of
from driehoek.texts.tests.test_recordings import recorded, words
from tests.access.pages import Page
from tests.access.people import EVERYBODY, only

READERS = only("marieke", "fatma", "ruud", "zeynep")


def place(_cast: Cast) -> dict[str, Any]:
    """The preschool."""
    return {"code": "vlindertuin"}


def a_text(cast: Cast) -> dict[str, Any]:
    """Words of the library in Tigrinya."""
    return {**place(cast), "language": "ti", "key": key_of(words())}


PAGES = {
    "recordings": Page(place, get=READERS),
    "recording": Page(a_text, get=READERS, post=READERS),
    "recording_remove": Page(lambda cast: {**place(cast), "pk": recorded(cast).pk}, get=None, post=READERS),
    "recording_sound": Page(lambda cast: {"token": token_of(recorded(cast))}, get=EVERYBODY),
}
