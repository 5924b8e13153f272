"""Days and times in the reader's language, always on the Dutch clock.

Dates come from CLDR through Babel, in the Gregorian calendar. Digits are Latin and hours count to 24 in every
language, so that what a parent reads is the same as on the poster at the school door.
"""

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from babel.core import Locale
from babel.dates import format_date
from babel.lists import format_list
from django.utils import timezone, translation

from driehoek.shared import phrases
from driehoek.shared.languages import language as known_language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_LOCALES = {"en": "en_GB"}
_COMMAS = {"ar": "،", "fa": "،", "ti": "፣"}


def day(moment: date, language: str) -> str:
    """The day in full, without its year: "donderdag 3 december". Takes a date or an aware datetime."""
    locale = _locale(language)
    skeletons = locale.datetime_skeletons
    short, month, long_month = (skeletons[name].pattern for name in ("MMMEd", "MMMd", "MMMMd"))
    # CLDR has no pattern for this everywhere: the short one, with its month and weekday written out.
    pattern = short.replace(month, long_month).replace("E", "EEEE")
    return format_date(local_day(moment), pattern, locale=locale)


def date_in_full(moment: date, language: str) -> str:
    """The day of a month and year, when its weekday says nothing: "21 maart 2029"."""
    return format_date(local_day(moment), "long", locale=_locale(language))


def short_day(moment: date, language: str) -> str:
    """The day in a table or a list: "do 3 dec"."""
    locale = _locale(language)
    return format_date(local_day(moment), locale.datetime_skeletons["MMMEd"].pattern, locale=locale)


def day_and_time(moment: datetime, language: str) -> str:
    """The day in full with its time: "donderdag 3 december, 19:00"."""
    comma = _COMMAS.get(_locale(language).language, ",")
    return f"{day(moment, language)}{comma} {clock(moment)}"


def clock(moment: datetime) -> str:
    """The time on the Dutch clock: "19:00", the same in every language."""
    return f"{_local(moment):%H:%M}"


def time_range(start: datetime, end: datetime, language: str) -> str:
    """From one time to another: "19:00 tot 20:30"."""
    with translation.override(_locale(language).language):
        return phrases.time_range(clock(start), clock(end))


def weekdays(days: list[int], language: str, width: Literal["wide", "abbreviated"] = "wide") -> str:
    """Weekdays as a sentence part, 0 being Monday: "maandag en woensdag", or abbreviated "ma en wo"."""
    locale = _locale(language)
    return format_list([locale.days["format"][width][number] for number in days], locale=locale)


def month_short(moment: date, language: str) -> str:
    """The month on a calendar leaf: "dec"."""
    return format_date(local_day(moment), "LLL", locale=_locale(language))


def day_number(moment: date) -> str:
    """The number on a calendar leaf: "3"."""
    return str(local_day(moment).day)


def relative_day(moment: date, language: str, today: date | None = None) -> str:
    """How far away a day is: "vandaag", "morgen", "over 3 dagen", "2 dagen geleden"; `today` is by default today."""
    distance = local_day(moment) - (today or timezone.localdate(timezone=AMSTERDAM))
    with translation.override(_locale(language).language):
        return phrases.relative_day(distance.days)


def school_year_of(moment: date) -> str:
    """The name of the school year a day falls in, "2026-2027"; by law it starts on 1 August (WPO art. 1)."""
    on = local_day(moment)
    first = on.year if on.month >= 8 else on.year - 1
    return f"{first}-{first + 1}"


def local_day(moment: date) -> date:
    """The calendar day in the Netherlands of a date or an aware datetime; ValueError for a naive datetime."""
    return _local(moment).date() if isinstance(moment, datetime) else moment


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("A moment without time zone cannot be shown.")
    return moment.astimezone(AMSTERDAM)


def _locale(code: str) -> Locale:
    known = known_language(code).code
    return Locale.parse(_LOCALES.get(known, known))
