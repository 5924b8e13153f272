"""Days and times in the language of the page: `{% load moments %}`, then `{{ activity.starts_at|day_and_time }}`."""

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from driehoek.shared import moments

register = template.Library()


def _code() -> str:
    return get_language() or "nl"


@register.filter
def day(moment: date) -> str:
    """The day in full: "donderdag 3 december"; with its year when that is not this year."""
    return _with_year(moments.day(moment, _code()), moment)


@register.filter
def date_in_full(moment: date) -> str:
    """A day far away, with its year and without its weekday: "21 maart 2029"."""
    return moments.date_in_full(moment, _code())


@register.filter
def day_and_time(moment: datetime) -> str:
    """The day with its time: "donderdag 3 december, 19:00"."""
    return f"{day(moment)}, {moments.clock(moment)}" if _other_year(moment) else moments.day_and_time(moment, _code())


@register.filter
def short_day(moment: date) -> str:
    """The day in a list: "do 3 dec"."""
    return _with_year(moments.short_day(moment, _code()), moment)


@register.filter
def relative_day(moment: date) -> str:
    """How far away a day is: "vandaag", "over 3 dagen"."""
    return moments.relative_day(moment, _code())


def _other_year(moment: date) -> bool:
    return moments.local_day(moment).year != timezone.localdate().year


def _with_year(words: str, moment: date) -> str:
    return f"{words} {moments.local_day(moment).year}" if _other_year(moment) else words


@register.filter
def until(start: datetime, end: datetime) -> str:
    """From one time to another: `{{ activity.starts_at|until:activity.ends_at }}` gives "19:00 tot 20:30"."""
    return moments.time_range(start, end, _code())


@register.filter
def leaf_month(moment: date) -> str:
    """The month on a calendar leaf: "dec"."""
    return moments.month_short(moment, _code())


@register.filter
def leaf_day(moment: date) -> str:
    """The number on a calendar leaf: "3"."""
    return moments.day_number(moment)
