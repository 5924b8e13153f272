"""Filling in a ready message, and proving that every value came through unharmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from driehoek.messages.ready import values as details_of
from driehoek.messages.ready.library import PLACE, ReadyMessage, Words, names_in, ready_messages
from driehoek.messages.ready.values import FIRST_STRONG, POP


class Damaged(Exception):  # noqa: N818 - the text is damaged, the program is not in error
    """A text in which a value did not come through unharmed; it must not be sent. `reason` is for staff."""

    def __init__(self, reason: object) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)


@dataclass(frozen=True)
class Filled:
    """A whole message in one language as plain text; `values` is how each placeholder is written in it."""

    title: str
    body: str
    values: Mapping[str, str]
    language: str


def fill(key: str, language: str, details: Mapping[str, Any]) -> Filled:
    """The message with its details (JSON values) in the reader's language, checked.

    A moment without time zone is on the Dutch clock, an amount is in euro cents. Details that the message has no place
    for are left out; one that is known in more languages stands beside it, per language, as `<name>_in`. Raises
    KeyError for an unknown key, `BadDetail` for a detail that is missing or wrong, and `Damaged` when a value did not
    come through.
    """
    message = ready_messages()[key]
    words = message.words(language)
    written = _written(message, words.language, details)
    filled = Filled(_put(words.title, written), _put(words.body, written), written, words.language)
    verify(words.title, written, filled.title)
    verify(words.body, written, filled.body)
    return filled


def preview(key: str, language: str, labels: Mapping[str, str]) -> Words:
    """The words of a message with labels such as "[the day]" where values will come, to choose it from a list."""
    words = ready_messages()[key].words(language)
    shown = {name: f"[{label}]" for name, label in labels.items()}
    return Words(_put(words.title, shown), _put(words.body, shown), words.language, words.reviewed)


def verify(template: str, values: Mapping[str, str], text: str) -> None:
    """Raise `Damaged` unless `text` holds each value of `template` exactly as often as it should, and nothing loose.

    Works on every rendering of the template that keeps its words, whoever made it.
    """
    used = names_in(template)
    for name in sorted(used):
        if text.count(values[name]) != _expected(template, values, name):
            raise Damaged(_("What was filled in for “%(name)s” did not come through unharmed.") % {"name": name})
    rest = text
    for value in sorted({values[name] for name in used}, key=len, reverse=True):
        rest = rest.replace(value, "")
    if "{" in rest or "}" in rest:
        raise Damaged(_("A place to fill in is still open."))
    if not _balanced(text):
        raise Damaged(_("The direction of a name or a text is not closed."))


def _written(message: ReadyMessage, language: str, details: Mapping[str, Any]) -> dict[str, str]:
    return {
        one.name: details_of.render(one.type, details_of.parse(one.name, one.type, told), language)
        for one in message.placeholders
        for told in [details.get(f"{one.name}_in", {}).get(language, details.get(one.name))]
    }


def _put(template: str, values: Mapping[str, str]) -> str:
    # One pass: what stands in a value is never taken for a placeholder.
    return PLACE.sub(lambda place: values[place[1]], template)


def _expected(template: str, values: Mapping[str, str], name: str) -> int:
    """How often the value of `name` stands in the finished text: in its places, in other values, in the words."""
    value = values[name]
    parts = PLACE.split(template)
    literals, places = parts[::2], parts[1::2]
    return sum(part.count(value) for part in literals) + sum(values[place].count(value) for place in places)


def _balanced(text: str) -> bool:
    """Whether every mark that opens a direction is closed on the same line, without nesting."""
    for line in text.split("\n"):
        marks = [sign for sign in line if sign in (FIRST_STRONG, POP)]
        if marks != [FIRST_STRONG, POP] * (len(marks) // 2):
            return False
    return True
