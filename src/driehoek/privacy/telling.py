"""A record as lines: a label, and a value in words for people and as it is for programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import get_language

from driehoek.activities.models import Activity
from driehoek.activities.reasons import codes, reason
from driehoek.privacy import phrases
from driehoek.privacy.codes import in_room_words
from driehoek.privacy.words import LABELS
from driehoek.shared import moments
from driehoek.shared.languages import DEFAULT, LANGUAGES, language
from driehoek.texts.models import Text

LANGUAGE_FIELDS = ("language", "language_read")


@dataclass(frozen=True)
class Line:
    """One value of a record; `language` only where it is known in which the words were written."""

    field: str
    label: Promise | str
    words: str
    value: Any
    language: str = ""

    @property
    def direction(self) -> str:
        """The direction of the language in which the words were written."""
        return language(self.language).direction


def lines(row: Model, fields: Mapping[str, str]) -> list[Line]:
    """The lines of a record; what is empty is not told."""
    found = [_line(row, path, LABELS[label]) for path, label in fields.items()]
    return [one for one in found if one.words]


def _line(row: Model, path: str, label: Promise | str) -> Line:
    holder, value = row, _at(row, path)
    name = path.split("__")[-1]
    for step in path.split("__")[:-1]:
        holder = getattr(holder, step, holder)
    if isinstance(value, Text):
        return Line(path, label, " ".join(filter(None, (value.title, value.body))), value.body, value.language)
    if isinstance(value, Activity):
        value = _title(value)
    return Line(path, label, in_room_words(holder, name, value) or _words(holder, name, value), _plain(value))


def _at(row: Any, path: str) -> Any:
    for step in path.split("__"):
        row = getattr(row, step, None)
    return row


def _title(activity: Activity) -> str:
    titles = {one.language: one.title for one in activity.texts.all()}
    return titles.get(get_language() or DEFAULT) or titles.get(DEFAULT) or next(iter(titles.values()), "")


def _words(holder: Model, name: str, value: Any) -> str:
    """A value as a person reads it, in the language of the page."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return str(phrases.YES if value else phrases.NO)
    if isinstance(value, datetime | date):
        return _moment(value)
    if isinstance(value, list):
        return ", ".join(_words(holder, name, one) for one in value)
    return _choice(holder, name, value) if isinstance(value, str) else str(value)


def _choice(holder: Model, name: str, value: str) -> str:
    known = phrases.VALUES.get(f"{holder._meta.model_name}.{name}", {})
    if value in known:
        return str(known[value])
    if name in LANGUAGE_FIELDS and value in LANGUAGES:
        return LANGUAGES[value].own_name
    if holder._meta.label == "activities.Invitation" and name == "reason" and value in codes("parent"):
        return reason(value).label(get_language() or DEFAULT)
    return str(getattr(holder, f"get_{name}_display", lambda: value)() if getattr(holder, name, "") == value else value)


def _moment(value: date) -> str:
    code = get_language() or DEFAULT
    words = f"{moments.day(value, code)} {moments.local_day(value).year}"
    return f"{words}, {moments.clock(value)}" if isinstance(value, datetime) else words


def _plain(value: Any) -> Any:
    """The value as JSON holds it."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, bool | int | float | str | list | dict | None):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)
