"""The pictures in docs/screens/ are those that the command takes, and light enough for everybody's clone."""

from driehoek.demo.screens import SCREENS
from tests.docs.pages import DOCS

PICTURES = sorted((DOCS / "screens").iterdir())


def test_every_screen_has_its_picture_and_nothing_else_lies_there() -> None:
    assert [picture.name for picture in PICTURES] == sorted(f"{screen.name}.png" for screen in SCREENS)


def test_pictures_are_light() -> None:
    assert sum(picture.stat().st_size for picture in PICTURES) < 3_000_000
