"""Turning text from files into values; what cannot be used raises `BadValueError`, which `Checker` collects."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from driehoek.exchange.readers.errors import BadValueError, shown
from driehoek.exchange.readers.records import RowError

T = TypeVar("T")

NAME, KEY, NUMBER, INFIX, INITIALS, GROUP, GRADE, EMAIL, CITY, LANGUAGE = 200, 256, 64, 20, 20, 100, 10, 254, 100, 60
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T].*)?")
YEAR_FIRST = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[ T].*|Z|[+-]\d\d:\d\d)?")
POSTCODE = re.compile(r"(\d{4}) ?([A-Za-z]{2})")
SCHOOL_YEAR = re.compile(r"(\d{4})[-/](\d{4})")


def clean(value: str) -> str:
    """The text without control characters (a database may refuse them) and with single spaces."""
    # Nearly every text is fine as it is, and an import has a million of them.
    if value.isprintable():
        return " ".join(value.split())
    visible = "".join(" " if unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") else letter for letter in value)
    return " ".join(visible.split())


def text(longest: int) -> Callable[[str], str]:
    """A reader of text of at most `longest` characters, the width of its column in the register."""

    def read(value: str) -> str:
        if len(value) > longest:
            raise BadValueError("too_long", length=str(len(value)), longest=str(longest))
        return value

    return read


def day(value: str) -> date:
    """A date written as 2018-12-31, 20181231, 31-12-2018, 31/12/2018 or 31.12.2018; the day stands before the month."""
    if match := YEAR_FIRST.fullmatch(value):
        year, month, number = match.groups()
    elif match := DAY_FIRST.fullmatch(value):
        number, month, year = match.groups()
    else:
        raise BadValueError("bad_date", value=shown(value))
    try:
        found = date(int(year), int(month), int(number))
    except ValueError:
        raise BadValueError("bad_date", value=shown(value)) from None
    if not 1900 <= found.year <= 2100:
        raise BadValueError("bad_date", value=shown(value))
    return found


def moment(value: str) -> datetime | None:
    """A date with time in ISO 8601, or None: nobody has to repair the time a file was made."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def school_year(value: str) -> str:
    """A school year as 2026-2027: the second year follows the first, and no list of years limits it."""
    match = SCHOOL_YEAR.fullmatch(value)
    if not match or int(match[2]) != int(match[1]) + 1:
        raise BadValueError("bad_school_year", value=shown(value))
    return f"{match[1]}-{match[2]}"


def email(value: str) -> str:
    """One e-mail address."""
    address = value.removeprefix("mailto:")
    try:
        validate_email(address)
    except ValidationError:
        raise BadValueError("bad_email", value=shown(value)) from None
    return text(EMAIL)(address)


def phone(value: str) -> str:
    """A phone number as E.164, read as a Dutch number when it has no country.

    Dutch numbers must exist; of other countries only the length is judged, as their plans change without our knowing.
    """
    try:
        number = phonenumbers.parse(value, "NL")
    except phonenumbers.NumberParseException:
        raise BadValueError("bad_phone", value=shown(value)) from None
    right = phonenumbers.is_valid_number if number.country_code == 31 else phonenumbers.is_possible_number
    if not right(number):
        raise BadValueError("bad_phone", value=shown(value))
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def postcode(value: str) -> str:
    """A postcode; a Dutch one is written as 1234 AB."""
    match = POSTCODE.fullmatch(value)
    return f"{match[1]} {match[2].upper()}" if match else text(10)(value)


def grade(value: str) -> str:
    """A year as other countries write it: without leading zeros."""
    return text(GRADE)(value.lstrip("0") or "0")


class Checker:
    """Reads the values of one row; what is wrong becomes a `RowError` and the row goes on without it."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.errors: list[RowError] = []

    def take(self, name: str, raw: str | None, read: Callable[[str], T], otherwise: T) -> T:
        """The value of field `name`, or `otherwise` when it is empty or wrong."""
        value = clean(raw) if raw else ""
        if not value:
            return otherwise
        try:
            return read(value)
        except BadValueError as bad:
            self.add(name, bad.code, **bad.params)
            return otherwise

    def day(self, name: str, raw: str | None) -> date | None:
        """The date in field `name`, or None."""
        return self.take(name, raw, day, None)

    def text(self, name: str, raw: str | None, longest: int = NAME) -> str:
        """The text in field `name`, or ""."""
        return self.take(name, raw, text(longest), "")

    def add(self, name: str, code: str, **params: str) -> None:
        """Note that field `name` is wrong."""
        self.errors.append(RowError(self.row, name, code, params))
