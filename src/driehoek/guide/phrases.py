"""What parents read of the guide outside its templates."""

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

CHOOSE_STEP = _("Which education does your child follow now?")
SECTORS = {
    "care": _("Care and well-being"),
    "technology": _("Technology and building"),
    "economy": _("Economy and business"),
    "green": _("Plants, animals and food"),
    "broad": _("Several directions"),
}


def years(low: int, high: int) -> str:
    """Say how long something takes; nothing for what has no length of its own, as work."""
    if not high:
        return ""
    if low == high:
        return ngettext("%(number)s year", "%(number)s years", high) % {"number": high}
    return gettext("%(low)s to %(high)s years") % {"low": low, "high": high}


def picture_title(step: str) -> str:
    """What the picture is called."""
    return gettext("The roads from %(step)s") % {"step": step}


def went_on(part: int, whole: int) -> str:
    """Say how many went on to study."""
    return gettext("%(part)s of %(whole)s went on to study.") % {"part": part, "whole": whole}
