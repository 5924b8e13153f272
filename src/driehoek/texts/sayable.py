"""Words of the libraries upstairs that a person can read aloud: each room tells its own (setting DRIEHOEK_SAYABLE)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import import_module
from typing import Protocol

from django.conf import settings

from driehoek.people.models import Location
from driehoek.shared.languages import DEFAULT


@dataclass(frozen=True)
class Sayable:
    """What is read aloud in one go: its words by language, and whether parents meet it `now` or in the coming weeks."""

    words: Mapping[str, str]
    now: bool = False

    @property
    def name(self) -> str:
        """Its first line in Dutch: how colleagues know it."""
        return self.words[DEFAULT].split("\n", 1)[0]

    def key(self, language: str) -> str:
        """What stands for its words in this language; empty when there are none."""
        return key_of(self.words[language]) if language in self.words else ""


class Room(Protocol):
    """A room upstairs with words to read aloud; named in the setting DRIEHOEK_SAYABLE."""

    def sayables(self, location: Location, /) -> Iterable[Sayable]:
        """Everything that parents of this location can be told."""
        ...


def key_of(words: str) -> str:
    """The digest that stands for these words: other words have another."""
    return sha256(words.encode()).hexdigest()[:32]


@cache
def _rooms() -> list[Room]:
    return [import_module(name) for name in settings.DRIEHOEK_SAYABLE]


def sayables(location: Location) -> list[Sayable]:
    """What rooms upstairs have to read aloud, what parents meet now first; each words once."""
    found = {one.key(DEFAULT): one for room in _rooms() for one in sorted(room.sayables(location), key=lambda s: s.now)}
    return sorted(found.values(), key=lambda one: not one.now)
