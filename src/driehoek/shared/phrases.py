"""Small phrases that parents read; whole sentences, so that every language may order its own words."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

CHANGED_MEANWHILE = _("Somebody changed this meanwhile. Compare it, and save again.")
KEPT_NOW = _("Kept now: %(words)s")


def relative_day(days: int) -> str:
    """Say how far away a day is, `days` counted from today (negative is past), in the active language."""
    if days == 0:
        return gettext("today")
    if days in (1, -1):
        return gettext("tomorrow") if days == 1 else gettext("yesterday")
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}


def time_range(start: str, end: str) -> str:
    """Join two clock times in words, which are read aloud well and keep their order next to Arabic letters."""
    return gettext("%(start)s to %(end)s") % {"start": start, "end": end}
