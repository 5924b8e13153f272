"""The terms of the law: one month, and at most two months longer (AVG, article 12 lid 3)."""

from calendar import monthrange
from datetime import date

LONGER = 2  # months


def month_after(day: date, months: int = 1) -> date:
    """The same day so many months later; the last of the month if that does not exist (EEG 1182/71, art. 3)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
