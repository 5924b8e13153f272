"""Dates and clock times in words: found in the language of the writer, written anew in that of the reader.

An engine that reads "3 dec" or "half negen" may well make another day or hour of it. CLDR knows the months.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel.core import Locale
from babel.dates import format_date

from driehoek.shared import moments
from driehoek.texts.protected import clock_words

YEARS = range(2024, 2052)  # 28 years hold every weekday on every day of the calendar
Found = tuple[int, int, str]


def dates_in(line: str, source: str, target: str) -> Iterator[Found]:
    """Yield start, end and the same date in the target language, for every date with its month in letters.

    A weekday that does not belong to the date is left out: which of the two is meant is not for us to say.
    """
    months, weekdays = _names(source, "months"), _names(source, "days")
    for found in _pattern(source).finditer(line):
        day, month, year = (found["day"] or found["day2"]), found["month"] or found["month2"], found["year"]
        number, in_month = int(day), months[month.casefold().rstrip(".")]
        weekday = weekdays.get((found["weekday"] or "").casefold())
        on = _date(number, in_month, year, weekday)
        if on:
            yield found.start(), found.end(), _written(on, target, with_year=bool(year), with_day=weekday is not None)
        elif plain := _date(number, in_month, year, None):
            yield found.start("date"), found.end(), _written(plain, target, with_year=bool(year), with_day=False)


def clocks_in(line: str, source: str) -> Iterator[Found]:
    """Yield start, end and "8:30" for every clock time in words, and for "8.30 uur" without its word."""
    for found in re.finditer(r"(?<![\w.,])(\d{1,2})[.:](\d{2})(?=\s*(?:uur|u\b))", line):
        if int(found[1]) < 24 and int(found[2]) < 60:
            yield found.start(), found.end(), f"{int(found[1])}:{found[2]}"
    said = _clock_pattern(source)
    for found in said.finditer(line) if said else ():
        before, hour = found[1].casefold(), clock_words(source)["hours"].index(found[2].casefold()) + 1
        yield found.start(), found.end(), _clock(source, before, hour)


def _clock(source: str, before: str, hour: int) -> str:
    words = clock_words(source)
    if before in words["quarter_past"]:
        return f"{hour}:15"
    earlier = hour - 1 or 12
    return f"{earlier}:30" if before in words["half"] else f"{earlier}:45"


@cache
def _clock_pattern(source: str) -> re.Pattern[str] | None:
    words = clock_words(source)
    if not words:
        return None
    before = "|".join(words["half"] + words["quarter_past"] + words["quarter_to"])
    return re.compile(rf"(?<!\w)({before})\s+({'|'.join(words['hours'])})(?!\w)", re.IGNORECASE)


@cache
def _names(language: str, what: str) -> dict[str, int]:
    """Every way to write a month or a weekday (0 is Monday), without final point, with its number."""
    tables = getattr(Locale.parse(language), what)
    return {
        name.casefold().rstrip("."): number
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in tables[context][width].items()
        if len(name.rstrip(".")) > 2 or (what == "days" and width == "abbreviated")
    }


@cache
def _pattern(language: str) -> re.Pattern[str]:
    month = _one_of(_names(language, "months"))
    weekday = _one_of(_names(language, "days"))
    small = r"(?:\s*(?:e|de|ste|st|nd|rd|th|er)(?=\s)|\.)?(?:\s+(?:de|da|of))?"
    year = r"(?:,?\s+(?:de\s+)?(?P<year>20\d\d)(?![\w]))?"
    lead = rf"(?:(?P<weekday>{weekday})\.?,?\s+)?"
    first = rf"(?P<day>\d{{1,2}}){small}\s+(?P<month>{month})(?!\w)\.?"
    other = rf"(?P<month2>{month})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w.:])"
    return re.compile(rf"(?<![\w.,/-]){lead}(?P<date>(?:{first}|{other}){year})", re.IGNORECASE)


def _one_of(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


def _date(day: int, month: int, year: str | None, weekday: int | None) -> date | None:
    """The day that is meant; None when there is none, such as 31 June or a Monday that is a Tuesday."""
    for candidate in [int(year)] if year else YEARS:
        try:
            on = date(candidate, month, day)
        except ValueError:
            continue
        if weekday is None or on.weekday() == weekday:
            return on
    return None


def _written(on: date, language: str, *, with_year: bool, with_day: bool) -> str:
    if with_day and not with_year:
        return moments.day(on, language)
    locale = Locale.parse("en_GB" if language == "en" else language)
    style = ("full" if with_day else "long") if with_year else locale.datetime_skeletons["MMMMd"].pattern
    return format_date(on, style, locale=locale)
