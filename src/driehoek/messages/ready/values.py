"""What stands in a placeholder: checked by its type, and written in the language of the reader."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from unicodedata import category
from urllib.parse import urlsplit

from babel.numbers import format_currency, format_decimal
from django.utils.translation import gettext_lazy as _

from driehoek.shared import moments
from driehoek.shared.languages import language as known_language

FIRST_STRONG, POP = "\u2068", "\u2069"
JOINERS = "\u200c\u200d"  # Persian and other scripts need them inside words; nothing else invisible is kept
LONGEST = {"name": 100, "place": 200, "phone": 40, "text": 500, "link": 500}
HIGHEST = 1_000_000
HIGHEST_CENTS = 10_000_000


class BadDetail(ValueError):  # noqa: N818 - it is the detail that is bad
    """A detail that cannot be filled in: `field` is the placeholder, `message` says to staff what to do."""

    def __init__(self, field: str, message: object) -> None:
        super().__init__(field, message)
        self.field, self.message = field, message

    def __str__(self) -> str:
        return f"{self.field}: {self.message}"


@dataclass(frozen=True)
class Type:
    """One type of placeholder: `parse` makes a checked value of JSON, `render` writes it in a language."""

    parse: Callable[[str, Any], Any]
    render: Callable[[Any, str], str]
    one_line: bool = True
    isolated: bool = False


def parse(field: str, kind: str, value: Any) -> Any:
    """The checked value of a detail as JSON keeps it (dates in ISO form); raises `BadDetail`."""
    if value is None or value == "":
        raise BadDetail(field, _("This has to be filled in."))
    if isinstance(value, date | time):
        value = value.isoformat()
    return TYPES[kind].parse(field, value)


def render(kind: str, value: Any, language: str) -> str:
    """A checked value in the reader's language, with Latin digits."""
    return TYPES[kind].render(value, language)


def isolated(text: str) -> str:
    """`text` between marks that keep its direction to itself, line by line: a mark does not live past a line."""
    return "\n".join(f"{FIRST_STRONG}{line}{POP}" for line in text.split("\n"))


def visible(text: str) -> str:
    """`text` on one line without control characters, direction marks and other signs that nobody can see."""
    spaced = (" " if sign.isspace() else sign for sign in text)
    kept = (sign for sign in spaced if sign in JOINERS or category(sign) not in ("Cc", "Cf", "Co", "Cs"))
    return " ".join("".join(kept).split())


def _words(field: str, value: Any) -> str:
    line = visible(_string(field, value))
    if not line.strip(JOINERS + " "):
        raise BadDetail(field, _("This has to be filled in."))
    return line


def _lines(field: str, value: Any) -> str:
    lines = (visible(line) for line in _string(field, value).splitlines())
    kept = [line for line in lines if line.strip(JOINERS + " ")]
    if not kept:
        raise BadDetail(field, _("This has to be filled in."))
    return "\n".join(kept)


def _string(field: str, value: Any) -> str:
    if not isinstance(value, str):
        raise BadDetail(field, _("This has to be text."))
    return value


def _at_most(kind: str, read: Callable[[str, Any], str]) -> Callable[[str, Any], str]:
    """`read`, but refusing what is longer than fits in a message."""

    def checked(field: str, value: Any) -> str:
        text = read(field, value)
        if len(text) > LONGEST[kind]:
            raise BadDetail(field, _("This is too long: at most %(most)d characters.") % {"most": LONGEST[kind]})
        return text

    return checked


def _link(field: str, value: Any) -> str:
    address = _string(field, value).strip()
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("https", "http") and bool(parts.hostname) and parts.username is None
    except ValueError:
        good = False
    # An address is printed as it is, so nothing in it may be invisible or need its own direction.
    if not good or not address.isascii() or not address.isprintable() or set(address) & set(' {}<>"'):
        raise BadDetail(field, _("This has to be a whole web address that begins with https://."))
    return address


def _date(field: str, value: Any) -> date:
    try:
        return date.fromisoformat(_string(field, value))
    except ValueError as slip:
        raise BadDetail(field, _("This has to be a day.")) from slip


def _time(field: str, value: Any) -> time:
    try:
        return time.fromisoformat(_string(field, value)).replace(tzinfo=None)
    except ValueError as slip:
        raise BadDetail(field, _("This has to be a time, for example 15:30.")) from slip


def _day_time(field: str, value: Any) -> datetime:
    text = _string(field, value)
    try:
        moment = datetime.fromisoformat(text)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=moments.AMSTERDAM)
        aware.astimezone(moments.AMSTERDAM)
    except (ValueError, OverflowError) as slip:
        raise BadDetail(field, _("This has to be a day with a time.")) from slip
    if len(text) <= len("2026-12-03"):
        raise BadDetail(field, _("This has to be a day with a time."))
    return aware


def _period(field: str, value: Any) -> tuple[date, date]:
    if not isinstance(value, Mapping) or not {"start", "end"} <= set(value):
        raise BadDetail(field, _("This has to be a first and a last day."))
    first, last = (_date(field, _iso(value[name])) for name in ("start", "end"))
    if last < first:
        raise BadDetail(field, _("The last day is before the first day."))
    return first, last


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _count(highest: int) -> Callable[[str, Any], int]:
    def checked(field: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= highest:
            raise BadDetail(field, _("This has to be a whole number, 0 or more."))
        return value

    return checked


def _amount(cents: int, language: str) -> str:
    # CLDR writes "EUR" in Ukrainian; the sign on the price tag is the same for everyone.
    written = format_currency(Decimal(cents) / 100, "EUR", locale=_locale(language), numbering_system="latn")
    return written.replace("EUR", "€")


def _number(number: int, language: str) -> str:
    return format_decimal(number, locale=_locale(language), numbering_system="latn")


def _span(days: tuple[date, date], language: str) -> str:
    first, last = (moments.day(one, language) for one in days)
    return first if first == last else f"{first} – {last}"


def _locale(language: str) -> str:
    code = known_language(language).code
    return "en_GB" if code == "en" else code


def _as_it_is(value: str, _language: str) -> str:
    return value


def _isolated(value: str, _language: str) -> str:
    return isolated(value)


TYPES: dict[str, Type] = {
    "name": Type(_at_most("name", _words), _isolated, isolated=True),
    "place": Type(_at_most("place", _words), _isolated, isolated=True),
    "phone": Type(_at_most("phone", _words), _isolated, isolated=True),
    "text": Type(_at_most("text", _lines), _isolated, one_line=False, isolated=True),
    "link": Type(_at_most("link", _link), _as_it_is, one_line=False),
    "number": Type(_count(HIGHEST), _number),
    "amount": Type(_count(HIGHEST_CENTS), _amount),
    "date": Type(_date, moments.day),
    "time": Type(_time, lambda value, _language: f"{value:%H:%M}"),
    "day_time": Type(_day_time, moments.day_and_time),
    "period": Type(_period, _span),
}
