"""What is missing or broken in a catalogue; a broken translation is worse than none, since it reaches a parent."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Message

from driehoek.shared.catalogues.files import read
from driehoek.shared.catalogues.source import texts_for

_PLACEHOLDER = re.compile(r"%\((\w+)\)([sd])")
_PERCENT = re.compile(r"%%|%\(\w+\)[sd]")
_TAG = re.compile(r"</?[^<>]+>")


def missing(language: str) -> list[str]:
    """The msgids that have no translation in this language yet, or not in all its plural forms."""
    if language == "en":
        return []
    catalog = read(language)
    found = [(text, catalog.get(text.id, text.context or None)) for text in texts_for(language)]
    return sorted(text.id for text, message in found if not message or not all(_forms(message, catalog.num_plurals)))


def broken(language: str) -> list[str]:
    """What is wrong with translations of this language, a line each: placeholders, tags, percent signs, outer space."""
    catalog = read(language)
    lines = []
    for message in catalog:
        if message.id:
            forms = [form for form in _forms(message, catalog.num_plurals) if form]
            lines += [f"{_ids(message)[0]!r}: {fault}" for form in forms for fault in _faults(message, form)]
    return sorted(set(lines))


def _ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _forms(message: Message, plurals: int) -> list[str]:
    """All translated forms of a message, padded with empty ones where plural forms are absent."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return strings + [""] * (plurals - len(strings)) if message.pluralizable else strings


def _faults(message: Message, form: str) -> Iterator[str]:
    ids = _ids(message)
    wanted, given = set(_PLACEHOLDER.findall(" ".join(ids))), set(_PLACEHOLDER.findall(form))
    # "One day" may leave out its number; any other text must use exactly what it is given.
    if given != wanted and not (message.pluralizable and given < wanted):
        yield f"placeholders differ in {form!r}"
    if wanted and "%" in _PERCENT.sub("", form):
        yield f"a lone percent sign in {form!r}"
    if sorted(_TAG.findall(ids[-1])) != sorted(_TAG.findall(form)):
        yield f"tags differ in {form!r}"
    if _outer_space(ids[0]) != _outer_space(form):
        yield f"spaces or newlines around {form!r}"


def _outer_space(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
