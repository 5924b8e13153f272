"""Texts in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from driehoek.shared.languages import language as language_of
from driehoek.texts.models import Text, Version
from driehoek.texts.phrases import read_original, source

State = Version.State
READY = (State.MACHINE, State.CHECKED, State.PERSON)


@dataclass(frozen=True)
class Shown:
    """A text as one reader gets it: a version, or the original when there is none, and where it comes from.

    `state` is "original", "machine", "checked", "person" or "missing" (not translated: title and body are the
    original). `original` is the text itself when a translation is shown, for who wants to read that too.
    """

    title: str
    body: str
    language: str
    state: str
    original: Text | None = None

    @property
    def direction(self) -> str:
        """The direction of the language in which it stands: "ltr" or "rtl"."""
        return language_of(self.language).direction

    @property
    def foreign(self) -> bool:
        """Whether it is not in the language that was asked for."""
        return self.state == "missing"

    @property
    def source(self) -> str:
        """Who translated it, honestly, in the language of the page; empty for an original in the own language."""
        return source(self.state, language_of(self.language).own_name)

    @property
    def original_direction(self) -> str:
        """The direction of the original."""
        return language_of(self.original.language).direction if self.original else ""

    @property
    def read_original(self) -> str:
        """The words that lead to the original; empty when that is what is shown."""
        return read_original(language_of(self.original.language).own_name) if self.original else ""


def shown(texts: Iterable[Text], language: str) -> dict[int, Shown]:
    """Return text pk -> the text as a reader of `language` gets it; one query for any number."""
    texts = list(texts)
    foreign = [text.pk for text in texts if text.language != language]
    rows = Version.objects.filter(text__in=foreign, language=language, state__in=READY) if foreign else []
    versions = {version.text_id: version for version in rows}
    return {text.pk: _shown(text, versions.get(text.pk), language) for text in texts}


def shown_one(text: Text, language: str) -> Shown:
    """Return one text as a reader of `language` gets it."""
    return shown([text], language)[text.pk]


def _shown(text: Text, version: Version | None, language: str) -> Shown:
    if version:
        return Shown(version.title or text.title, version.body, language, version.state, text)
    return Shown(text.title, text.body, text.language, "original" if text.language == language else "missing")
