"""The bare words of deliveries, without greeting and address: for a letter on paper, or to be said on the phone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, Protocol

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import translation

from driehoek.messages.models import Delivery, Message, Post
from driehoek.messages.ready import BadDetail, Damaged, fill
from driehoek.people.models import Location
from driehoek.shared.languages import language
from driehoek.texts.phrases import source
from driehoek.texts.queries import Shown, shown_in

Wanted = set[tuple[int, str]]
Told = dict[tuple[int, str], "Words"]
ADDRESS = re.compile(r"^\s*https?://\S+\s*$", re.MULTILINE)


class Teller(Protocol):
    """A room upstairs that knows what its deliveries are about; named in the setting DRIEHOEK_TELLERS."""

    def words(self, numbers: set[int], code: str, /) -> "dict[int, Words]":
        """Number -> title and text in this language, or in the school's own."""
        ...

    def standing(self) -> Q:
        """Match the deliveries (through `about_id`) that are still to be told."""
        ...

    def letters(self, numbers: set[int], /) -> dict[int, dict[str, Any]]:
        """Number -> the whole letter, for what has a letter of its own form."""
        ...


@dataclass(frozen=True)
class Words:
    """A title and a text in one language; `state` is that of the texts room, empty for what needs no source."""

    title: str
    body: str
    language: str
    state: str = ""

    @property
    def direction(self) -> str:
        """The direction of the text."""
        return language(self.language).direction

    @property
    def source(self) -> str:
        """Who translated it, honestly, in the language of the page."""
        return source(self.state, language(self.language).own_name)


def whole_text(words: Words, *, name: str, url: str, location: Location) -> str:
    """The whole text for one person in the language of the words: a greeting, the words, and where to read them."""
    context = {"name": name, "words": words, "url": url, "location": location}
    with translation.override(words.language):
        return render_to_string("messages/mail/words.txt", context)


@cache
def tellers() -> dict[str, Teller]:
    """The rooms that know what their deliveries are about, by `about_kind`."""
    return {kind: import_module(name) for kind, name in settings.DRIEHOEK_TELLERS.items()}


def standing() -> Q:
    """Match deliveries of which what they are about still stands: an activity may be over, or not go on."""
    match = ~Q(about_kind__in=tellers())
    for kind, teller in tellers().items():
        match |= Q(about_kind=kind) & teller.standing()
    return match


def words_for(deliveries: Iterable[Delivery], code: str = "") -> dict[int, Words]:
    """Delivery number -> its words in the language with this code, else in its own.

    The queries grow with the kinds of deliveries and the languages, not with their number. In the own language there
    are always words; in another only those of what is known there.
    """
    rows = list(deliveries)
    found: dict[str, Told] = {}
    for kind in {row.about_kind for row in rows}:
        wanted = {(row.about_id, code or row.language) for row in rows if row.about_kind == kind and row.about_id}
        found[kind] = _told(kind, wanted)
    told = {row.pk: found[row.about_kind].get((row.about_id or 0, code or row.language)) for row in rows}
    return {row.pk: words for row in rows if (words := told[row.pk] or _as_sent(row, code))}


def _told(kind: str, wanted: Wanted) -> Told:
    if kind == "message":
        return _messages(wanted)
    if kind == "post":
        return _posts(wanted)
    return _upstairs(tellers()[kind], wanted) if kind in tellers() else {}


def _messages(wanted: Wanted) -> Told:
    numbers = {number for number, _ in wanted}
    known = {row.pk: row for row in Message.objects.filter(pk__in=numbers).select_related("text")}
    texts = shown_in((known[pk].text, code) for pk, code in wanted if pk in known and known[pk].text)  # type: ignore[misc]
    told = {(pk, code): _ready(known[pk], code) for pk, code in wanted if pk in known and known[pk].ready}
    own = {(pk, code): texts.get((known[pk].text_id or 0, code)) for pk, code in wanted if pk in known}
    return {key: words for key, words in told.items() if words} | _from_texts(own)


def _ready(message: Message, code: str) -> Words | None:
    try:
        filled = fill(message.ready, code, message.details)
    except (BadDetail, Damaged):
        return None
    return Words(filled.title, filled.body, code)


def _posts(wanted: Wanted) -> Told:
    posts = Post.objects.filter(pk__in={number for number, _ in wanted}).select_related("text")
    known = {row.pk: row for row in posts}
    texts = shown_in((known[pk].text, code) for pk, code in wanted if pk in known)
    return _from_texts({(pk, code): texts[known[pk].text_id, code] for pk, code in wanted if pk in known})


def _from_texts(texts: "dict[tuple[int, str], Shown | None]") -> Told:
    return {key: Words(shown.title, shown.body, shown.language, shown.state) for key, shown in texts.items() if shown}


def _upstairs(teller: Teller, wanted: Wanted) -> Told:
    told: Told = {}
    for code in {code for _, code in wanted}:
        words = teller.words({number for number, asked in wanted if asked == code}, code)
        told |= {(number, code): one for number, one in words.items()}
    return told


def _as_sent(delivery: Delivery, code: str) -> Words | None:
    """What would have been sent, without the lines that hold nothing but an address."""
    if code not in ("", delivery.language):
        return None
    return Words(delivery.subject, ADDRESS.sub("", delivery.body).strip(), delivery.language)
