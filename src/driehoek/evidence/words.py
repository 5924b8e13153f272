"""How an evidence file says numbers, days and languages."""

from datetime import date

from babel.core import Locale
from babel.dates import format_date
from django.utils.translation import gettext as _

from driehoek.evidence.closing import OTHERS
from driehoek.indicators.figures import Cell
from driehoek.indicators.words import tongue
from driehoek.shared.stats import percent


def day(moment: date) -> str:
    """A day with its year: a file is read years later."""
    return format_date(moment, "long", locale=tongue())


def share(cell: Cell) -> str:
    """The share in percent, or a dash when there is nothing to count."""
    return "–" if cell.share is None else f"{percent(cell.share)}%"


def interval(cell: Cell) -> str:
    """Between which percentages the share lies."""
    bounds = cell.interval
    return f"{percent(bounds.low)}–{percent(bounds.high)}%" if bounds else "–"


def of(count: int, whole: int) -> str:
    """So many of so many."""
    return _("%(count)s of %(whole)s") % {"count": count, "whole": whole}


def language_name(code: str) -> str:
    """A language as readers of the file call it; the row of small ones put together is called so."""
    if code == OTHERS:
        return _("Other languages together")
    return str(Locale.parse(tongue()).languages.get(code, code)).capitalize()
